import { z } from 'zod';
import { type Rates, ratesPerMinute } from './http/rate-limits.ts';

const path = z.string().trim().min(1).optional();

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
  TLS_CERTIFICATE: path,
  TLS_KEY: path,
  TLS_MAX: z.enum(['1.2', '1.3']).default('1.3'),
};

type Parsed = z.infer<z.ZodObject<typeof frontShape>>;

export type FrontSettings = {
  /** Undefined where nobody is limited. */
  readonly rates: Rates | undefined;
  /** How many proxies of ours stand between a person and this process. */
  readonly trustedHops: number;
  /** Undefined where something in front of the process ends TLS. */
  readonly tls:
    | {
        readonly certificate: string;
        readonly key: string;
        readonly most: 'TLSv1.2' | 'TLSv1.3';
      }
    | undefined;
};

/** What of it would start but must not. */
export function unsafeFront(
  parsed: Parsed & { readonly PUBLIC_URL: URL },
  isLocal: boolean,
): string[] {
  const { TLS_CERTIFICATE: certificate, TLS_KEY: key } = parsed;
  const checks: readonly (readonly [boolean, string])[] = [
    [
      !isLocal && parsed.RATE_LIMITS === 'off',
      'RATE_LIMITS: off is for demonstrations, tests and measurements',
    ],
    [(certificate === undefined) !== (key === undefined), 'TLS_CERTIFICATE, TLS_KEY: both or none'],
    [
      certificate !== undefined && parsed.PUBLIC_URL.protocol !== 'https:',
      'PUBLIC_URL: https, because TLS_CERTIFICATE leaves nothing that answers plain HTTP',
    ],
  ];
  return checks.flatMap(([isBad, issue]) => (isBad ? [issue] : []));
}

/** In production behind one gateway and limited, elsewhere neither, where nothing is said. */
export function frontSettingsOf(parsed: Parsed, isLocal: boolean): FrontSettings {
  const { RATE_LIMITS: limits = isLocal ? 'off' : 'on', TLS_CERTIFICATE, TLS_KEY } = parsed;
  const { TRUSTED_PROXY_HOPS: trustedHops = isLocal ? 0 : 1 } = parsed;
  const rates = { ...ratesPerMinute, tenant: parsed.TENANT_REQUESTS_PER_MINUTE };
  return {
    rates: limits === 'on' ? rates : undefined,
    trustedHops,
    tls:
      TLS_CERTIFICATE && TLS_KEY
        ? { certificate: TLS_CERTIFICATE, key: TLS_KEY, most: `TLSv${parsed.TLS_MAX}` }
        : undefined,
  };
}
