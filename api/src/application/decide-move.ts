import { decideSeat } from '../domain/availability.ts';
import type { Booking } from '../domain/booking.ts';
import { fromNow } from '../domain/booking-window.ts';
import type { HolidayOn } from '../domain/holiday.ts';
import { momentWithout } from '../domain/moment-without.ts';
import type { Refusal } from '../domain/refusal.ts';
import { workdayAt } from '../domain/workday.ts';
import type { SeatFound } from './find-seat.ts';
import { readFloorMoment } from './floor-moment.ts';
import type { TenantStore } from './store.ts';

export type MoveAsked = {
  readonly to: SeatFound;
  readonly now: number;
  readonly holidayOn: HolidayOn;
};

/**
 * Why a booking cannot have a seat for the time it has left, or undefined: as for booking that seat, with the
 * booking itself out of the way.
 */
export async function decideMove(
  store: TenantStore,
  booking: Booking,
  { to, now, holidayOn }: MoveAsked,
): Promise<Refusal | undefined> {
  const { published, seat } = to;
  const period = fromNow(booking.period, now);
  const there = workdayAt(period.start, published.site);
  if (there !== booking.workday) {
    return { code: 'spans-workdays', workday: booking.workday, there };
  }
  const asked = { viewer: booking.holder, wanted: booking.period, now, holidayOn };
  const moment = await readFloorMoment(store, published, asked);
  return decideSeat(seat, momentWithout(moment, booking));
}
