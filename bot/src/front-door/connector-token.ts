import type { Clock } from '@sekitori/api/application/ports';
import { decodeJwt, decodeProtectedHeader, errors, importJWK, jwtVerify } from 'jose';
import { z } from 'zod';
import type { SigningKeys } from './signing-keys.ts';

const headerShape = z.looseObject({
  alg: z.literal('RS256'),
  kid: z.string().regex(/^[\w.~+/=-]{1,128}$/),
  // A token may not bring or point at its own key.
  jku: z.undefined().optional(),
  jwk: z.undefined().optional(),
  x5u: z.undefined().optional(),
  crit: z.undefined().optional(),
});

type Expected = {
  readonly issuer: string;
  readonly audience: string;
  readonly serviceUrl: string;
  readonly channelId: string;
};

const skewSeconds = 5 * 60;

/**
 * Whether a token is the Bot Connector's for this very activity (5.1.1-d). What can be told without
 * keys is told first: a token that could not hold never makes the product fetch keys.
 */
export async function isConnectorToken(
  token: string,
  expected: Expected,
  by: { readonly keys: SigningKeys; readonly clock: Clock },
): Promise<boolean> {
  const kid = plausibleKeyId(token, expected);
  if (kid === undefined) return false;
  const key = await by.keys(kid);
  if (!key?.endorsements?.includes(expected.channelId)) return false;
  try {
    const { payload } = await jwtVerify(token, await importJWK(key, 'RS256'), {
      algorithms: ['RS256'],
      issuer: expected.issuer,
      audience: expected.audience,
      clockTolerance: skewSeconds,
      currentDate: new Date(by.clock.now()),
      requiredClaims: ['exp', 'nbf', 'serviceurl'],
    });
    return payload['serviceurl'] === expected.serviceUrl;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}

function plausibleKeyId(token: string, expected: Expected): string | undefined {
  try {
    const header = headerShape.safeParse(decodeProtectedHeader(token));
    const claims = decodeJwt(token);
    const isForUs = claims.iss === expected.issuer && claims.aud === expected.audience;
    const isForHere = claims['serviceurl'] === expected.serviceUrl;
    return header.success && isForUs && isForHere ? header.data.kid : undefined;
  } catch (error) {
    // jose answers garbage with a TypeError or an error of its own; both mean that this is no token.
    if (error instanceof TypeError || error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
