import assert from 'node:assert/strict';
import { freeShare, initialsOf, lookOf } from '../../tabs/src/components/seat/seat-look.ts';
import { withChangedSeats } from '../../tabs/src/lib/availability.ts';

const from = '2026-10-05T09:00:00+09:00';
const to = '2026-10-05T13:00:00+09:00';
const half = [{ from: '2026-10-05T11:00:00+09:00', to }];

describe('how a seat is shown', () => {
  it('is partly free while somebody has only a part of the period', () => {
    assert.equal(lookOf({ seatId: 's', state: 'taken', freeParts: half }), 'partly-free');
    assert.equal(lookOf({ seatId: 's', state: 'taken' }), 'taken');
    assert.equal(lookOf(undefined), 'blocked');
  });

  it('fills the ring by the free share of the period', () => {
    const period = { start: Date.parse(from), end: Date.parse(to) };

    assert.equal(freeShare({ seatId: 's', state: 'taken', freeParts: half }, period), 0.5);
  });

  it('shortens names as their script does', () => {
    assert.equal(initialsOf('佐藤 花子'), '佐藤');
    assert.equal(initialsOf('Nguyen Minh Anh'), 'NA');
    assert.equal(initialsOf('Cher'), 'C');
  });
});

describe('withChangedSeats', () => {
  it('replaces what changed and leaves the other seats untouched', () => {
    const still = { seatId: 'a', state: 'free' } as const;
    const before = { from, to, seats: [still, { seatId: 'b', state: 'free' } as const] };

    const after = withChangedSeats(before, [{ seatId: 'b', state: 'taken' }]);

    assert.equal(after.seats[0], still);
    assert.deepEqual(after.seats[1], { seatId: 'b', state: 'taken' });
  });
});
