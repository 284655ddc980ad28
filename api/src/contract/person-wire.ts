import { z } from 'zod';
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
