import type { Booking, EndedBooking } from './booking.ts';
import {
  type CheckInAgreed,
  type CheckInSettings,
  checkInAgreed,
  lapsingAt,
  leadOf,
} from './check-in.ts';
import { type Outages, putOff } from './outage.ts';

/** How long after it lapsed a booking can be taken again (C6). */
const retakenWithin = 30 * 60_000;

/** When a booking lapses as things stand: not before its holder had been told for long enough (C5, C7). */
export function lapseOf({
  checkIn,
  remindedAt,
  period,
}: Pick<Booking, 'checkIn' | 'remindedAt' | 'period'>): number | undefined {
  if (!checkIn) return undefined;
  const told = remindedAt === undefined ? 0 : remindedAt + leadOf(checkIn);
  return Math.min(Math.max(checkIn.lapsesAt, told), period.end);
}

/** Until when checking in takes a lapsed booking again, where its seat is still free (C6). */
export function retakeUntil(
  booking: Pick<Booking, 'state' | 'endedAt' | 'period'>,
): number | undefined {
  const { state, endedAt, period } = booking;
  if (state !== 'lapsed' || endedAt === undefined) return undefined;
  return Math.min(endedAt + retakenWithin, period.end);
}

/**
 * When the clock has something to do about a booking: remind its holder, or let it lapse. Undefined where
 * it has not: nobody has to come, they came, it would only lapse as it ends, or they are about to be told.
 */
export function nextDueAt(booking: Booking): number | undefined {
  const { state, checkIn, remindingSince, remindedAt, period } = booking;
  if (state !== 'booked' || !checkIn) return undefined;
  const lapses = lapseOf(booking);
  if (lapses === undefined || lapses >= period.end) return undefined;
  if (remindedAt !== undefined) return lapses;
  return remindingSince === undefined ? checkIn.remindsAt : undefined;
}

/** What is known when a booking is due. */
export type DueMoment = {
  readonly now: number;
  readonly outages: Outages;
  /** How the seat operates today on that workday; later settings are heeded where they are kinder (B5). */
  readonly settings: CheckInSettings;
  /** Whether a closure or holiday lies on it by now: then nobody is reminded, and nothing lapses (C5). */
  readonly isClosed: boolean;
};

/** What is to be done about a due booking, and what it is then. */
export type DueDecision =
  /** It is over; the clock need not look at it again. */
  | { readonly what: 'over' }
  /** It lapses later than was thought, or not at all. */
  | { readonly what: 'keep'; readonly booking: Booking }
  | { readonly what: 'remind'; readonly booking: Booking }
  | { readonly what: 'lapse'; readonly booking: EndedBooking };

/** Decides about a booking whose `nextDueAt` has come. */
export function decideDue(booking: Booking, moment: DueMoment): DueDecision {
  const { now } = moment;
  const { checkIn, ...unasked } = booking;
  if (!checkIn || booking.state !== 'booked' || booking.period.end <= now) return { what: 'over' };
  if (moment.isClosed || moment.settings.checkInMode === 'none') {
    return { what: 'keep', booking: unasked };
  }
  const kept: Booking = { ...booking, checkIn: kinder(booking, checkIn, moment) };
  const due = nextDueAt(kept);
  if (due === undefined || due > now) return { what: 'keep', booking: kept };
  if (booking.remindedAt === undefined) {
    return { what: 'remind', booking: { ...kept, remindingSince: now } };
  }
  return { what: 'lapse', booking: { ...kept, state: 'lapsed', endedAt: now } };
}

/** The latest of what was agreed, what today's settings say and what reminding took, each put off by outages. */
function kinder(booking: Booking, agreed: CheckInAgreed, moment: DueMoment): CheckInAgreed {
  const { isLate = false, keptMs = 0, opens } = agreed;
  const { remindedAt, madeAt, period } = booking;
  const { outages, settings } = moment;
  const today = checkInAgreed({ ...booking, isLate }, settings);
  const wanted = Math.max(agreed.lapsesAt - keptMs, today?.lapsesAt ?? 0);
  const waited = putOff(wanted, Math.max(opens, madeAt), outages);
  const told =
    remindedAt === undefined ? 0 : putOff(remindedAt + leadOf(agreed), remindedAt, outages);
  const lapsesAt = Math.max(waited, told);
  if (lapsesAt <= agreed.lapsesAt) return agreed;
  return { ...lapsingAt(agreed, lapsesAt, period), keptMs: lapsesAt - wanted };
}
