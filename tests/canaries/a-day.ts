import { z } from 'zod';
import { demoPassword } from '../../env/local/src/demo/demo-people.ts';
import { clientWith } from '../support/client.ts';
import { cookieOf } from '../support/observed/asking.ts';
import type { Canary, Place } from '../support/observed/canaries.ts';
import type { Heard } from '../support/observed/counting-proxy.ts';
import { keysInUse } from '../support/observed/keys-in-use.ts';
import type { ObservedService } from '../support/observed/observed-service.ts';

export const entraToken = 'eyJhbGciOiJSUzI1NiJ9.Y2FuYXJ5LWVudHJh.c2lnbmF0dXJlLW9mLWNhbmFyeQ';
const tokens = z.object({
  access_token: z.string(),
  id_token: z.string(),
  refresh_token: z.string().optional(),
});

const paths = [
  '/api/v1/me',
  '/api/v1/me/sessions',
  '/api/v1/floors',
  '/api/v1/bookings',
  '/api/v1/floors/none',
  '/api/v1/admin/microsoft-365-link',
  '/api/v1/admin/audit/export?from=2026-01-01T00%3A00%3A00Z&to=2027-01-01T00%3A00%3A00Z&format=csv',
  '/api/v1/admin/audit/export?from=2026-01-01T00%3A00%3A00Z&to=2027-01-01T00%3A00%3A00Z&format=jsonl',
  '/api/openapi.json',
  '/',
  '/nowhere',
  '/auth/callback?code=x&state=y',
];

/**
 * What a person does in a day over HTTP, with what the log of it is taken out as; answers the secret of the
 * session under a name, and the keys that were in use meanwhile.
 */
export async function aDayOf(
  { url, dataDir }: ObservedService,
  { mail, name }: { readonly mail: string; readonly name: string },
): Promise<readonly Canary[]> {
  const cookie = await cookieOf(url, mail);
  const client = clientWith({ url }, cookie);
  for (const path of paths) await (await client.raw(path, {})).arrayBuffer();
  await client.send('POST', '/auth/teams', { token: entraToken });
  await client.send('POST', '/api/v1/bookings', { seatId: demoPassword.length });
  await client.send('PUT', '/api/v1/me/preferences', { visibility: 'everyone' });
  const keys = await keysInUse(dataDir);
  await client.send('POST', '/auth/sign-out');
  await client.get('/api/v1/me');
  return [{ name, value: cookie.slice('__Host-sekitori='.length) }, ...keys];
}

export function placeOf({ what, headers, body }: Heard): Place {
  const head = Buffer.from(`${what}\n${headers.join('\n')}\n\n`);
  return { name: what, bytes: Buffer.concat([head, ...body]) };
}

export function tokensOf(heard: readonly Heard[]): Canary[] {
  return heard
    .filter(({ from, what }) => from === 'service' && /200 of POST \S*token$/.test(what))
    .flatMap(({ body }) => {
      const { data } = tokens.safeParse(JSON.parse(Buffer.concat(body).toString()));
      if (!data) return [];
      const { access_token: access, id_token: id, refresh_token: refresh } = data;
      return [
        { name: 'RSI access token', value: access },
        { name: 'RSI ID token', value: id },
        ...(refresh === undefined ? [] : [{ name: 'RSI refresh token', value: refresh }]),
      ];
    });
}

export const codesOf = (heard: readonly Heard[]): Canary[] =>
  heard.flatMap(({ from, what }) => {
    const code = /callback\?.*\bcode=([^&\s]{8,})/.exec(what)?.[1];
    return from === 'client' && code ? [{ name: 'code', value: code }] : [];
  });
