import type { Booking } from '../domain/booking.ts';
import { fromNow } from '../domain/booking-window.ts';
import { agreedAfterMove, checkInAgreed } from '../domain/check-in.ts';
import { rulesOn } from '../domain/operation.ts';
import type { SeatFound } from './find-seat.ts';

/** A booking on another seat for the time it has left, with what is agreed there about checking in. */
export function onOtherSeat(
  { checkIn: before, ...booking }: Booking,
  { to, now }: { readonly to: SeatFound; readonly now: number },
): Booking {
  const { floor, site, operation } = to.published;
  const moved = {
    ...booking,
    seat: to.seat.id,
    floor: floor.id,
    site: site.id,
    timeZone: site.timeZone,
    dayStartsAt: site.dayStartsAt,
    period: fromNow(booking.period, now),
    names: { seat: to.seat.name, floor: floor.name, site: site.name },
  };
  const { settings } = rulesOn(operation, booking.workday)(to.seat);
  const isLate = before?.isLate ?? false;
  const there = checkInAgreed({ ...moved, madeAt: now, isLate }, settings);
  const checkIn = agreedAfterMove(before, there, moved.period);
  return { ...moved, ...(checkIn ? { checkIn } : {}) };
}
