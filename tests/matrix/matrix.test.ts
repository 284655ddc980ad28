import assert from 'node:assert/strict';
import { readEntitlement } from '../../api/src/application/entitlement-record.ts';
import { aGround, anotherSession, type Ground } from '../support/matrix/ground.ts';
import { unrecorded } from '../support/matrix/on-record.ts';
import { type Answered, type Instead, runCells } from '../support/matrix/run-cells.ts';
import { everyRecord } from '../support/observed/what-is-stored.ts';
import { aKey, anAdministrator, zone } from '../support/world.ts';
import { allRoutes } from '../tenants/route-samples.ts';
import { type Actor, actors, type Cell, cells, objects } from './cells.ts';

const actorCalled = (name: string): Actor =>
  actors.find((actor) => actor.name === name) ?? assert.fail(`no actor is called ${name}`);
const general = actorCalled('general of midori');
const isOf = (name: Cell['name'], object: Cell['object']) => (cell: Cell) =>
  cell.name === name && cell.object === object;

describe('the matrix of operations, actors and objects (security.md 3.7)', function () {
  this.timeout(180_000);
  let ground: Ground;
  const answered: Answered[] = [];
  const planted: Answered[] = [];
  before(async () => {
    ground = await aGround();
  });
  after(async () => {
    await ground?.service.stop();
    const refused = answered.filter(({ status }) => status >= 400).length;
    const all = allRoutes.length * actors.length * objects.length;
    console.log(
      `      ${answered.length} cells asked, ${answered.length - refused} let in, ${refused} refused; ${all - answered.length} not applicable`,
    );
  });

  for (const actor of actors) {
    it(`answers ${actor.name} as is stated, changes nothing where it refuses, and tells of nobody else’s`, async () => {
      const { headers } = ground.service.proxy;
      const key = headers['x-functions-key'] ?? '';
      if (actor.is === 'without-edge-key') delete headers['x-functions-key'];
      const ran = await runCells(ground, { actor });
      headers['x-functions-key'] = key;
      answered.push(...ran.answered);

      assert.deepEqual(ran.flaws, []);
      assert.equal(ran.answered.length, cells.length);
    });
  }

  it('was asked by who they are called: four roles in each tenant, and nobody for one reason each', async () => {
    const me = { method: 'GET', address: '/api/v1/me' };
    const younger = await ground.sessionFromAgo(7 * 60 * 60 * 1000);

    for (const actor of actors.filter(({ is }) => is !== 'nobody')) {
      const { status, body } = await ground.askAs(actor)(me);
      assert.deepEqual([status, JSON.parse(body).roles], [200, actor.roles], actor.name);
    }
    assert.equal((await ground.askAs(actorCalled('expired'))(me, younger)).status, 200);
    const withdrawn = ground.holderOf(actorCalled('withdrawn')).actor;
    const known = await readEntitlement(ground.world.stores, withdrawn);
    assert.equal(known?.body.state, 'withdrawn');
  });

  it('answers alike to everybody where anybody may ask', () => {
    const said = new Map<string, Set<string>>();
    for (const { cell, verdict, status, code } of answered) {
      if (verdict !== 'open' && verdict !== 'proof') continue;
      said.set(cell.name, (said.get(cell.name) ?? new Set()).add(`${status} ${code}`));
    }

    assert.deepEqual(
      [...said].filter(([, ways]) => ways.size !== 1),
      [],
    );
    assert.equal(said.size, 10);
  });

  const withFault = async (cell: (one: Cell) => boolean, instead: Instead) => {
    const ran = await runCells(ground, {
      actor: general,
      among: cells.filter(({ name }) => /^(floor|adminFloor|booking|peopleSettings)$/.test(name)),
      instead: (one, service) => (cell(one.cell) ? instead(one, service) : service()),
    });
    planted.push(...ran.answered);
    return ran.flaws;
  };

  it('names a door that lets in whom it should not (control)', async () => {
    const { cookie } = await anotherSession(
      ground.world,
      ground.holderOf(actorCalled('system of midori')).actor,
    );

    const found = await withFault(isOf('peopleSettings', 'none'), (_, service) => service(cookie));

    assert.deepEqual(found, ['200 is not denied: peopleSettings by general of midori']);
  });

  it('names a handler that answers with the floor of another tenant (control)', async () => {
    const theirs = ground.othersOf(general).colleague.actor;
    const { cookie } = await anotherSession(ground.world, theirs);

    const found = await withFault(isOf('floor', 'other-tenant'), (_, service) => service(cookie));

    const where = 'floor with floorId other-tenant by general of midori';
    assert.equal(found[0], `200 is not unseen: ${where}`);
    assert.ok(found.includes(`tells of contoso: ${where}`), found.join('\n'));
  });

  it('names a refusal with a word of another tenant in it (control)', async () => {
    const found = await withFault(isOf('adminFloor', 'own'), async (_, service) => {
      const came = await service();
      return { ...came, headers: [...came.headers, ['X-Cache', 'contoso']] };
    });

    assert.deepEqual(found, ['tells of contoso: adminFloor with floorId own by general of midori']);
  });

  it('names a refusal that writes something down (control)', async () => {
    const { useCases } = ground.world;

    const found = await withFault(isOf('booking', 'missing'), async (_, service) => {
      const wish = { key: aKey(), name: 'Osaka', timeZone: zone('Asia/Tokyo') };
      await useCases.createSite(anAdministrator(), wish);
      return service();
    });

    assert.deepEqual(found, [
      'changes the store: booking with bookingId missing by general of midori',
    ]);
  });

  it('names those among which one wrote once (control)', async () => {
    let isDone = false;
    const found = await withFault(isOf('booking', 'missing'), async (_, service) => {
      const wish = { key: aKey(), name: 'Nagoya', timeZone: zone('Asia/Tokyo') };
      if (!isDone) await ground.world.useCases.createSite(anAdministrator(), wish);
      isDone = true;
      return service();
    });

    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', /^changes the store: once, one of .*bookingId missing/);
  });

  it('has every refusal on record, and names one that is not there (control)', async () => {
    const silent = await withFault(isOf('adminFloor', 'missing'), async ({ request }, service) => {
      const { headers } = await service();
      const body = { code: 'not-permitted', requestId: `none of ${request.address}` };
      return { status: 403, headers, body: JSON.stringify(body) };
    });
    await ground.service.end('SIGTERM');
    const records = await everyRecord(ground.world.stores);
    const fewer = records.filter(
      ({ event, status }) => event !== 'people-settings.read' || status !== 401,
    );

    const me = cells.find(isOf('me', 'none')) ?? assert.fail('nobody can ask who they are');
    // By which the withdrawal came to be known.
    const first = { actor: actorCalled('withdrawn'), cell: me, verdict: 'stranger' } as const;
    const all: Answered[] = [...answered, { ...first, status: 401, code: 'not-signed-in' }];

    assert.deepEqual(unrecorded(ground, all, records), []);
    assert.deepEqual(silent, []);
    assert.deepEqual(unrecorded(ground, planted, records), [
      'not on record: adminFloor with floorId missing by general of midori',
    ]);
    assert.deepEqual(unrecorded(ground, all, fewer), [
      '5 × people-settings.read 401 by nobody, 0 on record',
    ]);
  });
});
