import { z } from 'zod';
import { settingLevels } from '../domain/inherited-settings.ts';
import { quotaSpans } from '../domain/quota.ts';
import { roles } from '../domain/roles.ts';
import { seatOffers } from '../domain/seat-moment.ts';
import { bookingWire } from './booking-wire.ts';
import { seatWire } from './floor-wire.ts';
import { refusalWire } from './problem.ts';
import { isoText, workdayShape } from './shapes.ts';
import { siteWire } from './site-wire.ts';

const alternativeWire = z.strictObject({
  seatId: z.string(),
  floorId: z.string(),
  name: z.string(),
});

/**
 * One seat as it stands for me at this moment: what whoever scans its code, or sits there, can do (C10).
 * `check-in`: it is mine and I have not said yet that I came; `leave`: it is mine, has begun, and nothing
 * is left to say; `move-here`: `myBooking` is elsewhere and can come here with the time it has left;
 * `walk-up`: I hold none now and can take it for `walkUp`. With `none` and no refusal it is mine before its time.
 */
export const seatMomentWire = z.strictObject({
  seat: seatWire,
  floor: z.strictObject({ id: z.string(), name: z.string() }),
  site: siteWire,
  workday: z.string(),
  now: isoText,
  state: z.enum(['free', 'taken', 'mine', 'blocked']),
  /** Who has it now, as far as I may see. */
  holder: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  /** While it is free: until somebody has it, or the day ends. */
  freeUntil: isoText.optional(),
  /** While somebody has it. */
  takenUntil: isoText.optional(),
  /** Why I cannot take it now; the same words as on the map. */
  refusal: refusalWire.optional(),
  offer: z.enum(seatOffers),
  walkUp: z.strictObject({ from: isoText, to: isoText }).optional(),
  /** My booking that is going on, or the next one today. */
  myBooking: bookingWire.optional(),
  /** The nearest seats that are free now. */
  alternatives: z.array(alternativeWire),
});
export type SeatMomentWire = z.infer<typeof seatMomentWire>;

/** The codes of a floor's seats, to be printed and put on them. `href` is the address that a QR code says. */
export const seatCodesWire = z.strictObject({
  floorName: z.string(),
  siteName: z.string(),
  items: z.array(
    z.strictObject({
      seatId: z.string(),
      name: z.string(),
      zoneName: z.string().optional(),
      href: z.string(),
    }),
  ),
});
export type SeatCodesWire = z.infer<typeof seatCodesWire>;

export const quotaQuery = z.strictObject({ workday: workdayShape.exactOptional() });
/** How much of each of my quotas on a floor is used around a workday; today where none is named (B4). */
export const quotaWire = z.strictObject({
  items: z.array(
    z.strictObject({
      span: z.enum(quotaSpans),
      used: z.number().int(),
      most: z.number().int(),
      first: z.string(),
      last: z.string(),
      setAt: z.enum(settingLevels),
      changeableBy: z.enum(roles),
      group: z.string().optional(),
    }),
  ),
});
export type QuotaWire = z.infer<typeof quotaWire>;
