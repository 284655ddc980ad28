import type { Booking } from '../domain/booking.ts';
import { personId } from '../domain/ids.ts';
import type { Workday } from '../domain/workday.ts';
import type { BookingBody } from './documents.ts';
import { dayScope } from './scopes.ts';
import type { Item, Operation, TenantStore } from './store.ts';

/** Who held every booking that has aged: one word for all, so that no two can be told to be one person's. RSI's people have ids of 32 characters. */
export const anonymous = personId('anonymous');

/** What of a day says something of people and is of no use once it is long past. */
const forgotten = ['card', 'post', 'event', 'person-guard', 'seat-guard'] as const;
const atOnce = 90;

/**
 * Takes the people out of a day: guards, events, posts and cards go, bookings stay without their
 * people. Cut off anywhere and run again, it comes to the same end.
 */
export async function ageDay(store: TenantStore, workday: Workday): Promise<void> {
  const scope = dayScope(workday);
  for (const type of forgotten) await forgetAll(store, scope, type);
  let cursor: string | undefined;
  do {
    const page = await store.query<BookingBody>(scope, {
      type: 'booking',
      key: 'k1',
      limit: atOnce,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const named = page.items.filter(({ body }) => isNamed(body));
    if (named.length > 0) await commitAll(store, scope, named.map(withoutPeople));
    cursor = page.cursor;
  } while (cursor !== undefined);
}

async function forgetAll(store: TenantStore, scope: string, type: string): Promise<void> {
  for (;;) {
    const { items } = await store.query(scope, { type, key: 'k1', limit: atOnce });
    if (items.length === 0) return;
    await commitAll(
      store,
      scope,
      items.map(({ id }) => ({ kind: 'delete', id })),
    );
  }
}

/** A day that changes while it ages is an error of the day: it is begun again. */
async function commitAll(
  store: TenantStore,
  scope: string,
  operations: readonly Operation[],
): Promise<void> {
  const result = await store.commit(scope, operations);
  if (!result.ok) throw new Error(`${scope} changed while it aged`);
}

const isNamed = ({ holder, bookedBy }: Booking) => holder !== anonymous || bookedBy !== anonymous;

/** Only what is named here stays, so that what bookings learn of people one day goes by itself. */
function withoutPeople({ etag, k2: _, ...item }: Item<BookingBody>): Operation {
  const {
    id,
    seat,
    floor,
    site,
    workday,
    period,
    timeZone,
    dayStartsAt,
    state,
    madeAt,
    endedAt,
    checkIn,
    names,
  } = item.body;
  const body: BookingBody = {
    v: 2,
    id,
    seat,
    floor,
    site,
    holder: anonymous,
    bookedBy: anonymous,
    workday,
    period,
    timeZone,
    dayStartsAt,
    state,
    madeAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    // Whether it was asked for, so that reports can tell who came from who was not asked.
    ...(checkIn ? { checkIn } : {}),
    names,
  };
  return { kind: 'replace', item: { ...item, body }, ifMatch: etag };
}
