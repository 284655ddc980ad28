import { z } from 'zod';
import { type Rates, ratesPerMinute } from './http/rate-limits.ts';

/** The settings of what stands between the network and the routes. */
export const frontShape = {
  RATE_LIMITS: z.enum(['on', 'off']).optional(),
  TENANT_REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(60)
    .max(1_000_000)
    .default(ratesPerMinute.tenant),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).optional(),
};

type Parsed = z.infer<z.ZodObject<typeof frontShape>>;

export type FrontSettings = {
  /** Undefined where nobody is limited. */
  readonly rates: Rates | undefined;
  /** How many proxies of ours stand between a person and this process. */
  readonly trustedHops: number;
};

/** What of it would start in production but must not. */
export function unsafeFront({ RATE_LIMITS }: Parsed, isLocal: boolean): string[] {
  return !isLocal && RATE_LIMITS === 'off'
    ? ['RATE_LIMITS: off is for demonstrations, tests and measurements']
    : [];
}

/** In production behind one gateway and limited, elsewhere neither, where nothing is said. */
export function frontSettingsOf(parsed: Parsed, isLocal: boolean): FrontSettings {
  const { RATE_LIMITS: limits = isLocal ? 'off' : 'on' } = parsed;
  const { TRUSTED_PROXY_HOPS: trustedHops = isLocal ? 0 : 1 } = parsed;
  const rates = { ...ratesPerMinute, tenant: parsed.TENANT_REQUESTS_PER_MINUTE };
  return { rates: limits === 'on' ? rates : undefined, trustedHops };
}
