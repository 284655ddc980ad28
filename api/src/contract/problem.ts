import { z } from 'zod';
import { settingLevels } from '../domain/inherited-settings.ts';
import { quotaSpans } from '../domain/quota.ts';
import { roles } from '../domain/roles.ts';
import { isoText } from './shapes.ts';

/** A seat that could be booked instead of the refused one. */
const alternative = z.strictObject({ seatId: z.string(), floorId: z.string(), name: z.string() });

/** A refusal's part of a problem document: its code and facts, instants as text. */
export const refusalFacts = {
  alternatives: z.array(alternative).optional(),
  holder: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  from: isoText.optional(),
  to: isoText.optional(),
  timeZone: z.string().optional(),
  bookingId: z.string().optional(),
  seatId: z.string().optional(),
  seatName: z.string().optional(),
  daysAhead: z.number().int().optional(),
  lastWorkday: z.string().optional(),
  opensAt: isoText.optional(),
  endedAt: isoText.optional(),
  lapsesAt: isoText.optional(),
  workday: z.string().optional(),
  /** The day that a booking's time is of where it is to move to. */
  there: z.string().optional(),
  reason: z.string().optional(),
  state: z.string().optional(),
  needs: z.string().optional(),
  what: z.string().optional(),
  flaws: z.array(z.record(z.string(), z.string())).optional(),
  bookings: z.number().int().optional(),
  people: z.number().int().optional(),
  because: z.string().optional(),
  most: z.number().int().optional(),
  /** Where the rule was set that says no. */
  setAt: z.enum(settingLevels).optional(),
  /** The least role that can change it there. */
  changeableBy: z.enum(roles).optional(),
  groups: z.array(z.string()).optional(),
  minutes: z.number().int().optional(),
  offered: z
    .strictObject({
      allDay: z.boolean(),
      parts: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string().optional(),
          from: z.string(),
          to: z.string(),
        }),
      ),
      stepMinutes: z.number().int().optional(),
    })
    .optional(),
  quota: z
    .strictObject({
      span: z.enum(quotaSpans),
      most: z.number().int(),
      used: z.number().int(),
      first: z.string(),
      last: z.string(),
    })
    .optional(),
};

/** Why a seat cannot be booked, beside its state. `title`, `detail` and `next` are in the reader's language. */
export const refusalWire = z.strictObject({
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  next: z.string(),
  ...refusalFacts,
});
export type RefusalWire = z.infer<typeof refusalWire>;

/** RFC 9457. `code` is stable; `issues` name each unusable field; `requestId` finds the log line. */
export const problemWire = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  next: z.string().optional(),
  requestId: z.string(),
  issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  /** Of `entitlement-unconfirmed`: when RSI last confirmed the right. */
  since: isoText.optional(),
  ...refusalFacts,
});
export type ProblemWire = z.infer<typeof problemWire>;
