import assert from 'node:assert/strict';
import fc from 'fast-check';
import { floorId, seatId, zoneId } from '../../api/src/domain/ids.ts';
import { floorOfSeat, nearestTo, type Seat, seatIdOn } from '../../api/src/domain/seat.ts';

const aSeat = (name: string, x: number, zone?: string): Seat => ({
  id: seatId(`f.${name}`),
  name,
  x,
  y: 0,
  turn: 0,
  equipment: [],
  ...(zone ? { zoneId: zoneId(zone) } : {}),
});

describe('seat', () => {
  it('has its floor in its id', () => {
    assert.equal(floorOfSeat(seatIdOn(floorId('f1'), 'a.b')), 'f1');
    assert.equal(floorOfSeat(seatId('nothing')), undefined);
    assert.equal(floorOfSeat(seatId('.x')), undefined);
  });

  it('has neighbours of its own zone first, then the nearest', () => {
    const seat = aSeat('A', 0, 'quiet');
    const others = [aSeat('near', 1), aSeat('far', 9, 'quiet'), aSeat('middle', 5, 'quiet'), seat];

    const nearest = nearestTo(seat, others, 3).map(({ name }) => name);

    assert.deepEqual(nearest, ['middle', 'far', 'near']);
  });

  it('finds the same neighbours as sorting all would', () => {
    const seats = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(seats, fc.integer({ min: 1, max: 5 }), (places, howMany) => {
        const seat = aSeat('me', 0);
        const others = places.map((x) => aSeat(`s${x}`, x));

        const found = nearestTo(seat, others, howMany).map(({ x }) => Math.abs(x));

        const sorted = places.map((x) => Math.abs(x)).sort((a, b) => a - b);
        assert.deepEqual(found, sorted.slice(0, howMany));
      }),
    );
  });
});
