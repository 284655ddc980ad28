import { z } from 'zod';
import { isoText, listOf } from './shapes.ts';

/** One place where I am signed in. Browser and system are names, absent where the program told none we know. */
export const sessionWire = z.strictObject({
  id: z.string(),
  device: z.strictObject({ browser: z.string().optional(), system: z.string().optional() }),
  isInTeams: z.boolean(),
  createdAt: isoText,
  /** Up to five minutes older than the truth. */
  lastSeenAt: isoText,
  /** Whether it is the one that asked. */
  isThis: z.boolean(),
});
export type SessionWire = z.infer<typeof sessionWire>;

export const sessionsWire = listOf(sessionWire);
