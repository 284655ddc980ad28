import { z } from 'zod';
import {
  bookingId,
  floorId,
  idPattern,
  noticeId,
  personId,
  planId,
  seatId,
  siteId,
  zoneId,
} from '../domain/ids.ts';
import { clockTime, clockTimePattern, parseTimeZone, parseWorkday } from '../domain/workday.ts';

const id = z.string().regex(idPattern);
export const seatIdShape = id.transform(seatId);
export const floorIdShape = id.transform(floorId);
export const siteIdShape = id.transform(siteId);
export const zoneIdShape = id.transform(zoneId);
export const bookingIdShape = id.transform(bookingId);
export const personIdShape = id.transform(personId);
export const planIdShape = id.transform(planId);
export const noticeIdShape = id.transform(noticeId);
/** What its owner calls a session by. */
export const shownIdShape = id;

/** Dates beyond are slips, and the last that can be written at all have no day after them. */
const years = { first: 1970, last: 2199 };
const isOfYears = (text: string) => {
  const year = Number(text.slice(0, 4));
  return years.first <= year && year <= years.last;
};
const farYear = { message: `must lie in the years ${years.first} to ${years.last}` };

/** ISO 8601 with offset on the wire, epoch milliseconds inside. */
export const instantShape = z.iso
  // What is no instant is not compared with others.
  .datetime({ offset: true, abort: true })
  .refine(isOfYears, { error: farYear.message, abort: true })
  .transform((text) => Date.parse(text));

/** An instant in an answer: text that already carries the site's offset. */
export const isoText = z.iso.datetime({ offset: true });

/** One line of text that people wrote: trimmed, without control characters. */
export const lineShape = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u);

export const clockTimeShape = z.string().regex(clockTimePattern).transform(clockTime);
export const workdayShape = z.string().transform((text, context) => {
  const workday = parseWorkday(text);
  if (workday && isOfYears(workday)) return workday;
  const issue = workday ? farYear : { message: 'not a date (yyyy-mm-dd)' };
  context.addIssue({ code: 'custom', ...issue });
  return z.NEVER;
});
export const timeZoneShape = z
  .string()
  .max(64)
  .transform((name, context) => {
    const zone = parseTimeZone(name);
    if (zone) return zone;
    context.addIssue({ code: 'custom', message: 'not an IANA time zone' });
    return z.NEVER;
  });

/** `from` and `to` of a period, the end after the start. */
export const periodFields = { from: instantShape, to: instantShape };
export const endsAfterStart = (wish: { readonly from: number; readonly to: number }) =>
  wish.from < wish.to;
export const endsAfterStartIssue = { path: ['to'], message: 'must come after from' };

/** `Idempotency-Key`: chosen by the client per intent and kept across its retries. */
export const idempotencyKeyShape = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), cursor: z.string().optional() });
