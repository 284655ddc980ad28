import { z } from 'zod';
import { ruleNames } from '../domain/availability.ts';
import { checkInModes } from '../domain/check-in.ts';
import { idPattern } from '../domain/ids.ts';
import { settingLevels } from '../domain/inherited-settings.ts';
import { mendings } from '../domain/mending.ts';
import { mostDaysAhead, mostParts } from '../domain/operation-settings.ts';
import { roles } from '../domain/roles.ts';
import { namedPerson } from './administrators-wire.ts';
import { refusalWire } from './problem.ts';
import {
  clockTimeShape,
  endsAfterStart,
  endsAfterStartIssue,
  isoText,
  lineShape,
  periodFields,
  personIdShape,
  seatIdShape,
  workdayShape,
  zoneIdShape,
} from './shapes.ts';
import { siteWire } from './site-wire.ts';

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

const seatsAtATimeShape = z.enum(['one', 'any']);

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
  seatsAtATime: seatsAtATimeShape,
  seatMode: seatModeShape,
  mayBook: mayBookShape,
  groupRules: z
    .array(
      z.strictObject({
        group: groupShape,
        daysAhead: daysAheadShape.exactOptional(),
        quota: quotaShape.exactOptional(),
        seatsAtATime: seatsAtATimeShape.exactOptional(),
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

/** What somebody set at one place; what is absent comes from above. */
const ownSettingsShape = z.strictObject(settingShapes).exactPartial();

const closureShape = z.strictObject({
  id: z.string().regex(idPattern),
  first: workdayShape,
  last: workdayShape,
  hours: hoursShape.exactOptional(),
  reason: lineShape(120),
  isYearly: z.boolean().exactOptional(),
});

export const mostClosures = 200;
const closuresShape = z.array(closureShape).max(mostClosures);

/** What is set at one place; `later` replaces `own` for the workdays from a date on. */
const placeFields = {
  own: ownSettingsShape,
  later: z.array(z.strictObject({ from: workdayShape, own: ownSettingsShape })),
  closures: closuresShape,
};
const placeWire = z.strictObject(placeFields);
export type PlaceWire = z.output<typeof placeWire>;

const changedWire = z.strictObject({ by: z.string(), name: z.string().optional(), at: isoText });

/** All that is set for a floor and above it. A version goes back as `If-Match` with a change of its places. */
export const operationWire = z.strictObject({
  floorId: z.string(),
  floorName: z.string(),
  site: siteWire,
  /** Those of the published floor, else of its draft. */
  zones: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  seats: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      zoneId: z.string().optional(),
      /** Closed on the plan, whatever is set here. */
      closedBecause: z.string().optional(),
    }),
  ),
  /** `tenant` of what is set for the tenant and its sites, `floor` of the floor, its zones and seats. */
  versions: z.strictObject({ tenant: z.string(), floor: z.string() }),
  changed: z.strictObject({ tenant: changedWire.optional(), floor: changedWire.optional() }),
  tenant: placeWire,
  siteOwn: placeWire,
  floor: placeWire,
  zonesOwn: z.array(z.strictObject({ zoneId: z.string(), ...placeFields })),
  seatsOwn: z.array(z.strictObject({ seatId: z.string(), ...placeFields })),
  /** Names of the people that settings speak of (who may book, whose seat it is). */
  people: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export type OperationWire = z.output<typeof operationWire>;

/** Where something is set. `site` is the site of the floor. */
const placeShape = z.discriminatedUnion('level', [
  z.strictObject({ level: z.literal('tenant') }),
  z.strictObject({ level: z.literal('site') }),
  z.strictObject({ level: z.literal('floor') }),
  z.strictObject({ level: z.literal('zone'), zoneId: zoneIdShape }),
  z.strictObject({ level: z.literal('seat'), seatIds: z.array(seatIdShape).min(1).max(200) }),
]);

/**
 * The whole of what is to be set at a place: its own settings, from a workday on or at once, and its
 * closures. A field that is left out is reset: it comes from above.
 */
export const operationChangeShape = z.strictObject({
  place: placeShape,
  own: ownSettingsShape,
  from: workdayShape.exactOptional(),
  closures: closuresShape,
});

export type OperationChange = z.input<typeof operationChangeShape>;

export const changeOperationWish = z.strictObject({
  change: operationChangeShape,
  bookings: z.enum(mendings),
});

/** A booking to come that a change touches: the rule that it comes to break, and the nearest seat that is free. */
export const touchedBookingWire = z.strictObject({
  bookingId: z.string(),
  seatId: z.string(),
  seatName: z.string(),
  floorId: z.string(),
  floorName: z.string(),
  from: isoText,
  to: isoText,
  timeZone: z.string(),
  localText: z.string(),
  /** As far as the asker may see. */
  holder: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  refusal: refusalWire,
  moveTo: z.strictObject({ seatId: z.string(), name: z.string() }).optional(),
});
export type TouchedBookingWire = z.infer<typeof touchedBookingWire>;

/** Which bookings to come a change touches; nothing happens to them by itself. `items` are the first 200. */
export const impactWire = z.strictObject({
  bookings: z.number().int(),
  people: z.number().int(),
  items: z.array(touchedBookingWire),
});
export type ImpactWire = z.infer<typeof impactWire>;

export const changedOperationWire = z.strictObject({
  operation: operationWire,
  outcome: z.strictObject({
    kept: z.number().int(),
    notified: z.number().int(),
    moved: z.number().int(),
    released: z.number().int(),
  }),
});

/** Whom, where and when the rule tester asks about. */
export const ruleTestQuery = z
  .strictObject({ seatId: seatIdShape, personId: personIdShape, ...periodFields })
  .refine(endsAfterStart, endsAfterStartIssue);

/** What each rule says, in the order they are asked; one without a refusal lets it through (H4). */
export const verdictsWire = z.strictObject({
  verdicts: z.array(
    z.strictObject({
      rule: z.enum(ruleNames),
      /** Where the setting stands that the rule goes by; absent of rules that nobody sets. */
      setAt: z.enum(settingLevels).optional(),
      /** The least role that can change it there. */
      changeableBy: z.enum(roles).optional(),
      refusal: refusalWire.optional(),
    }),
  ),
});
export type VerdictsWire = z.infer<typeof verdictsWire>;

/** People that settings may name; `isCut`: there are more than are listed. */
export const nameablePeopleWire = z.strictObject({
  items: z.array(namedPerson),
  isCut: z.boolean(),
});

export const holidaysQuery = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/),
  year: z.coerce.number().int().min(2000).max(2100),
});
export const holidaysWire = z.strictObject({
  items: z.array(z.strictObject({ date: z.string(), name: z.string() })),
});
export const countriesWire = z.strictObject({ items: z.array(z.string()) });
