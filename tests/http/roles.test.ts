import assert from 'node:assert/strict';
import sharp from 'sharp';
import { type Client, clientOf } from '../support/client.ts';
import { type RunningService, sharedService } from '../support/service.ts';
import { aKey } from '../support/world.ts';

describe('roles over HTTP (4.3)', () => {
  let service: RunningService;
  let people: Record<'general' | 'account' | 'operations' | 'system', Client>;
  before(async function () {
    this.timeout(150_000);
    service = await sharedService();
    people = {
      general: await clientOf(service, 'lucas.mueller@midori.example'),
      account: await clientOf(service, 'yumi.watanabe@midori.example'),
      operations: await clientOf(service, 'naoki.tanaka@midori.example'),
      system: await clientOf(service, 'masahiko.yamamoto@midori.example'),
    };
  });

  it('knows the four roles', async () => {
    const rolesOf = async (client: Client) => (await client.get('/api/v1/me')).body.roles;

    assert.deepEqual(await rolesOf(people.general), ['general']);
    assert.deepEqual(await rolesOf(people.account), ['account-administrator', 'general']);
    assert.deepEqual(await rolesOf(people.operations), ['operations-administrator', 'general']);
    assert.deepEqual(await rolesOf(people.system), ['system-administrator', 'general']);
  });

  it('answers each question of the user site alike, whatever else its asker may do (4.3-f)', async () => {
    const { items } = (await people.general.get('/api/v1/floors')).body;
    const floor = `/api/v1/floors/${items[0].id}`;
    for (const path of ['/api/v1/floors', floor, `${floor}/days`]) {
      const answers = await Promise.all(Object.values(people).map((client) => client.get(path)));

      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
      assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1, path);
    }
  });

  it('lets an operations administrator add, change and delete a floor', async () => {
    const { operations, general } = people;
    const site = (await operations.get('/api/v1/admin/sites')).body.items[0];
    const made = await operations.send('POST', '/api/v1/admin/floors', {
      siteId: site.id,
      name: '屋上',
    });
    const picture = await sharp({
      create: { width: 640, height: 480, channels: 3, background: '#fff' },
    })
      .png()
      .toBuffer();
    const uploaded = await operations.raw(`/api/v1/admin/floors/${made.body.id}/plan`, {
      method: 'POST',
      body: new Uint8Array(picture),
      headers: {
        'content-type': 'image/png',
        'x-sekitori-request': '1',
        'idempotency-key': aKey(),
      },
    });
    const plan = await uploaded.json();
    const draft = {
      name: '屋上',
      planId: plan.id,
      zones: [],
      seats: [
        { id: `${made.body.id}.a`, name: 'R-1', x: 100, y: 100, turn: 0, equipment: ['window'] },
      ],
    };
    const path = `/api/v1/admin/floors/${made.body.id}`;
    const saved = await operations.send('PUT', path, draft, {
      'if-match': `"${made.body.version}"`,
    });
    const hidden = await general.get(`/api/v1/floors/${made.body.id}`);
    const published = await operations.send('POST', `${path}/publish`, undefined, {
      'if-match': saved.body.version,
    });
    const seen = await general.get(`/api/v1/floors/${made.body.id}`);
    const stale = await operations.send('DELETE', path, undefined, { 'if-match': '"1"' });
    const deleted = await operations.send('DELETE', path, undefined, {
      'if-match': published.body.version,
    });

    assert.equal(uploaded.status, 201);
    assert.deepEqual([made.status, saved.status, hidden.status], [201, 200, 404]);
    assert.equal(published.body.state, 'published');
    assert.deepEqual(
      seen.body.seats.map((seat: { name: string }) => seat.name),
      ['R-1'],
    );
    assert.deepEqual([stale.status, stale.body.code], [409, 'changed-meanwhile']);
    assert.deepEqual(deleted.body, { cancelled: 0, people: 0 });
    assert.equal((await general.get(`/api/v1/floors/${made.body.id}`)).status, 404);
  });

  it('says in words why a picture or a draft cannot be used, and keeps nothing of it', async () => {
    const { operations } = people;
    const floors = await operations.get('/api/v1/admin/floors');
    const floor = floors.body.items[0];
    const upload = async (body: BodyInit, type: string) => {
      const answer = await operations.raw(`/api/v1/admin/floors/${floor.id}/plan`, {
        method: 'POST',
        body,
        headers: {
          'content-type': type,
          'x-sekitori-request': '1',
          'idempotency-key': aKey(),
          'accept-language': 'ja',
        },
      });
      return { status: answer.status, body: await answer.json() };
    };
    const svg = (inner: string, size: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inner}</svg>`;

    const scripted = await upload(
      svg('<script>1</script>', 'width="900" height="900"'),
      'image/svg+xml',
    );
    const flood = await upload(svg('', 'width="30000" height="30000"'), 'image/svg+xml');
    const text = await upload('hello', 'image/png');
    const pdf = await upload('%PDF', 'application/pdf');

    assert.deepEqual([scripted.status, scripted.body.because], [422, 'active-content']);
    assert.equal(scripted.body.title, 'この画像は使えません');
    assert.deepEqual([flood.status, flood.body.because], [422, 'too-many-pixels']);
    assert.deepEqual([text.status, text.body.because], [422, 'not-a-picture']);
    assert.equal(pdf.status, 415);
    assert.deepEqual((await operations.get('/api/v1/admin/floors')).body, floors.body);
  });

  it('signs in nobody whose entitlement was withdrawn', async () => {
    const switchHim = (entitled: boolean) =>
      fetch(`${service.rsiUrl}/operator/people/midori.lucas.mueller`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-rsi-operator': '1' },
        body: JSON.stringify({ entitled }),
      });

    await switchHim(false);
    const refused = await clientOf(service, 'lucas.mueller@midori.example').then(
      (client) => client.cookie,
      () => 'not signed in',
    );
    await switchHim(true);
    const again = await clientOf(service, 'lucas.mueller@midori.example');

    assert.equal(/__Host-sekitori=/.test(refused), false);
    assert.equal((await again.get('/api/v1/me')).status, 200);
  });
});
