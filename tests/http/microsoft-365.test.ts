import assert from 'node:assert/strict';
import { z } from 'zod';
import { type RouteName, routes } from '../../api/src/contract/routes.ts';
import { demoOrganisation } from '../../env/local/src/demo/demo-organisation.ts';
import { type Answer, type Client, clientOf, clientWith } from '../support/client.ts';
import { linkDemoPerson } from '../support/demo-link.ts';
import { type RunningService, sharedService } from '../support/service.ts';

/** The white paper's 4.3, written by hand and not read from the route table. */
const ofSystemAdministrators: readonly RouteName[] = [
  'organisations',
  'connectOrganisation',
  'disconnectOrganisation',
];
const link = '/api/v1/admin/microsoft-365-link';
const another = '3d5ad4e2-0000-4000-8000-00000000beef';

describe('Microsoft 365 organisations over HTTP', () => {
  let service: RunningService;
  let people: Record<'general' | 'account' | 'operations' | 'system', Client>;
  let ofContoso: Client;
  before(async function () {
    this.timeout(150_000);
    service = await sharedService();
    people = {
      general: await clientOf(service, 'misaki.takahashi@midori.example'),
      account: await clientOf(service, 'yumi.watanabe@midori.example'),
      operations: await clientOf(service, 'naoki.tanaka@midori.example'),
      system: await clientOf(service, 'masahiko.yamamoto@midori.example'),
    };
    ofContoso = await clientOf(service, 'grace.hughes@contoso.example');
  });

  const connect = (client: Client, organisation = another) =>
    client.send('PUT', `${link}/${organisation}`);
  const disconnect = (client: Client, organisation = another) =>
    client.send('DELETE', `${link}/${organisation}`);
  const idsFor = async (client: Client) =>
    (await client.get(link)).body.items.map(
      (item: { organisationId: string }) => item.organisationId,
    );

  it('are the system administrator’s alone (4.3-c)', async () => {
    for (const name of ofSystemAdministrators) {
      const { method, path } = routes[name];
      const address = path.replaceAll(/\{\w+\}/g, 'absent');
      for (const [role, client] of Object.entries(people)) {
        const { status, body } = await client.send(method, address);

        assert.equal(status === 403, role !== 'system', `${role} ${name} ${status}`);
        if (role !== 'system') assert.equal(body.code, 'not-permitted');
      }
    }
  });

  it('say since when they are connected and by whom; the demonstration’s is from the start', async () => {
    const { items } = (await people.system.get(link)).body;

    const [demo] = items;
    assert.equal(demo.organisationId, demoOrganisation.id);
    assert.equal(demo.by.name, '山本 雅彦');
    assert.ok(Date.parse(demo.since) <= Date.now());
  });

  it('are connected and disconnected, however often the same is asked', async () => {
    const first = await connect(people.system);
    const again = await connect(people.system, another.toUpperCase());
    const listed = await idsFor(people.system);
    const ended = await disconnect(people.system);
    const endedAgain = await disconnect(people.system);

    assert.deepEqual([first.status, again.status], [200, 200]);
    assert.deepEqual(again.body, first.body);
    assert.ok(listed.includes(another));
    assert.deepEqual([ended.status, endedAgain.status], [204, 404]);
    assert.ok(!(await idsFor(people.system)).includes(another));
  });

  it('of another tenant are refused, and disconnecting them is answered as for none (2.3-c)', async () => {
    const mine = demoOrganisation.id;

    const taken = await connect(ofContoso, mine);
    const ended = await disconnect(ofContoso, mine);
    const never = await disconnect(ofContoso);

    assert.deepEqual([taken.status, taken.body.code], [409, 'organisation-connected-elsewhere']);
    assert.doesNotMatch(JSON.stringify(taken.body), /midori|みどり|山本/);
    const { requestId: _, ...foreign } = ended.body;
    const { requestId: __, ...missing } = never.body;
    assert.deepEqual(foreign, missing);
    assert.ok((await idsFor(people.system)).includes(mine));
    assert.equal((await idsFor(ofContoso)).includes(mine), false);
  });

  it('are named by an Entra tenant ID and nothing else', async () => {
    const { status, body } = await connect(people.system, 'contoso.onmicrosoft.com');

    assert.equal(status, 400);
    assert.equal(body.issues[0].message, 'not an Entra tenant ID');
  });
});

describe('the sign-in of a Teams frame over HTTP', () => {
  const linked = 'misaki.takahashi@midori.example';
  let service: RunningService;
  before(async function () {
    this.timeout(150_000);
    service = await sharedService();
    await linkDemoPerson(service, linked);
  });

  const send = (token: string, headers: Record<string, string> = {}) =>
    clientWith(service, '').send('POST', '/auth/teams', { token }, headers);
  const tokenFor = async (mail: string): Promise<string> => {
    const answer = await fetch(`${service.rsiUrl}/entra/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-teams-host': '1' },
      body: JSON.stringify({ mail }),
    });
    return z.object({ token: z.string() }).parse(await answer.json()).token;
  };
  const problemIn = ({ status, body }: Answer) => {
    const { requestId: _, ...problem } = body;
    return { status, problem };
  };

  it('opens a session in a partitioned cookie, once for each token (tab 25)', async () => {
    const token = await tokenFor(linked);

    const opened = await send(token);
    const again = await send(token);

    const [cookie = ''] = opened.headers.getSetCookie();
    const me = await clientWith(service, cookie.split(';')[0] ?? '').get('/api/v1/me');
    assert.deepEqual([opened.status, again.status], [204, 401]);
    assert.match(cookie, /^__Host-sekitori=.*HttpOnly; SameSite=None; Partitioned/);
    assert.equal(me.body.mail, linked);
    assert.deepEqual(again.headers.getSetCookie(), []);
  });

  it('answers every token that opens nothing alike: as anybody without a session is answered', async () => {
    const nobody = await clientWith(service, '').get('/api/v1/me', { 'accept-language': 'en' });
    const spent = await tokenFor(linked);
    await send(spent);

    const tokens = [spent, await tokenFor('naoki.tanaka@midori.example'), 'garbage', `${spent}x`];
    for (const token of tokens) assert.deepEqual(problemIn(await send(token)), problemIn(nobody));
  });

  it('is refused to other sites and to forms (tab 29)', async () => {
    const token = await tokenFor(linked);

    const foreign = await send(token, { origin: 'https://evil.example' });
    const crossSite = await send(token, { 'sec-fetch-site': 'cross-site' });
    const formLike = await send(token, { 'x-sekitori-request': '' });
    const large = await send('t'.repeat(8_001));

    const statuses = [foreign, crossSite, formLike, large].map(({ status }) => status);
    assert.deepEqual(statuses, [403, 403, 403, 400]);
    assert.equal((await send(token)).status, 204);
  });
});
