import { z } from 'zod';
import { mostLeaverGraceDays } from '../domain/leaver-grace.ts';
import { clockDisplays, visibilities, weekStarts } from '../domain/person.ts';
import { roles } from '../domain/roles.ts';

const preferencesWire = z.strictObject({
  visibility: z.enum(visibilities),
  clock: z.enum(clockDisplays),
  weekStartsOn: z.enum(weekStarts),
});

export const meWire = z.strictObject({
  id: z.string(),
  name: z.string(),
  mail: z.string(),
  tenant: z.strictObject({ id: z.string(), name: z.string() }),
  roles: z.array(z.enum(roles)),
  preferences: preferencesWire,
  limits: z.strictObject({ seatsAtATime: z.number().int() }),
  /** The app in Teams, where there is one: with it, `teamsAddressOfPage` leads to a page inside Teams. */
  teamsAppId: z.string().optional(),
});
export type MeWire = z.infer<typeof meWire>;

/** What is left out stays as it is. */
export const preferencesWish = preferencesWire.partial();

/** For how many days leavers keep the bookings they hold; 0 are five minutes. */
export const peopleSettingsWish = z.strictObject({
  leaverGraceDays: z.number().int().min(0).max(mostLeaverGraceDays),
});

/** `version` goes back as `If-Match` with a change. */
export const peopleSettingsWire = peopleSettingsWish.extend({ version: z.string() });
export type PeopleSettingsWire = z.infer<typeof peopleSettingsWire>;
