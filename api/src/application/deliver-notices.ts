import { operateForService } from './audit/operations.ts';
import type { DeliveryWorld } from './delivery.ts';
import type { EventBody, Versioned } from './documents.ts';
import type { Lease } from './lease.ts';
import {
  dueNotices,
  type EventPlace,
  failedOnceMore,
  type PendingBody,
} from './pending-notices.ts';
import { workerScope } from './scopes.ts';
import type { Change, Item, Operation } from './store.ts';
import { isTroubleOfStore } from './store-faults.ts';
import { BookingUnseen, tellOfEvent } from './tell-of-event.ts';

type CursorBody = Versioned<{ readonly cursor: string }>;

const cursorId = 'notices-cursor';
/** With the lease and the cursor, a page that fails altogether still fits into one commit of 100. */
const pageSize = 90;
/** Few, so that an outage of Teams does not hold up what is new. */
const retriesAtOnce = 10;

/**
 * Tells channels and chats what was committed to bookings: reads events from where it stopped and
 * brings posts and cards up to date. At least once: cut off, it begins the page again, and what is told
 * again is recognised. The cursor moves in one commit with whatever failed and with the lease, so that
 * a holder that lost the lease without knowing moves nothing. Answers whether more is waiting.
 */
export type DeliverNotices = (lease: Lease) => Promise<'more' | 'done'>;

export function deliverNoticesWith(world: DeliveryWorld): DeliverNotices {
  const position: Position = { passed: undefined };
  return async (lease) => {
    const retried = await retryDue(world, lease);
    if (retried === 'lost') return 'done';
    const read = await deliverPage(world, lease, position);
    if (read === 'lost') return 'done';
    return retried === 'more' || read === 'more' ? 'more' : 'done';
  };
}

type Progress = 'more' | 'done' | 'lost';

/** How far this process has looked behind the stored cursor, past changes that are no events. */
type Position = {
  passed: { readonly storedAt: string | undefined; readonly cursor: string } | undefined;
};

async function deliverPage(
  world: DeliveryWorld,
  lease: Lease,
  position: Position,
): Promise<Progress> {
  const known = await world.stores.forService.read<CursorBody>(workerScope, cursorId);
  const { passed } = position;
  const from = passed && passed.storedAt === known?.etag ? passed.cursor : known?.body.cursor;
  const page = await world.stores.changes(from, pageSize);
  const isFull = page.items.length >= pageSize;
  const events = page.items.filter((change) => change.type === 'event');
  // The cursor's own move is a change too: it is stored for events and full pages only, or it would never rest.
  if (events.length === 0 && !isFull) {
    position.passed = { storedAt: known?.etag, cursor: page.cursor };
    return 'done';
  }
  const failed: Operation[] = [];
  for (const change of events) {
    if (!(await lease.hold())) return 'lost';
    failed.push(...(await deliverChange(world, change as Change<EventBody>)));
  }
  // A store may answer a few more than asked for; the cursor moves last.
  while (failed.length > pageSize) {
    if (!(await lease.commit(failed.splice(0, pageSize)))) return 'lost';
  }
  const moved = await lease.commit([cursorMoved(known, page.cursor), ...failed]);
  return moved ? 'more' : 'lost';
}

function cursorMoved(known: Item<CursorBody> | undefined, cursor: string): Operation {
  const body: CursorBody = { v: 1, cursor };
  const item = { id: cursorId, type: 'cursor', body };
  return known ? { kind: 'replace', item, ifMatch: known.etag } : { kind: 'create', item };
}

async function deliverChange(
  world: DeliveryWorld,
  change: Change<EventBody>,
): Promise<Operation[]> {
  const { tenant, scope, id: event } = change;
  const place = { tenant, scope, event, ...traceOf(change) };
  const notice = { ...place, attempts: 0, since: world.clock.now() };
  const kept = await toldOrKept(world, notice, () => tellOfEvent(world, tenant, change.body));
  return kept ? [kept] : [];
}

/** None where its event cannot be read: telling of it will say why. */
function traceOf(change: Change<EventBody>): Pick<EventPlace, 'trace'> {
  try {
    const { trace } = change.body;
    return trace === undefined ? {} : { trace };
  } catch {
    return {};
  }
}

async function retryDue(world: DeliveryWorld, lease: Lease): Promise<Progress> {
  const now = world.clock.now();
  const due = await dueNotices(world.stores.forService, { now, limit: retriesAtOnce });
  if (due.length === 0) return 'done';
  const outcomes: Operation[] = [];
  for (const notice of due) {
    if (!(await lease.hold())) return 'lost';
    outcomes.push(await retry(world, notice));
  }
  if (!(await lease.commit(outcomes))) return 'lost';
  return due.length < retriesAtOnce ? 'done' : 'more';
}

async function retry(world: DeliveryWorld, notice: Item<PendingBody>): Promise<Operation> {
  const { id, etag, body } = notice;
  const kept = await toldOrKept(world, body, () => tellAgain(world, body));
  return kept ?? { kind: 'delete', id, ifMatch: etag };
}

async function tellAgain(world: DeliveryWorld, { tenant, scope, event }: EventPlace) {
  const known = await world.stores.forTenant(tenant).read<EventBody>(scope, event);
  if (!known) throw new BookingUnseen('Its event is not there');
  await tellOfEvent(world, tenant, known.body);
}

type Notice = EventPlace & { readonly attempts: number; readonly since: number };

/** What keeps it where it could not be told; what is wrong with the store itself is thrown. */
async function toldOrKept(
  world: DeliveryWorld,
  notice: Notice,
  tell: () => Promise<void>,
): Promise<Operation | undefined> {
  const { tenant, event: id, trace: parent } = notice;
  const asked = { event: 'notice.deliver', parent, tenant, object: { kind: 'notice', id } };
  return operateForService(world, asked, async () => {
    try {
      await tell();
      return { outcome: undefined, ending: { outcome: 'done' } };
    } catch (error) {
      if (isTroubleOfStore(error)) throw error;
      const outcome = keptFor(world, notice, error ?? new Error('Nothing was thrown'));
      const code = error instanceof Error ? error.name : 'unknown';
      return { outcome, ending: { outcome: 'failed', code } };
    }
  });
}

/** A notice that failed once more: the first time and the last, somebody hears of it. */
function keptFor(world: DeliveryWorld, notice: Notice, error: unknown): Operation {
  const item = failedOnceMore(notice, { now: world.clock.now(), error });
  const { tenant, attempts } = item.body;
  const heard = { tenant, notice: item.id, attempts, error };
  if (item.type === 'parked-notice') world.hear({ outcome: 'parked', ...heard });
  else if (attempts === 1) world.hear({ outcome: 'tried-again', ...heard });
  return { kind: 'put', item };
}
