import type { Booking } from '../domain/booking.ts';
import type { Claim, Claims } from '../domain/claim.ts';
import type { SeatId } from '../domain/ids.ts';
import { retakeUntil } from '../domain/no-show.ts';
import { overlaps } from '../domain/period.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { type SeatMoment, seatMomentOf } from '../domain/seat-moment.ts';
import { allDay, type Workday, workdayAt } from '../domain/workday.ts';
import { readPersonGuard } from './booking-documents.ts';
import { type BookingView, viewBooking } from './booking-view.ts';
import { unversioned } from './documents.ts';
import { findSeat } from './find-seat.ts';
import { readFloorMoment } from './floor-moment.ts';
import type { OperatingFloor } from './operating-floor.ts';
import type { Clock, Holidays } from './ports.ts';
import { readBooking } from './read-booking.ts';
import type { Stores, TenantStore } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly holidays: Holidays };

/** A seat at this moment, with where it is, when that is, and the booking it is about. */
export type SeatSeen = Omit<SeatMoment, 'booking'> & {
  readonly on: OperatingFloor;
  readonly workday: Workday;
  readonly now: number;
  readonly booking?: BookingView;
};

/**
 * How one seat stands for the actor at this moment, and what they can do there (C10). Refusals: not-found,
 * also for a seat of another tenant and of a floor that is not published.
 */
export type SeeSeat = (actor: Actor, seat: SeatId) => Promise<Decided<SeatSeen>>;

export function seeSeatWith({ stores, clock, holidays }: World): SeeSeat {
  return async (actor, id) => {
    const store = stores.forTenant(actor.tenant);
    const found = await findSeat(store, id);
    if (!found) return refused({ code: 'not-found', what: 'seat' });
    const { published: on, seat } = found;
    const now = clock.now();
    const workday = workdayAt(now, on.site);
    const today = { start: now, end: allDay(workday, on.site).end };
    const asked = { viewer: actor.person, wanted: today, now, holidayOn: holidays.on };
    const [moment, guard] = await Promise.all([
      readFloorMoment(store, on, asked),
      readPersonGuard(store, actor.person, { workday }),
    ]);
    const isToCome = ({ period }: Claim) => overlaps(period, today);
    const spent = (guard?.body.spent ?? []).filter((claim) => claim.seat === id && isToCome(claim));
    const [live, ended] = await Promise.all([
      bookingsOf(store, moment.viewer.claims.filter(isToCome)),
      bookingsOf(store, spent),
    ]);
    const lapsed = ended.find((booking) => now < (retakeUntil(booking) ?? 0));
    const { booking, ...seen } = seatMomentOf(seat, moment, { live, lapsed });
    const view = booking && (await viewBooking(store, booking, actor.person));
    return granted({ ...seen, on, workday, now, ...(view ? { booking: view } : {}) });
  };
}

/** The bookings of some claims, the earliest first; one read each. */
async function bookingsOf(store: TenantStore, claims: Claims): Promise<Booking[]> {
  const known = await Promise.all(claims.map(({ booking }) => readBooking(store, booking)));
  return known
    .flatMap((item) => (item ? [unversioned(item.body)] : []))
    .sort((a, b) => a.period.start - b.period.start);
}
