import type { Logger } from 'pino';
import { eventLoopLoad } from './adapters/system/event-loop-load.ts';
import type { FrontSettings } from './front-settings.ts';
import { type Load, neverBehind } from './http/load-shedding.ts';
import { countersOf, noLimits, type RateLimits, rateLimitsOver } from './http/rate-limits.ts';

/** What stands between the network and the routes of this process. */
export type Front = {
  readonly limits: RateLimits;
  readonly load: Load;
  readonly trustedHops: number;
};

/** Part of the wiring of compose.ts: who is limited, and what is put off when there is too much to do. */
export function frontOf({ rates, trustedHops }: FrontSettings, log: Logger): Front {
  if (!rates) return { limits: noLimits, load: neverBehind, trustedHops };
  const fail = (error: unknown) => log.error({ err: error }, 'requests cannot be counted');
  return { limits: rateLimitsOver(countersOf(rates), fail), load: eventLoopLoad(), trustedHops };
}
