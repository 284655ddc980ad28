import { z } from 'zod';

export const siteWire = z.strictObject({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  /** When its workdays begin, on its clock. */
  dayStartsAt: z.string(),
});
export type SiteWire = z.infer<typeof siteWire>;
