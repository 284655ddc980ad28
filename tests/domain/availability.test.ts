import assert from 'node:assert/strict';
import {
  availabilityOf,
  availabilityOfFloor,
  type FloorMoment,
} from '../../api/src/domain/availability.ts';
import type { Claim } from '../../api/src/domain/claim.ts';
import { noHolidayAnywhere } from '../../api/src/domain/holiday.ts';
import {
  bookingId,
  floorId,
  type PersonId,
  personId,
  seatId,
  siteId,
} from '../../api/src/domain/ids.ts';
import { nothingSet, nothingSetAnywhere, rulesOn } from '../../api/src/domain/operation.ts';
import type { SeatMode } from '../../api/src/domain/operation-settings.ts';
import type { Seat } from '../../api/src/domain/seat.ts';
import { at, between, siteClock, workday } from '../support/world.ts';

const me = personId('me');
const hanako = personId('hanako');
const floor = floorId('f');
const seats = ['a', 'b', 'c', 'd', 'e'].map(
  (name, at): Seat => ({
    id: seatId(`f.${name}`),
    name: name.toUpperCase(),
    x: at * 10,
    y: 0,
    turn: 0,
    equipment: [],
    ...(name === 'e' ? { closedBecause: '改装中' } : {}),
  }),
);
const seatNamed = (name: string): Seat => {
  const seat = seats.find((candidate) => candidate.name === name);
  if (!seat) throw new Error(`No seat ${name}`);
  return seat;
};
const wanted = between('2026-10-06T09:00:00+09:00', '2026-10-06T18:00:00+09:00');

const clock = siteClock('Asia/Tokyo');
const nameless = (person: PersonId) => ({ id: person, name: person });

function aClaim(seat: string, person = hanako, period = wanted): Claim {
  return { booking: bookingId(`b-${seat}`), person, seat: seatNamed(seat).id, floor, period };
}

function aMoment(claims: readonly Claim[], changes: Partial<FloorMoment> = {}): FloorMoment {
  return {
    floor: { id: floor, siteId: siteId('s'), name: '3F', zones: [], seats },
    rulesOf: rulesOn(nothingSetAnywhere, workday('2026-10-06')),
    clock,
    now: at('2026-10-05T12:00:00+09:00'),
    holidayOn: noHolidayAnywhere,
    wanted,
    claimsOf: (seat) => claims.filter((claim) => claim.seat === seat.id),
    seen: nameless,
    viewer: {
      person: me,
      groups: [],
      claims: claims.filter((claim) => claim.person === me),
      nameOf: (claim) => seats.find((seat) => seat.id === claim.seat)?.name ?? '',
      counted: [],
      seen: nameless,
    },
    ...changes,
  };
}

describe('availability', () => {
  it('is free where nobody has the seat and no rule is against it', () => {
    const free = availabilityOf(seatNamed('A'), aMoment([]));

    assert.equal(free.state, 'free');
    assert.equal(free.refusal, undefined);
  });

  it('names who has a seat and the three nearest free ones (B1, B8)', () => {
    const taken = availabilityOf(seatNamed('B'), aMoment([aClaim('B')]));

    assert.deepEqual(taken.refusal, {
      code: 'seat-taken',
      by: { id: hanako, name: hanako },
      period: wanted,
      clock,
      alternatives: ['A', 'C', 'D'].map((name) => ({ seat: seatNamed(name).id, floor, name })),
    });
  });

  it('does not name who is hidden (E3)', () => {
    const taken = availabilityOf(seatNamed('B'), aMoment([aClaim('B')], { seen: () => undefined }));

    assert.equal(taken.state, 'taken');
    assert.equal(taken.holder, undefined);
    assert.equal(JSON.stringify(taken).includes(hanako), false);
  });

  it('asks as many seats at a time of somebody as the rule of their group does (B2, B3)', () => {
    const moment = aMoment([aClaim('B', me)]);
    const groupRules = [{ group: '受付', seatsAtATime: 'any' }] as const;
    const floorSet = { ...nothingSet, own: { groupRules } };
    const rules = rulesOn({ ...nothingSetAnywhere, floor: floorSet }, workday('2026-10-06'));
    const refusalFor = (groups: readonly string[]) => {
      const viewer = { ...moment.viewer, groups };
      return availabilityOf(seatNamed('A'), { ...moment, rulesOf: rules, viewer }).refusal?.code;
    };

    assert.deepEqual([refusalFor([]), refusalFor(['受付'])], ['already-booked', undefined]);
  });

  it('tells the free part of a seat that is taken for half the day', () => {
    const morning = between('2026-10-06T09:00:00+09:00', '2026-10-06T12:00:00+09:00');

    const partly = availabilityOf(seatNamed('B'), aMoment([aClaim('B', hanako, morning)]));

    assert.equal(partly.state, 'taken');
    assert.deepEqual(partly.freeParts, [
      between('2026-10-06T12:00:00+09:00', '2026-10-06T18:00:00+09:00'),
    ]);
  });

  it('shows the seat I hold as mine and the others as free with the reason why not (B2)', () => {
    const [first, second] = availabilityOfFloor(aMoment([aClaim('A', me)]));

    assert.equal(first?.state, 'mine');
    assert.equal(second?.state, 'free');
    assert.deepEqual(second?.refusal, {
      code: 'already-booked',
      booking: 'b-A',
      seat: seatNamed('A').id,
      seatName: 'A',
      period: wanted,
      clock,
      setAt: 'product',
    });
  });

  it('says why a seat is closed and what is free nearby (B7)', () => {
    const closed = availabilityOf(seatNamed('E'), aMoment([]));

    assert.equal(closed.state, 'blocked');
    assert.equal(closed.refusal?.code === 'seat-closed' && closed.refusal.reason, '改装中');
  });

  it('tells which seats are given to whoever comes, or to one person (B7)', () => {
    const set = (seatMode: SeatMode) => ({ ...nothingSet, own: { seatMode } });
    const operation = {
      ...nothingSetAnywhere,
      seats: {
        [seatNamed('A').id]: set({ kind: 'drop-in' }),
        [seatNamed('B').id]: set({ kind: 'assigned', to: me }),
        [seatNamed('C').id]: set({ kind: 'assigned', to: hanako }),
      },
    };
    const rulesOf = rulesOn(operation, workday('2026-10-06'));
    const modes = (now: string) =>
      availabilityOfFloor(aMoment([], { rulesOf, now: at(now) }))
        .slice(0, 4)
        .map(({ mode, state }) => [mode, state]);

    assert.deepEqual(modes('2026-10-05T12:00:00+09:00'), [
      ['drop-in', 'blocked'],
      ['assigned', 'free'],
      ['assigned', 'blocked'],
      [undefined, 'free'],
    ]);
    assert.deepEqual(modes('2026-10-06T12:00:00+09:00')[0], ['drop-in', 'free']);
  });

  it('blocks every seat outside the window', () => {
    const far = between('2027-10-06T09:00:00+09:00', '2027-10-06T18:00:00+09:00');

    const codes = availabilityOfFloor(aMoment([], { wanted: far })).map(
      ({ refusal }) => refusal?.code,
    );

    assert.deepEqual(new Set(codes), new Set(['too-far-ahead']));
  });
});
