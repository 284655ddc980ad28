import { z } from 'zod';
import { mostSeatsOfAFloor } from '../domain/floor.ts';
import { mendings } from '../domain/mending.ts';
import { equipment } from '../domain/seat.ts';
import { clockTime } from '../domain/workday.ts';
import { settingsWire } from './operation-wire.ts';
import {
  clockTimeShape,
  isoText,
  lineShape,
  planIdShape,
  seatIdShape,
  siteIdShape,
  timeZoneShape,
  zoneIdShape,
} from './shapes.ts';
import { siteWire } from './site-wire.ts';

export const zoneWire = z.strictObject({
  id: z.string(),
  name: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export const seatWire = z.strictObject({
  id: z.string(),
  name: z.string(),
  zoneId: z.string().optional(),
  x: z.number(),
  y: z.number(),
  turn: z.number(),
  equipment: z.array(z.enum(equipment)),
  closedBecause: z.string().optional(),
});
export type SeatWire = z.infer<typeof seatWire>;
export type ZoneWire = z.infer<typeof zoneWire>;

/** The picture of a floor; `href` takes `?width=` and answers WebP of the next larger stored size. */
export const planWire = z.strictObject({
  id: z.string(),
  href: z.string(),
  width: z.number().int(),
  height: z.number().int(),
});

/** A floor in a list: what a picker needs. */
export const floorSummaryWire = z.strictObject({
  id: z.string(),
  name: z.string(),
  site: siteWire,
  seatCount: z.number().int(),
  /** The first and last workday that may be booked now, and when the next one opens (A6). */
  bookable: z.strictObject({
    first: z.string(),
    last: z.string(),
    next: z.strictObject({ workday: z.string(), opensAt: isoText }).optional(),
  }),
});
export type FloorSummaryWire = z.infer<typeof floorSummaryWire>;

export const floorWire = z.strictObject({
  ...floorSummaryWire.shape,
  zones: z.array(zoneWire),
  seats: z.array(seatWire),
  plan: planWire.optional(),
  settings: settingsWire,
});
export type FloorWire = z.infer<typeof floorWire>;

const coordinate = z.number().min(-10).max(20_000);

/** A whole draft as the editor saves it. */
export const draftWish = z.strictObject({
  name: lineShape(60),
  planId: planIdShape.optional(),
  zones: z
    .array(
      z.strictObject({
        id: zoneIdShape,
        name: lineShape(40),
        x: coordinate,
        y: coordinate,
        width: z.number().positive().max(20_000),
        height: z.number().positive().max(20_000),
      }),
    )
    .max(100),
  seats: z
    .array(
      z.strictObject({
        id: seatIdShape,
        name: lineShape(24),
        zoneId: zoneIdShape.optional(),
        x: coordinate,
        y: coordinate,
        turn: z.number().min(0).lt(360),
        equipment: z.array(z.enum(equipment)).max(equipment.length),
        closedBecause: lineShape(120).optional(),
      }),
    )
    .max(mostSeatsOfAFloor),
});
export type DraftWish = z.input<typeof draftWish>;

/** A floor as its administrators see it. `version` goes back as `If-Match` with the next change. */
export const adminFloorWire = z.strictObject({
  id: z.string(),
  name: z.string(),
  site: siteWire,
  state: z.enum(['draft', 'published', 'published-with-changes']),
  version: z.string(),
  zones: z.array(zoneWire),
  seats: z.array(seatWire),
  plan: planWire.optional(),
});
export type AdminFloorWire = z.infer<typeof adminFloorWire>;

/** A floor on a card of the admin site. `takenToday` counts seats with a booking on the site's today. */
export const adminFloorCardWire = z.strictObject({
  id: z.string(),
  name: z.string(),
  site: siteWire,
  state: z.enum(['draft', 'published', 'published-with-changes']),
  seatCount: z.number().int(),
  takenToday: z.number().int(),
  plan: planWire.optional(),
});
export type AdminFloorCardWire = z.infer<typeof adminFloorCardWire>;

export const newFloorWish = z.strictObject({ siteId: siteIdShape, name: lineShape(60) });
export const newSiteWish = z.strictObject({
  name: lineShape(60),
  timeZone: timeZoneShape,
  /** Workdays begin at midnight where nothing else is said; with 06:00, a night shift is one workday. */
  dayStartsAt: clockTimeShape.refine((time) => time < '12:00').default(clockTime('00:00')),
});

/** What happens to the bookings to come of a deleted floor: refuse to delete, or cancel them and tell their holders. */
export const deletionQuery = z.strictObject({
  bookings: z.enum(['refuse', 'cancel']).default('refuse'),
});
/**
 * The same of seats that are gone once a draft is published, where they can also move to the nearest free
 * seat; `touched` are those on seats that stay and come to break a rule.
 */
export const publishQuery = z.strictObject({
  bookings: z.enum(['refuse', 'cancel', 'move']).default('refuse'),
  touched: z.enum(mendings).default('keep'),
});
export const deletionWire = z.strictObject({
  cancelled: z.number().int(),
  people: z.number().int(),
});

/** How many of a floor's seats somebody has on a workday, and why nobody can book any of them where it is closed. */
export const dayFullnessWire = z.strictObject({
  workday: z.string(),
  seatCount: z.number().int(),
  takenCount: z.number().int(),
  closed: z
    .strictObject({
      because: z.enum(['closure', 'holiday', 'opening-hours']),
      /** What people read: the reason of the closure, or what the holiday is called. */
      reason: z.string().optional(),
    })
    .optional(),
});
export type DayFullnessWire = z.infer<typeof dayFullnessWire>;
