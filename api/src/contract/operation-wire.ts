import { z } from 'zod';
import { checkInModes } from '../domain/check-in.ts';
import { idPattern } from '../domain/ids.ts';
import { mostDaysAhead, mostParts } from '../domain/operation-settings.ts';
import { clockTimeShape, lineShape, personIdShape } from './shapes.ts';

const hoursShape = z.strictObject({ from: clockTimeShape, to: clockTimeShape });
const openingHoursShape = z.union([z.literal('closed'), hoursShape]);

const partShape = z.strictObject({
  id: z.string().regex(idPattern),
  /** Absent of `morning` and `afternoon`, which are named in the reader's language. */
  name: lineShape(24).exactOptional(),
  ...hoursShape.shape,
});

const howOften = (most: number) => z.number().int().min(1).max(most).exactOptional();
const quotaShape = z.strictObject({
  perDay: howOften(20),
  perWeek: howOften(100),
  perMonth: howOften(400),
});

const daysAheadShape = z.number().int().min(0).max(mostDaysAhead);
const groupShape = lineShape(80);

export const seatModeShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reservable') }),
  z.strictObject({ kind: z.literal('drop-in') }),
  z.strictObject({ kind: z.literal('assigned'), to: personIdShape }),
  z.strictObject({ kind: z.literal('unavailable'), reason: lineShape(120) }),
]);

const mayBookShape = z.union([
  z.literal('everyone'),
  z.strictObject({
    people: z.array(personIdShape).max(200),
    groups: z.array(groupShape).max(50),
  }),
]);

/** Every operation setting, each by itself: what stands in an answer and may stand in a wish. */
export const settingShapes = {
  daysAhead: daysAheadShape,
  aheadCountsFrom: z.enum(['end-of-today', 'now']),
  daysOpenAt: clockTimeShape,
  hours: z.tuple([
    openingHoursShape,
    openingHoursShape,
    openingHoursShape,
    openingHoursShape,
    openingHoursShape,
    openingHoursShape,
    openingHoursShape,
  ]),
  bookable: z.enum(['any-time', 'opening-hours']),
  parts: z.array(partShape).max(mostParts),
  allDay: z.enum(['offered', 'not-offered']),
  freeTimes: z.union([
    z.literal('not-offered'),
    z.strictObject({ stepMinutes: z.number().int().min(5).max(60).multipleOf(5) }),
  ]),
  shortestMinutes: z.number().int().min(5).max(1440),
  longestMinutes: z.number().int().min(5).max(1440),
  quota: quotaShape,
  seatsAtATime: z.enum(['one', 'any']),
  seatMode: seatModeShape,
  mayBook: mayBookShape,
  groupRules: z
    .array(
      z.strictObject({
        group: groupShape,
        daysAhead: daysAheadShape.exactOptional(),
        quota: quotaShape.exactOptional(),
      }),
    )
    .max(50),
  names: z.enum(['shown', 'hidden']),
  holidaysOf: z.string().regex(/^(?:[A-Z]{2})?$/),
  checkInMode: z.enum(checkInModes),
  checkInOpensBefore: z.number().int().min(0).max(720),
  checkInGrace: z.number().int().min(5).max(720),
  arriveBy: clockTimeShape,
};

/** How a floor operates today, as everybody who books there may know it; who may book is told seat by seat. */
export const settingsWire = z.strictObject({
  daysAhead: z.number().int(),
  aheadCountsFrom: settingShapes.aheadCountsFrom,
  daysOpenAt: z.string(),
  hours: z.array(
    z.union([z.literal('closed'), z.strictObject({ from: z.string(), to: z.string() })]),
  ),
  bookable: settingShapes.bookable,
  parts: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string().optional(),
      from: z.string(),
      to: z.string(),
    }),
  ),
  allDay: settingShapes.allDay,
  freeTimes: z.union([z.literal('not-offered'), z.strictObject({ stepMinutes: z.number() })]),
  shortestMinutes: z.number().int(),
  longestMinutes: z.number().int(),
  seatsAtATime: settingShapes.seatsAtATime,
  checkInMode: settingShapes.checkInMode,
  checkInOpensBefore: z.number().int(),
  checkInGrace: z.number().int(),
  arriveBy: z.string(),
});
export type SettingsWire = z.infer<typeof settingsWire>;
