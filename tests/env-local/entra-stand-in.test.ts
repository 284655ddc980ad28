import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { decodeJwt } from 'jose';
import { parse } from 'yaml';
import { z } from 'zod';
import { openEntra } from '../../api/src/adapters/entra/entra-tokens.ts';
import { systemClock } from '../../api/src/adapters/system/system-clock.ts';
import { demoOrganisation } from '../../env/local/src/demo/demo-organisation.ts';
import { type RunningRsi, startRsi } from '../../env/local/src/rsi/rsi-server.ts';
import { freePort } from '../support/service.ts';

const user = z.looseObject({ email: z.string(), aadObjectId: z.string() });
const playground = z.looseObject({
  tenantId: z.string(),
  currentUser: user,
  users: z.array(user),
});
const appId = '00000000-0000-0000-0000-00000000000b';
const hanako = { mail: 'hanako.sato@midori.example' };

describe('the Entra of the local environment', () => {
  let entra: RunningRsi;
  let origin: string;
  before(async () => {
    const port = await freePort();
    origin = `http://localhost:${port}`;
    const client = { id: 'sekitori', secret: 's'.repeat(16), redirectUri: 'http://localhost/cb' };
    entra = await startRsi({ issuer: origin, port, host: '127.0.0.1', client, entraAppId: appId });
  });
  after(() => entra.stop());

  const ask = (body: object, headers: Record<string, string> = { 'x-teams-host': '1' }) =>
    fetch(`${origin}/entra/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const openFor = (app: string) =>
    openEntra(
      { appId: app, authority: new URL(origin), publicUrl: new URL('http://localhost:3978') },
      { clock: systemClock, fail: (error) => assert.fail(String(error)) },
    );
  const tokenOf = async (asked: object) =>
    z.object({ token: z.string() }).parse(await (await ask(asked)).json()).token;

  it('signs who opens the tab as the product wants it, each time anew', async () => {
    const tokens = [await tokenOf(hanako), await tokenOf(hanako)];

    const users = await Promise.all(tokens.map((token) => openFor(appId).verify(token)));

    assert.equal(users[0]?.organisation, demoOrganisation.id);
    assert.equal(users[0]?.user, '00000000-0000-0000-0000-000000000010');
    assert.equal(new Set(users.map((each) => each?.tokenId)).size, 2);
  });

  it('signs for this one app, and nobody of another organisation', async () => {
    const token = await tokenOf(hanako);
    const stranger = await ask({ mail: 'alice.morgan@contoso.example' });

    assert.equal(decodeJwt(token).aud, appId);
    assert.equal(await openFor('00000000-0000-0000-0000-00000000000c').verify(token), undefined);
    assert.equal(stranger.status, 404);
  });

  it('answers no page of another site', async () => {
    assert.equal((await ask(hanako, {})).status, 403);
  });

  it('knows the people by the ids that the Agents Playground gives them', () => {
    const file = new URL('../../env/local/playground.yml', import.meta.url);
    const played = playground.parse(parse(readFileSync(file, 'utf8')));

    const users = [played.currentUser, ...played.users];
    assert.equal(played.tenantId, demoOrganisation.id);
    assert.deepEqual(
      users.map(({ email, aadObjectId }) => [email, aadObjectId]),
      [...demoOrganisation.users],
    );
  });
});
