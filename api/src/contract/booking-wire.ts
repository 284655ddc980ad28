import { z } from 'zod';
import { mostDaysAhead } from '../domain/operation-settings.ts';
import { languages } from './language.ts';
import { refusalWire } from './problem.ts';
import {
  endsAfterStart,
  endsAfterStartIssue,
  isoText,
  periodFields,
  personIdShape,
  seatIdShape,
} from './shapes.ts';

const personWire = z.strictObject({ id: z.string(), name: z.string() });

/** A period to ask about. */
export const periodQuery = z.strictObject(periodFields).refine(endsAfterStart, endsAfterStartIssue);

/** The same for a stream, whose client cannot say in a header which language its page speaks. */
export const liveQuery = z
  .strictObject({ ...periodFields, lang: z.enum(languages).optional() })
  .refine(endsAfterStart, endsAfterStartIssue);

/** `holder` is who the seat is for; absent means oneself. */
export const bookingWish = z
  .strictObject({ seatId: seatIdShape, ...periodFields, holder: personIdShape.optional() })
  .refine(endsAfterStart, endsAfterStartIssue);

/** The seat to move to. */
export const moveWish = z.strictObject({ seatId: seatIdShape });

export const bookingWire = z.strictObject({
  id: z.string(),
  seatId: z.string(),
  seatName: z.string(),
  floorId: z.string(),
  floorName: z.string(),
  siteName: z.string(),
  from: isoText,
  to: isoText,
  timeZone: z.string(),
  /** When the site's workdays begin. */
  dayStartsAt: z.string(),
  workday: z.string(),
  /** Day and times on the site's clock, in the reader's language. */
  localText: z.string(),
  state: z.enum(['booked', 'checked-in', 'released', 'cancelled', 'lapsed']),
  holder: personWire,
});
export type BookingWire = z.infer<typeof bookingWire>;

export const seatAvailabilityWire = z.strictObject({
  seatId: z.string(),
  state: z.enum(['free', 'taken', 'mine', 'blocked']),
  holder: personWire.optional(),
  /** Only where the seat is taken for part of the period: the parts that are free. */
  freeParts: z.array(z.strictObject({ from: isoText, to: isoText })).optional(),
  refusal: refusalWire.optional(),
});
export type SeatAvailabilityWire = z.infer<typeof seatAvailabilityWire>;

/** How every seat of a floor stands for me in a period. */
export const availabilityWire = z.strictObject({
  from: isoText,
  to: isoText,
  seats: z.array(seatAvailabilityWire),
});
export type AvailabilityWire = z.infer<typeof availabilityWire>;

/** One server-sent event of `/live`: the seats whose availability changed, as they stand now. */
export const liveEventWire = z.strictObject({ seats: z.array(seatAvailabilityWire) });
export type LiveEventWire = z.infer<typeof liveEventWire>;

/** The widest span that `GET /api/v1/bookings` answers, in days. */
export const longestBookingsSpanDays = mostDaysAhead + 2;
export const bookingsQuery = z
  .strictObject({ from: periodFields.from.optional(), to: periodFields.to.optional() })
  .refine(
    ({ from, to }) => from === undefined || to === undefined || from < to,
    endsAfterStartIssue,
  )
  .refine(
    ({ from, to }) =>
      from === undefined || to === undefined || to - from <= longestBookingsSpanDays * 86_400_000,
    { path: ['to'], message: `at most ${longestBookingsSpanDays} days after from` },
  );

/** Something I must be told: a booking of mine was cancelled because its seat went away. */
export const noticeWire = z.strictObject({
  id: z.string(),
  kind: z.enum(['seat-removed']),
  booking: bookingWire,
});
export type NoticeWire = z.infer<typeof noticeWire>;
