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
const claimsShape = z.looseObject({
  iss: z.string(),
  aud: z.string(),
  serviceurl: z.string(),
  nbf: z.number(),
  exp: z.number(),
});

/** Whose tokens count, and for whom. */
export type Expected = { readonly issuer: string; readonly audience: string };

/** What a token says of itself; worth nothing before its signature was verified. */
export type PlausibleToken = {
  readonly text: string;
  readonly kid: string;
  readonly serviceUrl: string;
  readonly expected: Expected;
};

const skewSeconds = 5 * 60;
const longestToken = 8192;

/**
 * The token of an `Authorization` header, where by all that can be told without keys it could be the
 * Bot Connector's for us (5.1.1-d). Costs nothing but a look, so that what could not hold never makes the
 * product read a body, ask the store or fetch keys.
 */
export function plausibleToken(
  authorization: string | undefined,
  expected: Expected,
  now: number,
): PlausibleToken | undefined {
  const text = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
  if (text === undefined || text.length > longestToken) return undefined;
  const said = contentOf(text);
  if (!said) return undefined;
  const { kid, claims } = said;
  const isForUs = claims.iss === expected.issuer && claims.aud === expected.audience;
  const seconds = Math.floor(now / 1000);
  const isInTime = claims.nbf <= seconds + skewSeconds && claims.exp > seconds - skewSeconds;
  return isForUs && isInTime ? { text, kid, serviceUrl: claims.serviceurl, expected } : undefined;
}

function contentOf(text: string) {
  try {
    const header = headerShape.safeParse(decodeProtectedHeader(text)).data;
    const claims = claimsShape.safeParse(decodeJwt(text)).data;
    return header && claims ? { kid: header.kid, claims } : undefined;
  } catch (error) {
    // jose answers garbage with a TypeError or an error of its own; both mean that this is no token.
    if (error instanceof TypeError || error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

/** Whether the Bot Connector signed a token, with a key that is endorsed for the channel of the activity. */
export async function isSignedByConnector(
  { text, kid, serviceUrl, expected }: PlausibleToken,
  channelId: string,
  by: { readonly keys: SigningKeys; readonly clock: Clock },
): Promise<boolean> {
  const key = await by.keys(kid);
  if (!key?.endorsements?.includes(channelId)) return false;
  try {
    const { payload } = await jwtVerify(text, await importJWK(key, 'RS256'), {
      algorithms: ['RS256'],
      ...expected,
      clockTolerance: skewSeconds,
      currentDate: new Date(by.clock.now()),
      requiredClaims: ['exp', 'nbf', 'serviceurl'],
    });
    return payload['serviceurl'] === serviceUrl;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}
