import type { TenantId } from '../domain/ids.ts';
import type { Versioned } from './documents.ts';
import { ChatUnreachable } from './ports.ts';
import { workerScope } from './scopes.ts';
import type { Item, NewItem, Operation, TenantStore } from './store.ts';
import { StoreCorrupt, StoreTooNew } from './store-faults.ts';
import { BookingUnseen } from './tell-of-event.ts';

/** An event whose telling failed, by where it is: nothing personal is copied, and a later program may read what this one cannot. */
export type PendingBody = Versioned<{
  readonly tenant: TenantId;
  readonly scope: string;
  readonly event: string;
  readonly attempts: number;
  readonly since: number;
  /** Of the commit that is told of. */
  readonly trace?: string;
  /** Of the last failure, one line without personal data. */
  readonly because: string;
}>;

export type EventPlace = Pick<PendingBody, 'tenant' | 'scope' | 'event' | 'trace'>;

const mostAttempts = 12;
const firstPauseMs = 2_000;
const longestPauseMs = 10 * 60_000;

export const dueKey = (instant: number) => String(Math.max(0, instant)).padStart(15, '0');

/**
 * The notice after one more failed attempt: to be tried again later and later, or, past the bound,
 * parked until somebody puts it back.
 */
export function failedOnceMore(
  notice: EventPlace & { readonly attempts: number; readonly since: number },
  { now, error }: { readonly now: number; readonly error: unknown },
): NewItem<PendingBody> {
  const { tenant, scope, event, since, trace } = notice;
  const attempts = notice.attempts + 1;
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempts - 1));
  const type = attempts < mostAttempts ? 'pending-notice' : 'parked-notice';
  const because = lineOf(error);
  const known = { tenant, scope, event, ...(trace === undefined ? {} : { trace }) };
  const body: PendingBody = { v: 1, ...known, attempts, since, because };
  return { id: `notice:${tenant}:${event}`, type, k1: dueKey(now + pause), body };
}

/** Messages of our own errors say nothing of people; those of others might, so they go by their name. */
function lineOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Something that is no error';
  const isOwn = [ChatUnreachable, BookingUnseen, StoreCorrupt, StoreTooNew].some(
    (known) => error instanceof known,
  );
  return isOwn ? `${error.name}: ${error.message}` : error.name;
}

/** What is to be tried again by now, the longest waiting first. */
export async function dueNotices(
  store: TenantStore,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<readonly Item<PendingBody>[]> {
  const query = { type: 'pending-notice', key: 'k1', to: dueKey(now + 1), limit } as const;
  return (await store.query<PendingBody>(workerScope, query)).items;
}

/** The same notice, to be tried as if it had never failed. */
export function putBack({ etag, ...item }: Item<PendingBody>, now: number): Operation {
  const body: PendingBody = { ...item.body, attempts: 0 };
  const again = { ...item, type: 'pending-notice', k1: dueKey(now), body };
  return { kind: 'replace', item: again, ifMatch: etag };
}
