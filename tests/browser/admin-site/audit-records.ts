import type { AuditRecord } from '../../../api/src/application/audit/audit-record.ts';
import { personId, tenantId } from '../../../api/src/domain/ids.ts';
import { aRecord } from '../../audit/a-record.ts';

const tenant = tenantId('contoso');
const floor = { kind: 'floor', id: 'tower-4' };
const booking = { kind: 'booking', id: '2021-05-13.k3m5q7' };
const minute = 60_000;

type Facts = Partial<AuditRecord>;

/** What one Wednesday in 2021, when nothing else was, left in the audit log of Contoso. */
export function aDayOnRecord(people: { readonly alice: string; readonly daniel: string }) {
  const morning = Date.parse('2021-05-12T09:00:00+09:00');
  const alice: Facts = { tenant, person: personId(people.alice) };
  const daniel: Facts = { tenant, person: personId(people.daniel) };
  const rsi = { service: 'rsi', status: 'ok', attempt: 1 } as const;
  const told: readonly Facts[] = [
    {
      ...alice,
      event: 'session.signed-in',
      status: 302,
      ms: 412,
      external: [
        { ...rsi, operation: 'exchange', ms: 180 },
        { ...rsi, operation: 'describe', ms: 95 },
      ],
    },
    { ...alice, event: 'floor.read-availability', object: floor, count: 12, isCounting: true },
    { ...alice, outcome: 'refused', code: 'seat-taken', status: 409, ms: 21 },
    {
      ...alice,
      object: booking,
      status: 201,
      ms: 34,
      steps: [
        { name: 'commit day', result: 'done' },
        { name: 'bookSeat', result: 'done' },
      ],
    },
    { ...alice, event: 'chat.my-bookings', way: 'chat' },
    { ...alice, event: 'floor.delete', outcome: 'denied', code: 'not-permitted', object: floor },
    { ...daniel, event: 'floor.publish', outcome: 'failed', code: 'store-busy', object: floor },
    { ...daniel, event: 'floor.publish', outcome: 'unknown', object: floor },
    { person: personId('somebody-erased'), tenant, event: 'booking.cancel', object: booking },
  ];
  const records = told.map((facts, at) =>
    aRecord(`day-${at}`, { at: morning + at * minute, ...facts }),
  );
  return [...records, deliveredBy(morning + told.length * minute)];
}

/** What the worker did belongs to no person. */
function deliveredBy(at: number): AuditRecord {
  const { person: _, ...record } = aRecord('day-worker', {
    tenant,
    at,
    event: 'notice.deliver',
    way: 'worker',
    actor: 'service',
    object: booking,
    external: [
      { service: 'teams', operation: 'post', status: 'ChatBusy', ms: 2004, attempt: 1 },
      { service: 'teams', operation: 'post', status: 'ok', ms: 310, attempt: 2 },
    ],
  });
  return record;
}

/** So many plain records in the days before, for what comes page by page. */
export function manyOnRecord(person: string, count: number): AuditRecord[] {
  const before = Date.parse('2021-05-11T18:00:00+09:00');
  return Array.from({ length: count }, (_, at) =>
    aRecord(`many-${at}`, {
      tenant,
      person: personId(person),
      at: before - at * minute,
      event: at % 2 === 0 ? 'floor.read' : 'booking.list',
    }),
  );
}
