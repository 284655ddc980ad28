import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { RsiRefused } from '../../application/ports.ts';
import { signingAlgorithms } from './rsi-provider.ts';

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
const mostAge = '2 minutes';

/** OpenID Connect Back-Channel Logout 1.0, section 2.4: exactly these, and no nonce. */
const shape = z.looseObject({
  jti: z.string().min(1).max(255),
  iat: z.number(),
  sub: z.string().min(1).max(255).optional(),
  sid: z.string().min(1).max(255).optional(),
  events: z.looseObject({ [logoutEvent]: z.looseObject({}) }),
  nonce: z.undefined().optional(),
});

export type LogoutToken = {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
  readonly sub?: string;
  readonly sid?: string;
};

/** What a logout token says, once every check of section 2.6 holds; throws `RsiRefused`. */
export async function readLogoutToken(
  token: string,
  keys: JWTVerifyGetKey,
  expected: { readonly issuer: string; readonly clientId: string; readonly skewSeconds: number },
): Promise<LogoutToken> {
  const { payload } = await verified(token, keys, expected);
  const { success, data } = shape.safeParse(payload);
  if (!success || (data.sub === undefined && data.sid === undefined)) {
    throw new RsiRefused('Not a logout token');
  }
  const { jti: id, iat, sub, sid } = data;
  const issuedAt = iat * 1000;
  return {
    id,
    issuedAt,
    ...(sub === undefined ? {} : { sub }),
    ...(sid === undefined ? {} : { sid }),
  };
}

async function verified(
  token: string,
  keys: JWTVerifyGetKey,
  {
    issuer,
    clientId,
    skewSeconds,
  }: { readonly issuer: string; readonly clientId: string; readonly skewSeconds: number },
) {
  try {
    return await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      typ: 'logout+jwt',
      algorithms: signingAlgorithms,
      clockTolerance: skewSeconds,
      maxTokenAge: mostAge,
      requiredClaims: ['iat', 'jti', 'events'],
    });
  } catch (cause) {
    if (cause instanceof errors.JOSEError) throw new RsiRefused('Not a logout token', { cause });
    throw cause;
  }
}
