import {
  decodeJwt,
  decodeProtectedHeader,
  errors,
  importJWK,
  type JWTPayload,
  jwtVerify,
} from 'jose';
import { z } from 'zod';
import type { Clock, Entra, EntraUser } from '../../application/ports.ts';
import { type OrganisationId, parseOrganisation } from '../../domain/organisation.ts';
import { entraKeysAt } from './entra-keys.ts';

export type EntraSettings = {
  /** The Teams app's id in Entra. */
  readonly appId: string;
  /** `https://login.microsoftonline.com`; another one only in the local environment. */
  readonly authority: URL;
  readonly publicUrl: URL;
};

const headerShape = z.looseObject({
  alg: z.literal('RS256'),
  kid: z.string().min(1).max(128),
  // A token may not bring or point at its own key.
  jku: z.undefined().optional(),
  jwk: z.undefined().optional(),
  x5u: z.undefined().optional(),
  crit: z.undefined().optional(),
});

/** An access token of version 2.0 that Teams asks for in a user's name; an application's has no scope. */
const claimsShape = z.looseObject({
  ver: z.literal('2.0'),
  tid: z.string(),
  oid: z.string(),
  /** Entra's id of the token, so that it is taken once. */
  uti: z.string().min(1).max(128),
  exp: z.number(),
  scp: z.string().refine((scopes) => scopes.split(' ').includes('access_as_user')),
});

const longestToken = 8_000;
/** What Microsoft's own libraries allow. */
const skewSeconds = 5 * 60;

/** What can be told of a token without its key. */
type Plausible = { readonly organisation: OrganisationId; readonly key: string };

/** Tokens that Teams hands to a tab for its user, checked here against Entra's published keys. */
export function openEntra(
  settings: EntraSettings,
  { clock, fail }: { readonly clock: Clock; readonly fail: (error: unknown) => void },
): Entra {
  const { authority } = settings;
  const keys = entraKeysAt(new URL('/common/discovery/v2.0/keys', authority), { clock, fail });
  const audience = audiencesOf(settings);
  const issuerOf = (organisation: string) => new URL(`/${organisation}/v2.0`, authority).href;

  function plausible(token: string): Plausible | undefined {
    if (token.length > longestToken) return undefined;
    const decoded = decodedOf(token);
    const header = headerShape.safeParse(decoded?.header);
    const claims = claimsShape.safeParse(decoded?.claims);
    if (!decoded || !header.success || !claims.success) return undefined;
    const organisation = parseOrganisation(claims.data.tid);
    if (!organisation || decoded.claims.iss !== issuerOf(organisation)) return undefined;
    if (!audience.some((ours) => ours === decoded.claims.aud)) return undefined;
    return { organisation, key: header.data.kid };
  }

  return {
    organisationIn: (token) => plausible(token)?.organisation,
    async verify(token) {
      const claimed = plausible(token);
      const key = claimed && (await keys(claimed.key));
      if (!claimed || !key) return undefined;
      const { organisation } = claimed;
      const issuer = issuerOf(organisation);
      if ((key.issuer?.replace('{tenantid}', organisation) ?? issuer) !== issuer) return undefined;
      const { kty, n, e } = key;
      const payload = await verified(async () =>
        jwtVerify(token, await importJWK({ kty, n, e }, 'RS256'), {
          algorithms: ['RS256'],
          issuer,
          audience,
          clockTolerance: skewSeconds,
          currentDate: new Date(clock.now()),
          requiredClaims: ['exp', 'nbf', 'iat'],
        }),
      );
      return payload && userOf(payload, organisation);
    },
  };
}

/** Tokens of version 2.0 name the app by its id; an app may be set up to be named by its address. */
const audiencesOf = ({ appId, publicUrl }: EntraSettings) => [
  appId,
  `api://${publicUrl.host}/${appId}`,
  `api://${publicUrl.host}/botid-${appId}`,
];

function decodedOf(token: string) {
  try {
    return { header: decodeProtectedHeader(token), claims: decodeJwt(token) };
  } catch (error) {
    // jose answers garbage with a TypeError or an error of its own; both mean that this is no token.
    if (error instanceof TypeError || error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

async function verified(
  verify: () => Promise<{ readonly payload: JWTPayload }>,
): Promise<JWTPayload | undefined> {
  try {
    return (await verify()).payload;
  } catch (error) {
    if (error instanceof TypeError || error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

function userOf(payload: JWTPayload, organisation: OrganisationId): EntraUser | undefined {
  const { data } = claimsShape.safeParse(payload);
  if (!data) return undefined;
  const { oid: user, uti: tokenId, exp } = data;
  return { organisation, user, tokenId, goodUntil: (exp + skewSeconds) * 1000 };
}
