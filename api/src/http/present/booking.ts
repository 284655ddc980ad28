import type { BookingView } from '../../application/booking-view.ts';
import type { Notice } from '../../application/notices.ts';
import type { FloorAvailability } from '../../application/see-floors.ts';
import type { BookingWire, NoticeWire, SeatAvailabilityWire } from '../../contract/booking-wire.ts';
import type { Language } from '../../contract/language.ts';
import { periodText } from '../../contract/local-text.ts';
import { touchingText } from '../../contract/notice-text.ts';
import type { SeatAvailability } from '../../domain/availability.ts';
import type { Booking } from '../../domain/booking.ts';
import { lapseOf, retakeUntil } from '../../domain/no-show.ts';
import type { Decided, Refusal } from '../../domain/refusal.ts';
import { onceForEach } from '../../domain/remembered.ts';
import { isoAt, type TimeZone } from '../../domain/workday.ts';
import { refusalToWire } from '../refusal-response.ts';

/** A booking for somebody who may see it; its holder is always named to them. */
export function bookingToWire(view: BookingView, language: Language): BookingWire {
  const { booking } = view;
  return {
    id: booking.id,
    seatId: booking.seat,
    seatName: view.seatName,
    floorId: booking.floor,
    floorName: view.floorName,
    siteName: view.siteName,
    from: isoAt(booking.period.start, booking.timeZone),
    to: isoAt(booking.period.end, booking.timeZone),
    timeZone: booking.timeZone,
    dayStartsAt: booking.dayStartsAt,
    workday: booking.workday,
    localText: periodText(booking.period, booking, language),
    state: booking.state,
    holder: { id: booking.holder, name: view.holder?.name ?? '' },
    ...comingToWire(booking),
  };
}

export function bookingAnswer(decided: Decided<BookingView>, language: Language) {
  return decided.ok
    ? ({ kind: 'json', body: bookingToWire(decided.value, language) } as const)
    : ({ kind: 'refusal', refusal: decided.refusal } as const);
}

type Coming = Pick<BookingWire, 'checkIn' | 'checkedInAt' | 'endedAt' | 'retakeUntil'>;

function comingToWire(booking: Booking): Coming {
  const { checkIn, checkedInAt, endedAt, state, timeZone } = booking;
  const isoOf = (instant: number) => isoAt(instant, timeZone);
  const lapsesAt = lapseOf(booking);
  const retake = retakeUntil(booking);
  const isAwaited = state === 'booked' || state === 'lapsed';
  return {
    ...(checkIn && lapsesAt !== undefined && isAwaited
      ? {
          checkIn: {
            mode: checkIn.mode,
            opensAt: isoOf(checkIn.opens),
            lapsesAt: isoOf(lapsesAt),
            isLate: checkIn.isLate ?? false,
          },
        }
      : {}),
    ...(checkedInAt === undefined ? {} : { checkedInAt: isoOf(checkedInAt) }),
    ...(endedAt === undefined ? {} : { endedAt: isoOf(endedAt) }),
    ...(retake === undefined ? {} : { retakeUntil: isoOf(retake) }),
  };
}

export function noticeToWire(
  { id, kind, about, touching }: Notice,
  language: Language,
): NoticeWire {
  return {
    id,
    kind,
    booking: bookingToWire(about, language),
    ...(touching ? { reason: touchingText(touching, language) } : {}),
  };
}

type Reader = { readonly timeZone: TimeZone; readonly language: Language };

/** Seats for one reader; what many of them are refused for is put into words once. */
export function seatsToWire({ timeZone, language }: Reader) {
  const worded = onceForEach((refusal: Refusal) => refusalToWire(refusal, language));
  return (availability: SeatAvailability): SeatAvailabilityWire => {
    const { seat, state, holder, freeParts, refusal, mode } = availability;
    const isPartlyFree = (state === 'taken' || state === 'mine') && freeParts.length > 0;
    const parts = freeParts.map(({ start, end }) => ({
      from: isoAt(start, timeZone),
      to: isoAt(end, timeZone),
    }));
    return {
      seatId: seat.id,
      state,
      ...(holder ? { holder: { id: holder.id, name: holder.name } } : {}),
      ...(isPartlyFree ? { freeParts: parts } : {}),
      ...(refusal ? { refusal: worded(refusal) } : {}),
      ...(mode ? { mode } : {}),
    };
  };
}

export function availabilityToWire(found: FloorAvailability, language: Language) {
  const { period } = found;
  const { timeZone } = found.clock;
  return {
    from: isoAt(period.start, timeZone),
    to: isoAt(period.end, timeZone),
    seats: found.seats.map(seatsToWire({ timeZone, language })),
  };
}
