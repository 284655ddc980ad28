import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import { demoOrganisation } from '../demo/demo-organisation.ts';
import { answerJson, jsonOf, UnusableRequest } from '../rsi/http.ts';

const tokenWish = z.strictObject({ mail: z.string() });
const goodForSeconds = 75 * 60;

type Turn = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
};

/**
 * As much of Microsoft Entra as a Teams tab needs, written from Microsoft's documentation: it publishes
 * its keys and signs a token as Teams asks for it, for the people of the demonstration's organisation
 * and this one app. Nobody types a password here: whoever may ask it is who plays Teams on this machine.
 */
export async function entraStandIn({
  origin,
  appId,
}: {
  readonly origin: string;
  readonly appId: string;
}) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const kid = randomUUID();
  const key = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' };
  const keys = [{ ...key, issuer: `${origin}/{tenantid}/v2.0` }];

  async function mint(request: IncomingMessage): Promise<string> {
    if (request.method !== 'POST') throw new UnusableRequest(405, 'POST');
    // A page elsewhere cannot send this header without a preflight, which nobody answers here.
    if (request.headers['x-teams-host'] !== '1') {
      throw new UnusableRequest(403, 'send the header X-Teams-Host: 1');
    }
    const { mail } = await jsonOf(request, tokenWish);
    const oid = demoOrganisation.users.get(mail);
    if (oid === undefined) throw new UnusableRequest(404, 'nobody of this organisation');
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({
      ver: '2.0',
      tid: demoOrganisation.id,
      oid,
      uti: randomUUID(),
      scp: 'access_as_user',
      preferred_username: mail,
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .setIssuer(`${origin}/${demoOrganisation.id}/v2.0`)
      .setAudience(appId)
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + goodForSeconds)
      .sign(privateKey);
  }

  /** Answers whether the address was one of these. */
  return async ({ request, response, path }: Turn): Promise<boolean> => {
    if (path === '/common/discovery/v2.0/keys') answerJson(response, { keys });
    else if (path === '/entra/token') answerJson(response, { token: await mint(request) });
    else return false;
    return true;
  };
}
