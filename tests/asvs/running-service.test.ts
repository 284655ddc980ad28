import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { connect } from '../../api/src/adapters/sqlite/database.ts';
import type { RouteName } from '../../api/src/contract/routes.ts';
import { aCompany, aHolder } from '../support/matrix/things.ts';
import {
  type ObservedService,
  startObservedService,
} from '../support/observed/observed-service.ts';
import { signedIn } from '../support/signed-in.ts';
import { anAdministrator, knownPeople, midori } from '../support/world.ts';
import { type Ask, askingAs } from '../tenants/exchange.ts';
import { allRoutes, requestOf, type Sampled } from '../tenants/route-samples.ts';

const reads = allRoutes.filter(([, { method }]) => method === 'GET').map(([name]) => name);

/** Beginning a login is a page that a browser goes to; what it leaves is worth nothing but to that browser. */
const mayWrite: { readonly [Name in RouteName]?: readonly string[] } = { signIn: ['login'] };

/** The documents of a store file, but for the log of operations and what RSI says of people. */
async function documentsIn(storeFile: string): Promise<ReadonlyMap<string, string>> {
  const database = await connect(storeFile, { readOnly: true });
  const rows = database
    .prepare(
      `SELECT tenant, scope, id, type, body FROM items
       WHERE scope NOT LIKE 'audit%' AND scope <> 'entitlements'`,
    )
    .all();
  database.close();
  return new Map(
    rows.map((row) => {
      const { tenant, scope, id, type, body } = Object(row);
      return [`${type} ${tenant} ${scope} ${id}`, String(body)];
    }),
  );
}

/** The types of the documents that are not as they were. */
const changedBetween = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => name.split(' ')[0] ?? '');

describe('the running service', function () {
  this.timeout(90_000);
  let service: ObservedService;
  let ask: Ask;
  let mine: Sampled;
  before(async () => {
    service = await startObservedService({
      environment: { SERVE: 'web', LOG_LEVEL: 'error' },
    });
    const actor = anAdministrator(midori);
    await knownPeople(service.world, actor);
    const company = await aCompany(service.world, midori);
    mine = await aHolder(service.world, company, { actor, nth: 1 });
    const secret = await signedIn(service.world, actor);
    ask = askingAs({ url: service.url, cookie: `__Host-sekitori=${secret}` });
  });
  after(() => service?.stop());

  it('changes nothing that is stored by any GET, and beginning a login leaves a login alone', async () => {
    const statuses: number[] = [];
    let before = await documentsIn(service.storeFile);
    for (const name of reads) {
      statuses.push((await ask(requestOf(mine, name))).status);

      const after = await documentsIn(service.storeFile);
      assert.deepEqual(changedBetween(before, after), mayWrite[name] ?? [], name);
      before = after;
    }
    assert.ok(reads.length > 25, String(reads.length));
    assert.deepEqual(
      reads.filter((_, at) => ![200, 302].includes(statuses[at] ?? 0)),
      [],
    );
  });

  it('is seen to change something by what is no GET (control)', async () => {
    const before = await documentsIn(service.storeFile);

    const { status } = await ask(requestOf(mine, 'createSite'));

    assert.equal(status, 201);
    assert.ok(changedBetween(before, await documentsIn(service.storeFile)).includes('site'));
  });

  it('takes no HEAD and no OPTIONS for a change or a read', async () => {
    for (const method of ['HEAD', 'OPTIONS']) {
      const { status, body } = await ask({ method, address: '/api/v1/bookings' });

      assert.equal(status, 405, method);
      assert.doesNotMatch(body, /items/);
    }
  });

  it('reads what is encoded once, and takes what is encoded twice as it stands', async () => {
    const { floor } = mine.owned;
    const [first = '', ...rest] = floor;
    const once = `%${first.charCodeAt(0).toString(16)}`;
    const statusOf = async (id: string) =>
      (await ask({ method: 'GET', address: `/api/v1/floors/${id}` })).status;

    assert.equal(await statusOf(floor), 200);
    assert.equal(await statusOf(`${once}${rest.join('')}`), 200);
    assert.equal(await statusOf(`${once.replace('%', '%25')}${rest.join('')}`), 400);
    for (const name of ['%41 &lt;b&gt; %3Cb%3E', '\\u0041 &amp;amp; %2541', '"=1+1" \\x41']) {
      const body = { name, timeZone: 'Asia/Tokyo' };
      const made = await ask({ method: 'POST', address: '/api/v1/admin/sites', body });

      assert.equal(JSON.parse(made.body).name, name);
    }
  });

  it('serves no file of elsewhere for an address that is encoded once or twice', async () => {
    for (const address of [
      '/../package.json',
      '/assets/../../../package.json',
      '/%2e%2e/package.json',
      '/%252e%252e/package.json',
      '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
      '/assets/%252e%252e%252fpackage.json',
      '/..%5cpackage.json',
      '/.git/config',
      '/..%2f.git/config',
      '/.env',
    ]) {
      const { body } = await ask({ method: 'GET', address });

      assert.doesNotMatch(body, /workspaces|repositoryformatversion|"name": "sekitori"/, address);
    }
  });

  it('lets a person sign in as often as they like, and each place stays signed in', async () => {
    const { world, url } = service;
    const actor = anAdministrator(midori);
    const secrets: string[] = [];
    for (let at = 0; at < 60; at += 1) secrets.push(await world.useCases.openSession(actor));

    const statuses = await Promise.all(
      secrets.map((secret) =>
        askingAs({ url, cookie: `__Host-sekitori=${secret}` })({
          method: 'GET',
          address: '/api/v1/me',
        }),
      ),
    );

    assert.deepEqual([...new Set(statuses.map(({ status }) => status))], [200]);
    assert.equal(new Set(secrets).size, 60);
  });

  it('leaves nothing in its folder but its store and its file of keys', () => {
    // What it wrote to its output was sent to a file by this test, as was the record of its connections.
    const ofTheTest = ['output.log', 'egress'];

    const left = readdirSync(service.dataDir).filter((name) => !ofTheTest.includes(name));

    assert.deepEqual(
      left.filter((name) => !/^(?:sekitori\.db(?:-wal|-shm)?|keys\.json)$/.test(name)),
      [],
    );
    assert.ok(left.includes('sekitori.db'));
  });
});
