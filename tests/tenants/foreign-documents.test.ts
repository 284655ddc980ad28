import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { systemClock } from '../../api/src/adapters/system/system-clock.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { ForeignDocument } from '../../api/src/application/store-faults.ts';
import { versionedStores } from '../../api/src/application/versioned-stores.ts';
import { followChanges } from '../../api/src/application/what-changed.ts';
import { tenantId } from '../../api/src/domain/ids.ts';
import { liveFeedOver } from '../../api/src/http/live-feed.ts';
import { clientWith } from '../support/client.ts';
import { openSimulatedStore } from '../support/cosmos/simulated-store.ts';
import { signedIn } from '../support/signed-in.ts';
import { startChild } from '../support/storm/child.ts';
import { aClock, aFloor, anActor, aWorldOver, knownPeople, midori } from '../support/world.ts';
import { bendFile } from './bent-file.ts';

const twin = tenantId('Midori');
const secretOfTwin = { v: 1, says: 'for the twin alone' };
const things = { thing: [] };
const asked = { type: 'thing', key: 'k1' } as const;

const unwanted = (...said: unknown[]): never => assert.fail(String(said));

/** A store that hands out what lies elsewhere, as a fault of ours or of a database would make it. */
describe('a store that hands out another tenant’s document (security.md 4.12-b)', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-foreign-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const toEnd: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of toEnd.splice(0)) await end();
  });

  const clock = aClock('2026-10-05T00:00:00Z');

  async function aBentFile(name: string): Promise<Stores> {
    const file = join(folder, name);
    const straight = await openSqliteStores(file, clock);
    const item = { id: 'a', type: 'thing', k1: 'k', body: secretOfTwin };
    await straight.forTenant(twin).commit('s', [{ kind: 'create', item }]);
    await straight.close();
    await bendFile(file);
    const bent = await openSqliteStores(file, clock);
    toEnd.push(() => bent.close());
    return bent;
  }

  const namesBoth = (mine: string, theirs: string) => (fault: unknown) =>
    fault instanceof ForeignDocument &&
    fault.message.includes(mine) &&
    fault.message.includes(theirs) &&
    !fault.message.includes(secretOfTwin.says);

  it('is refused by the file, in a read and in a page, and heard of each time', async () => {
    const heard: ForeignDocument[] = [];
    const bent = await aBentFile('read.db');
    const stores = versionedStores(bent, things, (foreign) => heard.push(foreign));
    const mine = stores.forTenant(midori);

    await assert.rejects(mine.read('s', 'a'), namesBoth('midori|s', 'Midori|s'));
    await assert.rejects(mine.query('s', asked), namesBoth('midori|s', 'Midori|s'));

    assert.equal(heard.length, 2);
    assert.deepEqual((await stores.forTenant(twin).read('s', 'a'))?.body, secretOfTwin);
  });

  it('is refused by Azure Cosmos DB, in a read and in a page', async () => {
    const { stores, simulator, end } = await openSimulatedStore();
    toEnd.push(() => stores.close(), end);
    const partition = simulator.account.container('sekitori', 'data').partitionOf('midori|s');
    const foreign = { id: 'a', pk: 'Midori|s', t: 'thing', k1: 'k a', b: secretOfTwin };
    const stored = { ...foreign, _etag: '"1"', _ts: 1, _lsn: partition.lsn + 1 };
    partition.write('midori|s', new Map([['a', stored]]));

    await assert.rejects(
      stores.forTenant(midori).read('s', 'a'),
      namesBoth('midori|s', 'Midori|s'),
    );
    await assert.rejects(
      stores.forTenant(midori).query('s', asked),
      namesBoth('midori|s', 'Midori|s'),
    );
  });

  it('tells of a change as of the tenant that stands in the document, and nobody else’s stream hears it', async () => {
    const stores = await aBentFile('changes.db');
    const whatChanged = followChanges(stores, { clock, everyMs: 0, gather: async () => undefined });
    const feed = liveFeedOver(whatChanged, { everyMs: 5, fail: unwanted });
    toEnd.unshift(async () => feed.close());
    await whatChanged.catchUp();
    const told: string[] = [];
    for (const tenant of [midori, twin]) {
      feed.listen({ tenant, scopes: ['s'], begin: unwanted, tell: () => told.push(tenant) });
    }
    const item = { id: 'b', type: 'thing', body: secretOfTwin };

    await stores.forTenant(twin).commit('s', [{ kind: 'create', item }]);
    await whatChanged.catchUp();

    const { items } = await stores.changes(undefined, 10);
    assert.deepEqual(new Set(items.map(({ tenant }) => tenant)), new Set([twin]));
    assert.deepEqual(told, [twin]);
  });

  it('is answered 500 with nothing of it, and stands in the log as fatal', async () => {
    const file = join(folder, 'sekitori.db');
    const clockOfToday = { ...systemClock, set: unwanted, advance: unwanted };
    const straight = aWorldOver(await openSqliteStores(file, systemClock), clockOfToday);
    const ada = anActor('ada');
    await knownPeople(straight, ada);
    const theirs = await aFloor(straight, { tenant: twin, name: 'Their secret floor' });
    const secret = await signedIn(straight, ada);
    await straight.stores.close();
    await bendFile(file);
    const child = await startChild(new URL('../support/storm/web-process.ts', import.meta.url), {
      ENVIRONMENT: 'local',
      PUBLIC_URL: 'http://localhost:3978',
      RSI_ISSUER: 'http://localhost:9',
      RSI_CLIENT_ID: 'sekitori',
      RSI_CLIENT_SECRET: 'demo-secret-demo-secret',
      CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
      LOG_LEVEL: 'error',
      DATA_DIR: folder,
    });
    toEnd.push(() => child.kill());
    const lines: string[] = [];
    const logged = new Promise<void>((resolve) => {
      child.process.stdout?.on('data', (text) => {
        lines.push(...String(text).trim().split('\n'));
        if (lines.some((line) => line.includes('"level":60'))) resolve();
      });
    });
    const { port } = child.said as { port: number };
    const hers = clientWith({ url: `http://127.0.0.1:${port}` }, `__Host-sekitori=${secret}`);

    const me = await hers.get('/api/v1/me');
    const answer = await hers.get(`/api/v1/floors/${theirs.floor.id}`);
    await logged;

    assert.deepEqual([me.status, answer.status, answer.body.code], [200, 500, 'fault']);
    assert.doesNotMatch(JSON.stringify(answer.body), /Their|Midori|12F|floor/i);
    const alarms = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 60);
    assert.deepEqual(
      alarms.map(({ msg, err }) => [msg, err.name]),
      [['a document of another tenant was about to be handed out', 'ForeignDocument']],
    );
    assert.doesNotMatch(lines.join('\n'), /Their secret/);
  });
});
