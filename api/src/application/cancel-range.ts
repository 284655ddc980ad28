import type { Booking } from '../domain/booking.ts';
import type { BookingId } from '../domain/ids.ts';
import { mostDaysAhead } from '../domain/operation-settings.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { addDays, daysBetween, type Workday } from '../domain/workday.ts';
import { type BookingView, viewBookings } from './booking-view.ts';
import { type Command, commandOf, resolvingUnknown, untilCommitted } from './command.ts';
import type { CommandKeyBody, GuardBody } from './documents.ts';
import { endBooking } from './end-booking.ts';
import type { Clock, Ids } from './ports.ts';
import { dayScope, keyId, keysScope, personGuardId } from './scopes.ts';
import type { Stores, TenantStore } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

/** The longest range: from today, or a day before it, to the last day that can be booked. */
const longestRangeDays = mostDaysAhead + 2;

/**
 * Cancels every live booking that the actor holds on the workdays from `first` to `last`, both included
 * (B10), each in a commit of its own, and answers those that were cancelled, the earliest first. Which ones
 * these are is decided once for a key: asked again, it ends what was left and answers the same. A range
 * is no longer than 62 days; its callers see to that. Refusals: key-reused.
 */
export type CancelRange = (
  actor: Actor,
  asked: { readonly first: Workday; readonly last: Workday; readonly key: string },
) => Promise<Decided<BookingView[]>>;

export function cancelRangeWith(world: World): CancelRange {
  return async (actor, { first, last, key }) => {
    const length = daysBetween(first, last);
    if (length < 0 || length > longestRangeDays) throw new RangeError(`${length} days to cancel`);
    const store = world.stores.forTenant(actor.tenant);
    const command = commandOf(world.ids, actor, { key, wish: ['cancel-range', first, last] });
    const workdays = Array.from({ length: length + 1 }, (_, day) => addDays(first, day));
    const meant = await untilCommitted(() => decideWhich(store, actor, { command, workdays }));
    if (!meant.ok) return meant;
    const ended = await Promise.all(
      byWorkday(meant.value).map((bookings) => cancelInTurn(world, actor, bookings)),
    );
    const cancelled = ended.flat().sort((a, b) => a.period.start - b.period.start);
    return granted(await viewBookings(store, cancelled, actor.person));
  };
}

/** What the range holds when it is first asked for is remembered with the key. */
async function decideWhich(
  store: TenantStore,
  { person }: Actor,
  of: { readonly command: Command; readonly workdays: readonly Workday[] },
): Promise<Decided<readonly BookingId[]> | 'again'> {
  const { id, wish } = of.command;
  const known = await store.read<CommandKeyBody>(keysScope(person), keyId(id));
  if (known) {
    const { wish: before, bookings = [] } = known.body;
    return before === wish ? granted(bookings) : refused({ code: 'key-reused' });
  }
  const guards = await Promise.all(
    of.workdays.map((day) => store.read<GuardBody>(dayScope(day), personGuardId(person))),
  );
  const bookings = guards
    .flatMap((guard) => guard?.body.claims ?? [])
    .map((claim) => claim.booking);
  const body: CommandKeyBody = { v: 1, wish, bookings };
  const item = { id: keyId(id), type: 'key', body };
  const taken = await resolvingUnknown(() =>
    store.commit(keysScope(person), [{ kind: 'create', item }]),
  );
  return taken !== 'unknown' && taken.ok ? granted(bookings) : 'again';
}

/** Bookings of one workday change one guard; their ids begin with it. */
function byWorkday(bookings: readonly BookingId[]): BookingId[][] {
  const days = new Map<string, BookingId[]>();
  for (const booking of bookings) {
    const day = booking.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), booking]);
  }
  return [...days.values()];
}

/** Those that are over, or ended otherwise meanwhile, are left as they are. */
async function cancelInTurn(
  world: World,
  { tenant, person }: Actor,
  bookings: readonly BookingId[],
): Promise<Booking[]> {
  const cancelled: Booking[] = [];
  for (const booking of bookings) {
    const end = { as: 'cancelled', by: person } as const;
    const ended = await endBooking(world, tenant, { booking, end });
    if (ended.ok) cancelled.push(ended.value);
  }
  return cancelled;
}
