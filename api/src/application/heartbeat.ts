import { beatAfter, type Heartbeat } from '../domain/outage.ts';
import type { Versioned } from './documents.ts';
import type { Lease } from './lease.ts';
import { workerScope } from './scopes.ts';
import type { Operation, Stores } from './store.ts';

type HeartbeatBody = Versioned<Heartbeat>;

const heartbeatId = 'heartbeat:check-ins';
/** An idle holder of the lease writes once a minute. */
const fresh = 60_000;

/**
 * Says that bookings are looked after at this moment and answers when they were not; in one commit with the
 * lease, so that only its holder says so. Undefined where that is lost.
 */
export async function beat(
  stores: Stores,
  lease: Lease,
  now: number,
): Promise<Heartbeat | undefined> {
  const known = await stores.forService.read<HeartbeatBody>(workerScope, heartbeatId);
  const next = beatAfter(known?.body, now);
  const sinceLast = known === undefined ? fresh : now - known.body.at;
  if (sinceLast >= 0 && sinceLast < fresh) return next;
  return (await lease.commit([written(next)])) ? next : undefined;
}

function written(heartbeat: Heartbeat): Operation {
  const body: HeartbeatBody = { v: 1, ...heartbeat };
  return { kind: 'put', item: { id: heartbeatId, type: 'heartbeat', body } };
}
