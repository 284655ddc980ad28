import { z } from 'zod';
import { mostLeaverGraceDays } from '../domain/leaver-grace.ts';
import { visibilities } from '../domain/person.ts';
import { roles } from '../domain/roles.ts';

export const meWire = z.strictObject({
  id: z.string(),
  name: z.string(),
  mail: z.string(),
  tenant: z.strictObject({ id: z.string(), name: z.string() }),
  roles: z.array(z.enum(roles)),
  preferences: z.strictObject({ visibility: z.enum(visibilities) }),
  limits: z.strictObject({ seatsAtATime: z.number().int() }),
});
export type MeWire = z.infer<typeof meWire>;

export const preferencesWish = z.strictObject({ visibility: z.enum(visibilities) });

/** For how many days leavers keep the bookings they hold; 0 are five minutes. */
export const peopleSettingsWish = z.strictObject({
  leaverGraceDays: z.number().int().min(0).max(mostLeaverGraceDays),
});

/** `version` goes back as `If-Match` with a change. */
export const peopleSettingsWire = peopleSettingsWish.extend({ version: z.string() });
export type PeopleSettingsWire = z.infer<typeof peopleSettingsWire>;
