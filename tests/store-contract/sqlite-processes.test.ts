import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { StoreBusy } from '../../api/src/application/store-faults.ts';
import { aClock, midori } from '../support/world.ts';
import {
  acknowledgedBy,
  endProcesses,
  lostFrom,
  runs,
  saidBy,
  start,
  writing,
} from './sqlite-child.ts';

/** Writes 60 documents in groups, and 30 times one more in a document that all processes count in. */
const counting = `${writing}
  const countOn = async () => {
    const known = await store.read('s', 'total');
    const item = { id: 'total', type: 'total', body: (known?.body ?? 0) + 1 };
    const asked = known
      ? { kind: 'replace', item, ifMatch: known.etag }
      : { kind: 'create', item };
    return store.commit('s', [asked]).then(({ ok }) => ok, (fault) => say('fault ' + fault.name));
  };
  for (let n = 1; n <= 30; n += 1) {
    await Promise.all([write(2 * n), write(2 * n + 1)]);
    while (!(await countOn()));
  }
  await stores.close();
`;

describe('processes on one SQLite file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-processes-'));
  });
  afterEach(async () => {
    await endProcesses();
    rmSync(folder, { recursive: true, force: true });
  });

  it('begin together, lose nothing of each other, and see at worst that the store is busy', async function () {
    // Several processes one after the other, on machines with much else to do.
    this.timeout(60_000);
    const file = join(folder, 'sekitori.db');
    const names = ['a', 'b', 'c', 'd'];

    const children = names.map((name) => start(runs(counting, file, name)));
    const codes = await Promise.all(children.map((child) => child.ended()));

    const said = children.map(({ lines }) => lines.join('\n')).join('\n');
    assert.deepEqual(codes, [0, 0, 0, 0], said);
    const acknowledged = children.flatMap(acknowledgedBy);
    const faults = children.flatMap((child) => saidBy(child, 'fault'));
    assert.deepEqual(
      faults.filter((name) => name !== StoreBusy.name),
      [],
    );
    assert.deepEqual(await lostFrom(file, acknowledged), []);
    assert.ok(acknowledged.length + faults.length >= 240);
    const versions = children
      .flatMap((child) => saidBy(child, 'acknowledged'))
      .map((line) => line.split(' ')[1]);
    assert.equal(new Set(versions).size, acknowledged.length);
    const stores = await openSqliteStores(file, aClock('2026-10-05T00:00:00Z'));
    const total = await stores.forTenant(midori).read('s', 'total');
    await stores.close();
    assert.equal(total?.body, 120);
  });
});
