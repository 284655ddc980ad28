import type { Booking } from '../domain/booking.ts';
import { closureInTheWay } from '../domain/closure.ts';
import type { FloorId, TenantId } from '../domain/ids.ts';
import { type DueDecision, type DueMoment, decideDue } from '../domain/no-show.ts';
import { rulesOn, type SeatRules } from '../domain/operation.ts';
import { noHolidays } from '../domain/operation-settings.ts';
import type { Outages } from '../domain/outage.ts';
import { type Operations, operateForService } from './audit/operations.ts';
import { bookingPassed, bookingReplaced, eventCreated } from './booking-documents.ts';
import { resolvingUnknown } from './command.ts';
import { type BookingBody, type EventBody, unversioned } from './documents.ts';
import { commitEnd } from './end-booking.ts';
import { type SeatFound, seatOn } from './find-seat.ts';
import type { OperatingFloor } from './operating-floor.ts';
import type { Clock, Holidays, Ids } from './ports.ts';
import { dayScope } from './scopes.ts';
import type { Item, Operation, Stores } from './store.ts';

export type ArrivalsWorld = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly holidays: Holidays;
  readonly operations: Operations;
  /** Hears of a booking that could not be looked after; the others are. */
  readonly fail: (error: unknown) => void;
};

export type Floors = (floor: FloorId) => Promise<OperatingFloor | undefined>;

/** What one look at all that is due knows. */
export type Round = {
  /** One instant for the whole of it. */
  readonly now: number;
  readonly outages: Outages;
  readonly tenant: TenantId;
  readonly floors: Floors;
};

/**
 * Does what is due about a booking, in one commit on it as it was read. False, and nothing done, where
 * somebody changed it meanwhile: the next round sees it as it is then.
 */
export async function takeStep(
  world: ArrivalsWorld,
  round: Round,
  known: Item<BookingBody>,
): Promise<boolean> {
  const booking = unversioned(known.body);
  const on = await round.floors(booking.floor);
  const found = on && seatOn(on, booking.seat);
  const decided = found ? decideDue(booking, momentOf(world, round, { booking, found })) : passed;
  const asked = {
    event: eventOf[decided.what],
    tenant: round.tenant,
    object: { kind: 'booking', id: booking.id },
  };
  return operateForService(world, asked, async () => {
    const outcome = await commitStep(world, round, { known, decided });
    return { outcome, ending: { outcome: 'done' } };
  });
}

const eventOf: { readonly [What in DueDecision['what']]: string } = {
  over: 'booking.keep',
  keep: 'booking.keep',
  remind: 'booking.remind',
  lapse: 'booking.lapse',
};

/** Whoever took the seat away ends its bookings; the clock has nothing to do with them any more. */
const passed: DueDecision = { what: 'over' };

function momentOf(
  { holidays }: ArrivalsWorld,
  { now, outages }: Round,
  of: { readonly booking: Booking; readonly found: SeatFound },
): DueMoment {
  const { booking, found } = of;
  const rules = rulesOn(found.published.operation, booking.workday)(found.seat);
  const { settings } = rules;
  return { now, outages, settings, isClosed: isClosed(booking, rules, holidays) };
}

function isClosed(booking: Booking, { settings, closures }: SeatRules, holidays: Holidays) {
  const { workday, period } = booking;
  if (closureInTheWay(closures, period, booking)) return true;
  const country = settings.holidaysOf;
  return country !== noHolidays && holidays.on(country, workday) !== undefined;
}

async function commitStep(
  { stores, ids }: ArrivalsWorld,
  { tenant, now }: Round,
  step: { readonly known: Item<BookingBody>; readonly decided: DueDecision },
): Promise<boolean> {
  const { known, decided } = step;
  const store = stores.forTenant(tenant);
  const { id, workday } = known.body;
  const commit = async (operations: readonly Operation[]) => {
    const result = await resolvingUnknown(() => store.commit(dayScope(workday), operations));
    return result !== 'unknown' && result.ok;
  };
  const told = (kind: EventBody['kind'], command: string) =>
    eventCreated(command, { kind, booking: id, by: 'clock', at: now, wish: '' });
  switch (decided.what) {
    case 'over':
      return commit([bookingPassed(unversioned(known.body), known.etag)]);
    case 'keep':
      return commit([
        told('booking-kept', ids.derived(id, 'kept', known.etag)),
        bookingReplaced(decided.booking, known.etag),
      ]);
    case 'remind':
      return commit([
        told('booking-expected', ids.derived(id, 'expected')),
        bookingReplaced(decided.booking, known.etag),
      ]);
    case 'lapse':
      return commitEnd(store, known, { ended: decided.booking, by: 'no-show', ids });
  }
}
