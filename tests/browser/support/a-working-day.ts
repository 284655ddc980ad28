import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { nationalHolidays } from '../../../api/src/adapters/holidays/national-holidays.ts';
import { openSqliteStores } from '../../../api/src/adapters/sqlite/sqlite-stores.ts';
import { randomIds } from '../../../api/src/adapters/system/random-ids.ts';
import { systemClock } from '../../../api/src/adapters/system/system-clock.ts';
import { bookSeatWith } from '../../../api/src/application/book-seat.ts';
import { documentForms } from '../../../api/src/application/document-forms.ts';
import type { Clock } from '../../../api/src/application/ports.ts';
import type { Stores } from '../../../api/src/application/store.ts';
import { versionedStores } from '../../../api/src/application/versioned-stores.ts';
import { bookingId, floorId, personId, seatId } from '../../../api/src/domain/ids.ts';
import type { OwnOperationSettings } from '../../../api/src/domain/operation.ts';
import {
  addDays,
  allDay,
  clockTime,
  instantAt,
  parseTimeZone,
  workdayAt,
} from '../../../api/src/domain/workday.ts';
import { lapsed } from '../../support/lapsed-booking.ts';
import { operated } from '../../support/operated.ts';
import { sharedService } from '../../support/service.ts';
import { aKey, midori } from '../../support/world.ts';
import { aFloor, ask, type MadeFloor } from '../admin-site/a-floor.ts';

const zone = parseTimeZone('Asia/Tokyo');
if (!zone) throw new Error('This machine does not know Tokyo');
const clock = { timeZone: zone, dayStartsAt: clockTime('00:00') };
const today = () => workdayAt(systemClock.now(), clock);

/** The store of the running service, for what its pages cannot arrange. */
async function besideService<Value>(act: (stores: Stores) => Promise<Value>): Promise<Value> {
  const { dataDir } = await sharedService();
  const raw = await openSqliteStores(join(dataDir, 'sekitori.db'), systemClock);
  const value = await act(versionedStores(raw, documentForms));
  await raw.close();
  return value;
}

/**
 * Whenever the test runs, today's whole days are open for checking in and have not lapsed; and what people of
 * the demonstration had this morning is in nobody's way.
 */
const allDayLong = {
  seatsAtATime: 'any',
  checkInOpensBefore: 60,
  checkInGrace: 60,
  arriveBy: clockTime('23:55'),
} as const;

/** A floor for one test alone, on which people say that they came. */
export async function aFloorWithCheckIn(
  admin: Page,
  name: string,
  own: OwnOperationSettings,
): Promise<MadeFloor> {
  const floor = await aFloor(admin, { name, seats: 8, publish: 'publish' });
  await operates(floor, own);
  return floor;
}

export async function operates(floor: MadeFloor, own: OwnOperationSettings): Promise<void> {
  await besideService((stores) =>
    operated({ stores }, floorId(floor.id), { tenant: midori, own: { ...allDayLong, ...own } }),
  );
}

/** The page's person has nothing from today on, whatever other tests booked for them. */
export async function nothingToCome(page: Page): Promise<void> {
  const data = { first: today(), last: addDays(today(), 40) };
  await ask(page, 'POST', '/api/v1/bookings/cancel', { data });
}

type Wish = { readonly seat: string | undefined; readonly from?: '09:00' };

/** Today's booking of the page's person, all day or from nine on, made the evening before; answers its id. */
export async function bookedYesterday(page: Page, { seat = '', from }: Wish): Promise<string> {
  const { id } = await ask(page, 'GET', '/api/v1/me');
  const { start, end } = allDay(today(), clock);
  const period = { start: from ? instantAt(today(), clockTime(from), clock) : start, end };
  const yesterday: Clock = { ...systemClock, now: () => start - 6 * 3_600_000 };
  const made = await besideService((stores) =>
    bookSeatWith({ stores, clock: yesterday, ids: randomIds, holidays: nationalHolidays })(
      { tenant: midori, person: personId(id), roles: ['general'] },
      { seat: seatId(seat), period, key: aKey() },
    ),
  );
  if (!made.ok) throw new Error(`Not booked: ${made.refusal.code}`);
  return made.value.booking.id;
}

/** Nobody came, and the worker has just let it lapse. */
export async function lapsedNow(booking: string): Promise<void> {
  await besideService((stores) =>
    lapsed({ stores, ids: randomIds, clock: systemClock }, midori, bookingId(booking)),
  );
}

/** What the service answers the page's person, asked by the page itself. */
export function seen(page: Page, path: string) {
  return page.evaluate(async (address) => (await fetch(address)).json(), path);
}
