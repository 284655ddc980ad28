import { join } from 'node:path';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { sha256 } from '../../api/src/adapters/system/digest.ts';
import { sealRecordsWith } from '../../api/src/application/audit/seal-records.ts';
import { type AuditWish, searchAudit } from '../../api/src/application/audit/search-audit.ts';
import { auditSpoolOver } from '../../api/src/application/audit/spool.ts';
import { verifyChain } from '../../api/src/application/audit/verify-chain.ts';
import { documentForms } from '../../api/src/application/document-forms.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { recordTenant } from '../../api/src/application/tenants.ts';
import { versionedStores } from '../../api/src/application/versioned-stores.ts';
import { personId } from '../../api/src/domain/ids.ts';
import { aRecord, ownLease } from '../../tests/audit/an-audit-log.ts';
import { aClock, midori } from '../../tests/support/world.ts';
import { type Figures, rounded } from '../figures.ts';
import { inTemporaryFolder } from '../in-temporary-folder.ts';

const size = Number(process.env['BENCH_AUDIT_RECORDS'] ?? 100_000);
const people = 1000;
const start = Date.parse('2026-09-01T00:00:00Z');
/** One every half minute: three chains, of September, October and the rest. */
const apartMs = 26_000;
const whole = { from: start, to: start + size * apartMs };

/** An audit log as long as B9 asks for: written, sealed, verified and searched. */
export const measureAudit = () =>
  inTemporaryFolder(async (folder): Promise<Figures[]> => {
    const clock = aClock('2026-10-05T09:00:00Z');
    const raw = await openSqliteStores(join(folder, 'sekitori.db'), clock);
    const stores = versionedStores(raw, documentForms);
    const parts = {
      stores,
      clock,
      digest: sha256,
      anchor: () => undefined,
      alarm: () => undefined,
    };
    await recordTenant(parts, midori);
    const written = await secondsOf(() => write(stores));
    const sealed = await secondsOf(() => sealRecordsWith(parts)(ownLease));
    let pause = 0;
    let last = performance.now();
    const beside = setInterval(() => {
      pause = Math.max(pause, performance.now() - last - 1);
      last = performance.now();
    }, 1);
    const verified = await secondsOf(async () => {
      const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
      const result = await verifyChain(parts, { tenant: midori, pause });
      if (!result.ok || result.records !== size) throw new Error(JSON.stringify(result));
    });
    clearInterval(beside);
    const figures = [
      { what: `write ${size} records`, seconds: written },
      { what: `seal ${size} records`, seconds: sealed },
      { what: `verify ${size} records`, seconds: verified, 'longest pause ms': rounded(pause) },
    ];
    const questions: Figures[] = [];
    for (const [what, wish] of Object.entries(wishes))
      questions.push(await asked(stores, what, wish));
    await stores.close();
    return [...figures, ...questions];
  });

async function write(stores: Stores): Promise<void> {
  const spool = auditSpoolOver(stores);
  for (let from = 0; from < size; from += 1000) {
    const count = Math.min(1000, size - from);
    const records = Array.from({ length: count }, (_, at) => aRecordAt(from + at));
    await Promise.all(records.map((record) => spool.write(record)));
  }
}

const aRecordAt = (at: number) =>
  aRecord(`r${at}`, {
    at: start + at * apartMs,
    person: personId(`person-${at % people}`),
    object: { kind: 'booking', id: `booking-${at}` },
    event: at % 50 === 0 ? 'floor.publish' : 'booking.make',
    ...(at % 500 === 0 ? { outcome: 'denied' } : {}),
    external: [{ service: 'rsi', operation: 'describe', status: 'ok', ms: 90, attempt: 1 }],
    steps: [{ name: 'commit day', result: 'done' }],
  });

const wishes: { readonly [what: string]: AuditWish } = {
  'search: everything': whole,
  'search: one person of 1,000': { ...whole, person: personId('person-7') },
  'search: floors, denied': { ...whole, events: ['floor.'], outcome: 'denied' },
  'search: an object that is not there': { ...whole, object: 'absent' },
};

/** The first page of a question, and all its pages. */
async function asked(stores: Stores, what: string, wish: AuditWish): Promise<Figures> {
  let documents = 0;
  const counting: Stores = {
    ...stores,
    forTenant: (tenant) => {
      const store = stores.forTenant(tenant);
      return {
        ...store,
        query: async (scope, query) => {
          const page = await store.query<never>(scope, query);
          documents += page.items.length;
          return page;
        },
      };
    },
  };
  const began = performance.now();
  const first = await searchAudit(counting, { tenant: midori, wish });
  const ms = rounded(performance.now() - began);
  return { what, 'ms first page': ms, 'documents read': documents, found: first.items.length };
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return rounded((performance.now() - began) / 1000);
}
