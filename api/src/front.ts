import type { Logger } from 'pino';
import { eventLoopLoad } from './adapters/system/event-loop-load.ts';
import { CertificateUnusable, openServerTls, type ServerTls } from './adapters/tls/server-tls.ts';
import type { Clock } from './application/ports.ts';
import type { Config } from './config.ts';
import { type Load, neverBehind } from './http/load-shedding.ts';
import { countersOf, noLimits, type RateLimits, rateLimitsOver } from './http/rate-limits.ts';
import { UnsafeStart } from './unsafe-start.ts';

/** What stands between the network and the routes of this process. */
export type Front = {
  readonly limits: RateLimits;
  readonly load: Load;
  readonly trustedHops: number;
  readonly tls: ServerTls | undefined;
};

type World = { readonly clock: Clock; readonly log: Logger };

/**
 * Part of the wiring of compose.ts: who is limited, what is put off when there is too much to do, and
 * the certificate where the process ends TLS itself. Throws `UnsafeStart`.
 */
export function frontOf(config: Config, world: World): Front {
  const { rates, trustedHops } = config.front;
  const tls = tlsOf(config, world);
  if (!rates) return { limits: noLimits, load: neverBehind, trustedHops, tls };
  const fail = (error: unknown) => world.log.error({ err: error }, 'requests cannot be counted');
  const limits = rateLimitsOver(countersOf(rates), fail);
  return { limits, load: eventLoopLoad(), trustedHops, tls };
}

function tlsOf({ front, publicUrl, environment }: Config, { clock, log }: World) {
  if (!front.tls) return undefined;
  try {
    return openServerTls(front.tls, {
      host: publicUrl.hostname,
      takesSelfSigned: environment === 'local',
      now: clock.now,
      warn: (facts, text) => log.warn(facts, text),
    });
  } catch (error) {
    if (!(error instanceof CertificateUnusable)) throw error;
    throw new UnsafeStart(error.message, { cause: error });
  }
}
