import assert from 'node:assert/strict';
import { flawsOfChange } from '../../api/src/domain/change-flaws.ts';
import type { Closure } from '../../api/src/domain/closure.ts';
import type { Floor } from '../../api/src/domain/floor.ts';
import { floorId, personId, seatId, siteId, zoneId } from '../../api/src/domain/ids.ts';
import type { ChangedFloor } from '../../api/src/domain/inherited-flaws.ts';
import {
  type FloorOperation,
  nothingSet,
  nothingSetAnywhere,
} from '../../api/src/domain/operation.ts';
import { type OperationChange, operationAfter } from '../../api/src/domain/operation-change.ts';
import { seatIdOn } from '../../api/src/domain/seat.ts';
import { addDays, clockTime } from '../../api/src/domain/workday.ts';
import { siteClock, workday } from '../support/world.ts';

const today = workday('2026-10-05');
const quiet = zoneId('quiet');
const empty = zoneId('empty');
const site = { id: siteId('tokyo'), name: '東京', ...siteClock('Asia/Tokyo') };
const nightSite = { id: siteId('night'), name: '夜勤', ...siteClock('Asia/Tokyo', '06:00') };
const zoneAt = (id: typeof quiet, name: string) => ({ id, name, x: 0, y: 0, width: 1, height: 1 });

const floorNamed = (name: string): Floor => ({
  id: floorId(name),
  siteId: site.id,
  name,
  zones: [zoneAt(quiet, '静か'), zoneAt(empty, '空')],
  seats: ['A-1', 'A-2'].map((seat) => ({
    id: seatIdOn(floorId(name), seat),
    name: seat,
    zoneId: quiet,
    x: 0,
    y: 0,
    turn: 0,
    equipment: [],
  })),
});

const known = { people: new Set([personId('ada')]), countries: ['JP'] };

type On = {
  readonly name?: string;
  readonly at?: typeof site;
  readonly before?: Partial<FloorOperation>;
};

function changedFloor(
  change: OperationChange,
  { name = '12F', at = site, before }: On,
): ChangedFloor {
  const operation = { ...nothingSetAnywhere, ...before };
  const after = operationAfter(operation, change, today);
  return { floor: floorNamed(name), site: at, before: operation, after, today };
}

const flawsOn = (change: Partial<OperationChange>, ...floors: readonly On[]) => {
  const whole = { place: { level: 'floor' }, own: {}, closures: [], ...change } as const;
  const reached = (floors.length > 0 ? floors : [{}]).map((on) => changedFloor(whole, on));
  return flawsOfChange(whole, { floors: reached, known }).map(
    ({ kind, field, at }) => `${at ? `${at.level} ${at.name}: ` : ''}${field} ${kind}`,
  );
};

const placed = (own: FloorOperation['floor']['own']) => ({ ...nothingSet, own });
const closed = (facts: Partial<Closure>): Closure => ({
  id: 'c',
  first: today,
  last: today,
  reason: '棚卸し',
  ...facts,
});

describe('a change of operation settings that cannot be', () => {
  it('is one of a place that is not there, or where nobody sits', () => {
    const zone = (zoneIdOf: typeof quiet) => ({ level: 'zone', zoneId: zoneIdOf }) as const;

    assert.deepEqual(flawsOn({ place: zone(zoneId('gone')) }), ['place unknown-zone']);
    assert.deepEqual(flawsOn({ place: zone(empty), own: { daysAhead: 3 } }), [
      'place zone-without-seats',
    ]);
    assert.deepEqual(flawsOn({ place: zone(empty) }), []);
    assert.deepEqual(
      flawsOn({ place: { level: 'seat', seatIds: [seatId('12F.A-1'), seatId('other.A-1')] } }),
      ['place unknown-seat'],
    );
  });

  it('names people, countries or seats that are not there', () => {
    assert.deepEqual(flawsOn({ own: { holidaysOf: 'ZZ' } }), ['holidaysOf unknown-country']);
    assert.deepEqual(flawsOn({ own: { holidaysOf: 'JP' } }), []);
    assert.deepEqual(flawsOn({ own: { holidaysOf: '' } }), []);
    assert.deepEqual(
      flawsOn({ own: { mayBook: { people: [personId('ada'), personId('bo')], groups: [] } } }),
      ['mayBook unknown-person'],
    );
    assert.deepEqual(flawsOn({ own: { seatMode: { kind: 'assigned', to: personId('bo') } } }), [
      'seatMode assigned-beyond-seats',
      'seatMode unknown-person',
    ]);
  });

  it('begins in the past, or is one of too many that are planned', () => {
    assert.deepEqual(flawsOn({ from: addDays(today, -1) }), ['from from-in-the-past']);
    assert.deepEqual(flawsOn({ from: today }), []);
    const later = Array.from({ length: 20 }, (_, at) => ({
      from: addDays(today, at + 1),
      own: { daysAhead: at },
    }));
    const before = { floor: { ...nothingSet, later } };
    assert.deepEqual(flawsOn({ from: addDays(today, 40), own: { daysAhead: 60 } }, { before }), [
      'from too-many-changes-to-come',
    ]);
    assert.deepEqual(flawsOn({ from: addDays(today, 20), own: { daysAhead: 60 } }, { before }), []);
  });

  it('has closures that end before they begin, are over, last longer than their year, or are one twice', () => {
    const tomorrow = addDays(today, 1);
    const yesterday = addDays(today, -1);
    const kinds = (...closures: readonly Closure[]) => flawsOn({ closures });
    const hours = (from: string, to: string) => ({ from: clockTime(from), to: clockTime(to) });

    assert.deepEqual(kinds(closed({ first: tomorrow })), ['closures closure-ends-before-start']);
    assert.deepEqual(kinds(closed({ first: yesterday, last: yesterday })), [
      'closures closure-in-the-past',
    ]);
    assert.deepEqual(kinds(closed({ first: yesterday })), []);
    assert.deepEqual(kinds(closed({ first: yesterday, last: yesterday, isYearly: true })), []);
    assert.deepEqual(kinds(closed({ last: addDays(today, 365), isYearly: true })), [
      'closures closure-longer-than-a-year',
    ]);
    assert.deepEqual(kinds(closed({ hours: hours('12:00', '09:00') })), [
      'closures closure-hours-end-before-start',
    ]);
    assert.deepEqual(kinds(closed({}), closed({ reason: '工事' })), [
      'closures two-closures-of-one-id',
    ]);
  });

  it('may keep a closure that has passed since it was entered, but not enter it anew', () => {
    const over = closed({ first: addDays(today, -9), last: addDays(today, -8) });
    const before = { floor: { ...nothingSet, closures: [over] } };

    assert.deepEqual(flawsOn({ closures: [{ ...over, reason: '改装' }] }, { before }), []);
    assert.deepEqual(flawsOn({ closures: [{ ...over, last: addDays(today, -7) }] }, { before }), [
      'closures closure-in-the-past',
    ]);
  });
});

describe('a change of operation settings, after inheritance', () => {
  const short = { longestMinutes: 30 } as const;
  const checkedIn = placed({ checkInMode: 'anywhere' });

  it('is refused where it contradicts what comes from above', () => {
    const before = { tenant: placed(short) };

    assert.deepEqual(flawsOn({ own: { checkInMode: 'anywhere' } }, { before }), [
      'checkInGrace grace-above-longest',
    ]);
    assert.deepEqual(
      flawsOn({ own: { checkInMode: 'anywhere', checkInGrace: 15 } }, { before }),
      [],
    );
  });

  it('is refused where it comes to contradict something below, on this floor or another', () => {
    const change = { place: { level: 'tenant' }, own: short } as const;
    const zones = { [quiet]: checkedIn };
    const other = { name: '3F', before: { floor: checkedIn } };

    assert.deepEqual(flawsOn(change, { before: { zones } }), [
      'zone 12F 静か: checkInGrace grace-above-longest',
    ]);
    assert.deepEqual(flawsOn(change, {}, other), ['floor 3F: checkInGrace grace-above-longest']);
  });

  it('is not refused for what did not fit together elsewhere before, nor for places that are gone', () => {
    const broken = placed({ ...short, checkInMode: 'anywhere' });
    const other = { name: '3F', before: { floor: broken } };
    const tenantWide = { place: { level: 'tenant' }, own: { daysAhead: 3 } } as const;

    assert.deepEqual(flawsOn(tenantWide, {}, other), []);
    assert.deepEqual(
      flawsOn({ own: short }, { before: { zones: { [zoneId('gone')]: checkedIn } } }),
      [],
    );
    assert.deepEqual(
      flawsOn({ own: { ...broken.own, daysAhead: 3 } }, { before: { floor: broken } }),
      ['checkInGrace grace-above-longest'],
    );
  });

  it('is judged on the days on which it holds, by what holds on those', () => {
    const from = addDays(today, 10);
    const before = { tenant: { ...nothingSet, later: [{ from, own: short }] } };
    const own = { checkInMode: 'anywhere' } as const;

    assert.deepEqual(flawsOn({ own }, { before }), ['checkInGrace grace-above-longest']);
    assert.deepEqual(
      flawsOn({ own: {}, from: addDays(today, 5) }, { before: { ...before, floor: placed(own) } }),
      [],
    );
  });

  it('for the tenant need fit only one of its sites where the others have their own', () => {
    const night = Array(7).fill({ from: clockTime('22:00'), to: clockTime('05:00') });
    const change = { place: { level: 'tenant' }, own: { hours: night } } as const;
    const byDay = Array(7).fill({ from: clockTime('08:00'), to: clockTime('18:00') });
    const dayFloor = { before: { site: placed({ hours: byDay }) } };

    assert.deepEqual(flawsOn(change, { at: nightSite, name: '夜' }, dayFloor), []);
    assert.deepEqual(flawsOn(change, dayFloor, { at: nightSite, name: '夜' }), []);
    assert.deepEqual(flawsOn(change, { at: nightSite, name: '夜' }, {}), [
      ...Array(7).fill('floor 12F: hours hours-end-before-start'),
    ]);
  });

  it('that puts everything back to how the product comes is never refused', () => {
    const before = { tenant: placed({ daysAhead: 3 }), floor: placed({ longestMinutes: 60 }) };

    assert.deepEqual(flawsOn({ own: {} }, { before }), []);
    assert.deepEqual(flawsOn({ place: { level: 'tenant' }, own: {} }, { before }), []);
  });
});
