import assert from 'node:assert/strict';
import type { SeatAvailabilityWire } from '../../api/src/contract/booking-wire.ts';
import type { SeatWire } from '../../api/src/contract/floor-wire.ts';
import { proposeSeat } from '../../tabs/src/features/book-seat/propose-seat.ts';

const aSeat = (name: string, x: number, equipment: SeatWire['equipment'] = []): SeatWire => ({
  id: `f.${name}`,
  name,
  x,
  y: 0,
  turn: 0,
  equipment,
});
const seats = [aSeat('A-1', 0), aSeat('A-2', 10), aSeat('A-3', 20, ['window'])];
const standing = (states: readonly SeatAvailabilityWire['state'][]) =>
  new Map(seats.map(({ id }, at) => [id, { seatId: id, state: states[at] ?? 'free' }]));
const any = { lastSeat: undefined, fits: () => true };

describe('proposeSeat', () => {
  it('proposes the last seat again while it is free', () => {
    assert.deepEqual(proposeSeat(seats, standing([]), { ...any, lastSeat: 'f.A-1' }), {
      seatId: 'f.A-1',
      reason: 'same-as-last',
    });
  });

  it('proposes the nearest to the last seat when that is taken', () => {
    assert.deepEqual(proposeSeat(seats, standing(['taken']), { ...any, lastSeat: 'f.A-1' }), {
      seatId: 'f.A-2',
      reason: 'near-last',
    });
  });

  it('prefers a window where no seat is known', () => {
    assert.deepEqual(proposeSeat(seats, standing([]), any), { seatId: 'f.A-3', reason: 'window' });
  });

  it('proposes only what fits the filter', () => {
    const fits = (id: string) => id === 'f.A-2';

    assert.deepEqual(proposeSeat(seats, standing([]), { ...any, fits }), {
      seatId: 'f.A-2',
      reason: 'free',
    });
  });

  it('proposes nothing where nothing is free', () => {
    assert.equal(proposeSeat(seats, standing(['taken', 'blocked', 'taken']), any), undefined);
  });
});
