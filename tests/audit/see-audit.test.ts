import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textCipher } from '../../api/src/adapters/keys/text-cipher.ts';
import { randomIds } from '../../api/src/adapters/system/random-ids.ts';
import type { AuditRecord } from '../../api/src/application/audit/audit-record.ts';
import { forgetMail, mailOfWith } from '../../api/src/application/audit/sealed-mail.ts';
import type { AuditWish } from '../../api/src/application/audit/search-audit.ts';
import { auditReaderOver } from '../../api/src/application/audit/see-audit.ts';
import type { Verified } from '../../api/src/application/audit/verify-chain.ts';
import { recordPersonWith } from '../../api/src/application/person-record.ts';
import { auditKeysScope } from '../../api/src/application/scopes.ts';
import { StoreCursorUnknown } from '../../api/src/application/store-faults.ts';
import { recordTenant } from '../../api/src/application/tenants.ts';
import { roles } from '../../api/src/domain/roles.ts';
import { countedStores } from '../support/counted-stores.ts';
import { openSecrets } from '../support/secrets.ts';
import { anActor, contoso, given, midori } from '../support/world.ts';
import { type AuditLog, anAuditLog, aRecord, ownLease, sealedRecords } from './an-audit-log.ts';

const always = { from: Date.parse('2026-09-01'), to: Date.parse('2027-01-01') };
const inMidori = anActor('system', midori, ['system-administrator', 'general']);
const inContoso = anActor('system', contoso, ['system-administrator', 'general']);
const hana = anActor('hana');

describe('the audit log as its system administrator sees it (3.4)', () => {
  let log: AuditLog;
  let world: ReturnType<typeof worldOver>;
  let reader: ReturnType<typeof auditReaderOver>;
  beforeEach(async () => {
    log = await anAuditLog();
    world = worldOver(log);
    reader = auditReaderOver(world);
  });
  afterEach(() => log.close());

  const seen = async (wish: Partial<AuditWish> = {}, actor = inMidori) =>
    given(await reader.search(actor, { ...always, ...wish }));
  const idsOf = (found: Awaited<ReturnType<typeof seen>>) =>
    found.items.map(({ record }) => record.id);

  async function known(name: string): Promise<void> {
    const { tenant, person } = hana;
    await recordPersonWith(log)({
      tenant,
      tenantName: 'みどり',
      person,
      name,
      mail: 'hana@midori.example',
      groups: [],
      isCompanyAdministrator: false,
      isEntitled: true,
    });
  }

  /** Every page after the other, as somebody does who presses "more" to the end. */
  async function allPages(wish: Partial<AuditWish> = {}): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await seen({ ...wish, cursor });
      ids.push(...idsOf(page));
      cursor = page.cursor;
    } while (cursor !== undefined);
    return ids;
  }

  it('names people as today, and shows the mail address of then (3.4-c)', async () => {
    await known('鈴木 花');
    const mail = await mailOfWith(world)(hana);
    await log.spool.write(aRecord('a', mail ? { mail } : {}));
    await known('佐藤 花');

    const [found] = (await seen()).items;

    assert.deepEqual([found?.name, found?.mail], ['佐藤 花', 'hana@midori.example']);
  });

  it('shows neither name nor address of whoever was erased, and still verifies (3.4-c)', async () => {
    await known('佐藤 花');
    const mail = await mailOfWith(world)(hana);
    await log.spool.write(aRecord('a', mail ? { mail } : {}));
    await log.spool.write(aRecord('b', { mail: { nonce: 'AAAA', text: 'AAAA' } }));
    await log.seal(ownLease);
    await forgetMail(log, hana);
    const store = log.stores.forTenant(midori);
    await store.commit('people', [{ kind: 'delete', id: 'person:hana' }]);

    const found = await seen();

    assert.equal(found.items.length, 2);
    for (const { name, mail: shown } of found.items)
      assert.deepEqual([name, shown], [undefined, undefined]);
    assert.equal((await verified()).ok, true);
  });

  it('shows a record without its address where that, or its key, cannot be read', async () => {
    await known('佐藤 花');
    const mail = await mailOfWith(world)(hana);
    await log.spool.write(aRecord('a', mail ? { mail } : {}));
    await log.spool.write(aRecord('b', { mail: { nonce: 'AAAA', text: 'AAAA' } }));
    const mails = async () => (await seen()).items.map(({ mail: shown }) => shown);
    const before = await mails();
    const elsewhere = { place: { ...hana, purpose: 'x', record: 'x' }, text: 'key' };
    const sealed = {
      form: 1,
      key: 'none',
      dataKey: '',
      nonce: '',
      text: JSON.stringify(elsewhere),
    };
    const item = { id: 'key:hana', type: 'audit-key', k1: 'hana', body: { v: 1, sealed } };
    await log.stores.forTenant(midori).commit(auditKeysScope, [{ kind: 'put', item }]);

    const after = await mails();

    assert.deepEqual(before, [undefined, 'hana@midori.example']);
    assert.deepEqual(after, [undefined, undefined]);
  });

  it('is each tenant’s own, whatever cursor is handed in (2.3-c)', async () => {
    await sealedRecords(log, 120);
    await log.spool.write(aRecord('theirs', { tenant: contoso, person: hana.person }));
    const { cursor } = await seen();

    const theirs = await seen({ cursor }, inContoso);

    assert.ok(cursor);
    assert.equal(cursor.includes(midori), false);
    assert.deepEqual(
      idsOf(theirs).filter((id) => id !== 'theirs'),
      [],
    );
  });

  it('refuses a cursor that it never gave', async () => {
    await sealedRecords(log, 3);
    const junk = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom(
        '{"month":"2026-10","cursor":7}',
        '{"month":"2026-10","cursor":"x"}',
        '{"month":"2026-10/../x"}',
        '{"month":"2020-01"}',
        '[]',
        'null',
      ),
    );

    await fc.assert(
      fc.asyncProperty(junk, async (cursor) => {
        await assert.rejects(seen({ cursor }), StoreCursorUnknown);
      }),
    );
  });

  it('is for system administrators alone (4.3, 3.4-d)', async () => {
    for (const role of roles.filter((held) => held !== 'system-administrator')) {
      const actor = anActor('other', midori, [role]);
      const refusal = { code: 'not-permitted', needs: 'read-audit-log' };

      assert.deepEqual(await reader.search(actor, always), { ok: false, refusal });
      assert.deepEqual(await reader.take(actor, always), { ok: false, refusal });
      assert.deepEqual(reader.verify(actor), { ok: false, refusal });
    }
  });

  it('comes page by page with none twice and none left out, however many share an instant', async () => {
    const start = Date.parse('2026-09-30T23:59:50Z');
    const moments = fc.array(fc.integer({ min: 0, max: 20 }), {
      minLength: 1,
      maxLength: 400,
      size: 'max',
    });

    await fc.assert(
      fc.asyncProperty(moments, fc.boolean(), async (seconds, isNarrow) => {
        const own = await anAuditLog();
        const records = seconds.map(
          (second, at): AuditRecord =>
            aRecord(`r${at}`, {
              at: start + second * 1000,
              event: at % 3 === 0 ? 'floor.read' : 'booking.make',
            }),
        );
        await Promise.all(records.map((record) => own.spool.write(record)));
        const there = reader;
        reader = auditReaderOver(worldOver(own));

        const ids = await allPages(isNarrow ? { events: ['booking.'] } : {});

        reader = there;
        await own.close();
        const meant = records.filter(({ event }) => !isNarrow || event === 'booking.make');
        assert.deepEqual([...ids].sort(), meant.map(({ id }) => id).sort());
        const times = ids.map((id) => records.find((record) => record.id === id)?.at ?? 0);
        assert.deepEqual(
          times,
          [...times].sort((one, other) => other - one),
        );
      }),
      { numRuns: 12 },
    );
  }).timeout(60_000);

  it('reads 1,000 documents for one question at most, and says how far back it looked', async () => {
    await Promise.all(
      Array.from({ length: 2600 }, (_, at) =>
        log.spool.write(aRecord(`r${at}`, { at: Date.parse('2026-10-05T09:00:00Z') + at })),
      ),
    );
    const counted = countedStores(log.stores);
    const costly = auditReaderOver({ ...world, stores: counted.stores });

    const nothing = given(await costly.search(inMidori, { ...always, object: 'no-such-floor' }));
    const narrow = counted.costs.queries;
    counted.reset();
    const plain = given(await costly.search(inMidori, always));

    assert.deepEqual([nothing.items.length, narrow], [0, 6]);
    assert.equal(nothing.searchedTo, Date.parse('2026-10-05T09:00:00Z') + 1600);
    assert.ok(nothing.cursor);
    assert.deepEqual([plain.items.length, counted.costs.queries], [50, 2]);
  });

  it('is taken out whole, page by page, with the day it was taken out on', async () => {
    await sealedRecords(log, 130);

    const { day, pages } = given(await reader.take(inMidori, always));
    const sizes: number[] = [];
    const ids = new Set<string>();
    for await (const page of pages) {
      sizes.push(page.length);
      for (const { record } of page) ids.add(record.id);
    }

    assert.equal(day, '2026-10-05');
    assert.deepEqual([sizes, ids.size], [[50, 50, 30], 130]);
  });

  async function verified(): Promise<Verified> {
    return new Promise((done, fail) => {
      given(reader.verify(inMidori))({ progress: () => undefined, done, fail });
    });
  }

  it('is verified once where two ask, and both hear how far it is and what came of it', async () => {
    await sealedRecords(log, 450);
    const counted = countedStores(log.stores);
    reader = auditReaderOver({ ...world, stores: counted.stores });
    const heard: { readonly records: number; readonly of: number }[] = [];
    const follow = given(reader.verify(inMidori));

    const results = await Promise.all(
      [1, 2].map(
        () =>
          new Promise<Verified>((done, fail) => {
            follow({ progress: (one) => heard.push(one), done, fail });
          }),
      ),
    );

    const whole = { ok: true, records: 450, months: 1 };
    assert.deepEqual(results, [whole, whole]);
    assert.deepEqual(
      heard.map(({ records }) => records),
      [200, 200, 400, 400, 450, 450],
    );
    assert.ok(heard.every(({ of }) => of === 450));
    // Months for the count and for the walk, and three pages: one run.
    assert.equal(counted.costs.queries, 5);
  });

  it('stops being verified when the last who followed leaves, and begins anew for the next', async () => {
    await sealedRecords(log, 450);
    const counted = countedStores(log.stores);
    reader = auditReaderOver({ ...world, stores: counted.stores });
    const told: unknown[] = [];
    const follow = given(reader.verify(inMidori));

    await new Promise<void>((resolve) => {
      const leave = follow({
        progress: () => {
          leave();
          resolve();
        },
        done: (one) => told.push(one),
        fail: (error) => told.push(error),
      });
    });
    const asked = counted.costs.queries;
    const next = await verified();

    assert.deepEqual(told, []);
    // The one that was left asks nothing more beside the five questions of the next.
    assert.deepEqual([asked, counted.costs.queries], [3, 8]);
    assert.deepEqual(next, { ok: true, records: 450, months: 1 });
  });

  it('lets others in the process have their turn after every page', async () => {
    await sealedRecords(log, 450);
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
    };
    reader = auditReaderOver({ ...world, background: { ...world.background, pause } });

    await verified();
    const { pages } = given(await reader.take(inMidori, { ...always, object: 'absent' }));
    for await (const page of pages) assert.deepEqual(page, []);
    const short = pauses;
    await Promise.all(
      Array.from({ length: 1100 }, (_, at) => log.spool.write(aRecord(`more${at}`))),
    );
    const { pages: long } = given(await reader.take(inMidori, { ...always, object: 'absent' }));
    for await (const page of long) assert.deepEqual(page, []);

    assert.deepEqual([short, pauses - short], [3, 1]);
  });

  it('names the first bad record, and tells a store in trouble from a bad log', async () => {
    await sealedRecords(log, 20);
    const store = log.stores.forTenant(midori);
    await store.commit('audit:2026-10', [{ kind: 'delete', id: 'op:r3' }]);
    const found = await verified();
    reader = auditReaderOver({
      ...world,
      stores: {
        ...log.stores,
        forTenant: () => ({ ...store, query: () => Promise.reject(new Error('down')) }),
      },
    });

    assert.equal(found.ok, false);
    assert.equal(!found.ok && found.flaw, 'missing');
    await assert.rejects(verified(), /down/);
  });

  it('of a tenant without any is whole', async () => {
    await recordTenant(log, contoso);

    assert.deepEqual(await verified(), { ok: true, records: 0, months: 0 });
    assert.deepEqual(idsOf(await seen({}, inContoso)), []);
  });
});

function worldOver({ stores, clock, digest }: AuditLog) {
  const background = { run: () => undefined, pause: () => new Promise<void>(setImmediate) };
  const parts = { stores, clock, digest, background };
  return { ...parts, ids: randomIds, secrets: openSecrets, cipher: textCipher };
}
