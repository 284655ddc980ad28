import { z } from 'zod';
import { noticeKinds } from '../domain/notice.ts';
import { mostDaysAhead } from '../domain/operation-settings.ts';
import { seatCodePattern } from '../domain/seat-code.ts';
import { addDays } from '../domain/workday.ts';
import { languages } from './language.ts';
import { refusalWire } from './problem.ts';
import {
  endsAfterStart,
  endsAfterStartIssue,
  isoText,
  periodFields,
  personIdShape,
  seatIdShape,
  workdayShape,
} from './shapes.ts';

/** The widest span that `GET /api/v1/bookings` answers, in days. */
export const longestBookingsSpanDays = mostDaysAhead + 2;

const personWire = z.strictObject({ id: z.string(), name: z.string() });

/** A period to ask about. */
export const periodQuery = z.strictObject(periodFields).refine(endsAfterStart, endsAfterStartIssue);

/** The same for a stream, whose client cannot say in a header which language its page speaks. */
export const liveQuery = z
  .strictObject({ ...periodFields, lang: z.enum(languages).optional() })
  .refine(endsAfterStart, endsAfterStartIssue);

/** What a seat's QR code carries beside its id; who sends it was at the seat. */
export const seatCodeShape = z.string().regex(seatCodePattern);

/** `holder` is who the seat is for; absent means oneself. With the seat's code, they are there already. */
export const bookingWish = z
  .strictObject({
    seatId: seatIdShape,
    ...periodFields,
    holder: personIdShape.optional(),
    code: seatCodeShape.exactOptional(),
  })
  .refine(endsAfterStart, endsAfterStartIssue);

/** The seat to move to; `isHere` says that its holder sits there already, and the seat's code proves it. */
export const moveWish = z.strictObject({
  seatId: seatIdShape,
  isHere: z.boolean().default(false),
  code: seatCodeShape.exactOptional(),
});

/** The code of the seat, where only the seat itself can say that somebody is there. */
export const checkInWish = z.strictObject({ code: seatCodeShape.exactOptional() });

/** Every booking of mine on the workdays from `first` to `last`, both included. */
export const rangeWish = z
  .strictObject({ first: workdayShape, last: workdayShape })
  .refine(({ first, last }) => first <= last, {
    path: ['last'],
    message: 'must not come before first',
  })
  .refine(({ first, last }) => last <= addDays(first, longestBookingsSpanDays), {
    path: ['last'],
    message: `at most ${longestBookingsSpanDays} days after first`,
  });

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
  /** Of a booking whose holder has to say that they came, and has not yet. */
  checkIn: z
    .strictObject({
      mode: z.enum(['anywhere', 'at-seat']),
      opensAt: isoText,
      lapsesAt: isoText,
      /** They said once that they come later. */
      isLate: z.boolean(),
    })
    .optional(),
  checkedInAt: isoText.optional(),
  endedAt: isoText.optional(),
  /** Of one that lapsed: until when checking in takes it again, where its seat is still free. */
  retakeUntil: isoText.optional(),
});
export type BookingWire = z.infer<typeof bookingWire>;

export const seatAvailabilityWire = z.strictObject({
  seatId: z.string(),
  state: z.enum(['free', 'taken', 'mine', 'blocked']),
  holder: personWire.optional(),
  /** Only where the seat is taken for part of the period: the parts that are free. */
  freeParts: z.array(z.strictObject({ from: isoText, to: isoText })).optional(),
  refusal: refusalWire.optional(),
  /** How it is given away, where people do not simply reserve it: by arriving on the day, or to one person. */
  mode: z.enum(['drop-in', 'assigned']).optional(),
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

/** Something I must be told of a booking of mine, as it stands now. */
export const noticeWire = z.strictObject({
  id: z.string(),
  /**
   * Its seat went away; nobody checked in; a rule changed and it was kept, moved or released; it is time to
   * check in and no chat could say so.
   */
  kind: z.enum(noticeKinds),
  booking: bookingWire,
  /** In the reader's language, where an administrator's change is why. */
  reason: z.string().optional(),
});
export type NoticeWire = z.infer<typeof noticeWire>;
