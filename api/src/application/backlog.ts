import type { TenantId } from '../domain/ids.ts';
import {
  type AuditBody,
  auditScope,
  auditStore,
  openPrefix,
  recordType,
} from './audit/audit-record.ts';
import { auditMonths } from './audit/months.ts';
import type { EventBody, Versioned } from './documents.ts';
import type { PendingBody } from './pending-notices.ts';
import type { Clock } from './ports.ts';
import { workerScope } from './scopes.ts';
import type { Stores } from './store.ts';
import { eachTenant } from './tenants.ts';

/** How far the service is behind with what it does beside answers. Ages are milliseconds, 0 where nothing waits. */
export type Backlog = {
  readonly noticesWaiting: number;
  readonly oldestNoticeMs: number;
  readonly noticesParked: number;
  readonly oldestUnsealedMs: number;
};

/** A look at the store; with every tenant it costs three small reads more. */
export type MeasureBacklog = () => Promise<Backlog>;

type World = { readonly stores: Stores; readonly clock: Clock };

/** More are as bad as so many. */
const mostCounted = 1000;

export function measureBacklogWith(world: World): MeasureBacklog {
  return async () => {
    const waiting = await noticesOf(world, 'pending-notice');
    const parked = await noticesOf(world, 'parked-notice');
    const unread = await oldestUnread(world);
    const begins = [...waiting.map(({ since }) => since), ...unread];
    return {
      noticesWaiting: waiting.length,
      oldestNoticeMs: ageOfOldest(world, begins),
      noticesParked: parked.length,
      oldestUnsealedMs: ageOfOldest(world, await oldestUnsealed(world)),
    };
  };
}

/** What a clock that was set back saw in the future is no older than now. */
const ageOfOldest = ({ clock }: World, begins: readonly number[]) =>
  Math.max(0, clock.now() - Math.min(clock.now(), ...begins));

async function noticesOf(
  { stores }: World,
  type: 'pending-notice' | 'parked-notice',
): Promise<PendingBody[]> {
  const query = { type, key: 'k1', limit: mostCounted } as const;
  const page = await stores.forService.query<PendingBody>(workerScope, query);
  return page.items.map(({ body }) => body);
}

const changesAtOnce = 200;
/** The cursor of notices is never further behind than a page, but for events. */
const mostPages = 10;

/** When the first event behind the cursor of `deliver-notices.ts` happened, if there is one. */
async function oldestUnread({ stores }: World): Promise<number[]> {
  const known = await stores.forService.read<Versioned<{ readonly cursor: string }>>(
    workerScope,
    'notices-cursor',
  );
  let cursor = known?.body.cursor;
  for (let page = 0; page < mostPages; page += 1) {
    const read = await stores.changes(cursor, changesAtOnce);
    const event = read.items.find(({ type }) => type === 'event');
    if (event) return [(event.body as EventBody).at];
    if (read.items.length < changesAtOnce) return [];
    cursor = read.cursor;
  }
  return [];
}

/** When the oldest record without a seal began, of each tenant and of the service itself. */
async function oldestUnsealed({ stores }: World): Promise<number[]> {
  const begins = await oldestOpen(stores, undefined);
  for await (const tenant of eachTenant(stores)) begins.push(...(await oldestOpen(stores, tenant)));
  return begins;
}

/** A record of an earlier month than the last two would have been told of for weeks. */
const monthsLookedAt = 2;

async function oldestOpen(stores: Stores, tenant: TenantId | undefined): Promise<number[]> {
  const begins: number[] = [];
  for (const month of (await auditMonths(stores, tenant)).slice(-monthsLookedAt)) {
    const query = { type: recordType, key: 'k1', prefix: openPrefix, limit: 1 } as const;
    const page = await auditStore(stores, tenant).query<AuditBody>(auditScope(month), query);
    begins.push(...page.items.map(({ body }) => body.at));
  }
  return begins;
}
