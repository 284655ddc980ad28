import assert from 'node:assert/strict';
import { closedFloorDay } from '../../api/src/domain/closed-day.ts';
import { seatId, zoneId } from '../../api/src/domain/ids.ts';
import { nothingSet, nothingSetAnywhere, type Operation } from '../../api/src/domain/operation.ts';
import { siteClock, workday } from '../support/world.ts';

const clock = siteClock('Asia/Tokyo');
const monday = workday('2026-10-12');
const sunday = workday('2026-10-11');
const holidayOn = (country: string, day: string) =>
  country === 'JP' && day === monday ? { ja: 'スポーツの日', en: 'Sports Day' } : undefined;

const seat = (id: string) => ({ id: seatId(id), name: id, x: 0, y: 0, turn: 0, equipment: [] });
const floorOf = (...seats: ReturnType<typeof seat>[]) => ({ seats, zones: [] });
const closing = (id: string, reason: string): Operation => ({
  ...nothingSet,
  closures: [{ id, first: monday, last: monday, reason }],
});

describe('closedFloorDay', () => {
  it('says the reason of a closure, and the name of a national holiday', () => {
    const floor = floorOf(seat('a'), seat('b'));
    const works = { ...nothingSetAnywhere, floor: closing('c', '改装工事') };
    const holidays = { ...nothingSetAnywhere, site: { ...nothingSet, own: { holidaysOf: 'JP' } } };

    assert.deepEqual(
      closedFloorDay({ floor, operation: works }, { workday: monday, clock, holidayOn }),
      {
        because: 'closure',
        reason: '改装工事',
      },
    );
    assert.deepEqual(
      closedFloorDay({ floor, operation: holidays }, { workday: monday, clock, holidayOn }),
      { because: 'holiday', reason: { ja: 'スポーツの日', en: 'Sports Day' } },
    );
  });

  it('is undefined as long as one seat is open', () => {
    const open = seat('b');
    const zone = { ...seat('a'), zoneId: zoneId('z') };
    const operation = { ...nothingSetAnywhere, zones: { [zoneId('z')]: closing('c', '清掃') } };
    const on = { workday: monday, clock, holidayOn };

    assert.equal(closedFloorDay({ floor: floorOf(zone, open), operation }, on), undefined);
    assert.deepEqual(closedFloorDay({ floor: floorOf(zone), operation }, on), {
      because: 'closure',
      reason: '清掃',
    });
  });

  it('asks nothing of a seat that was taken out of use', () => {
    const broken = { ...seat('a'), closedBecause: '修理中' };
    const on = { workday: monday, clock, holidayOn };

    assert.equal(
      closedFloorDay({ floor: floorOf(broken), operation: nothingSetAnywhere }, on),
      undefined,
    );
  });

  it('closes a day without opening hours only where bookings are restricted to them', () => {
    const floor = floorOf(seat('a'));
    const restricted = {
      ...nothingSetAnywhere,
      tenant: { ...nothingSet, own: { bookable: 'opening-hours' } as const },
    };
    const on = { workday: sunday, clock, holidayOn };

    assert.deepEqual(closedFloorDay({ floor, operation: restricted }, on), {
      because: 'opening-hours',
    });
    assert.equal(closedFloorDay({ floor, operation: nothingSetAnywhere }, on), undefined);
  });
});
