import type { AuditRecord } from '../../../api/src/application/audit/audit-record.ts';
import { type RouteName, routes } from '../../../api/src/contract/routes.ts';
import type { Passed } from './counting-proxy.ts';

/** What says nothing of anybody is not on record: whether the process is well, and how it is asked. */
const unrecorded: readonly RouteName[] = ['live', 'ready', 'openApi'];

const patterns = Object.entries(routes).map(([name, { method, path, audit }]) => ({
  name,
  method,
  event: name === 'activity' ? 'chat' : audit,
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** The event that a request is of, by its address alone; undefined for pages and what is not on record. */
function eventOf({ method, path, status }: Passed): string | undefined {
  const found = patterns
    .filter((one) => one.method === method && one.pattern.test(path))
    .sort(
      (a, b) => a.pattern.source.split('[^/]+').length - b.pattern.source.split('[^/]+').length,
    );
  const [first] = found;
  if (first === undefined) return status >= 400 ? 'request.unrouted' : undefined;
  return unrecorded.some((name) => name === first.name) ? undefined : first.event;
}

/** Chats are told from each other by what was said, which a proxy does not read. */
const eventIn = ({ event }: AuditRecord) => (event.startsWith('chat.') ? 'chat' : event);

/**
 * Holds what passed a proxy against what is on record, by event and status; each difference is a
 * sentence. A request that was given up has an unknown status and answers for any record of its event.
 */
export function differences(
  passed: readonly Passed[],
  records: readonly AuditRecord[],
): readonly string[] {
  const counts = new Map<string, number>();
  const givenUp = new Map<string, number>();
  const count = (key: string, by: number) => counts.set(key, (counts.get(key) ?? 0) + by);
  for (const one of passed) {
    const event = eventOf(one);
    if (event === undefined) continue;
    if (one.status === 0) givenUp.set(event, (givenUp.get(event) ?? 0) + 1);
    else count(`${event} ${one.status}`, 1);
  }
  for (const record of records.filter(({ way }) => way === 'web' || way === 'chat')) {
    const event = eventIn(record);
    count(`${event} ${statusOf(record)}`, -(record.count ?? 1));
  }
  return [...counts].flatMap(([key, left]) => {
    if (left === 0) return [];
    if (left > 0) return [`${left} × ${key} passed and are not on record`];
    const event = key.split(' ')[0] ?? '';
    const pardoned = Math.min(-left, givenUp.get(event) ?? 0);
    givenUp.set(event, (givenUp.get(event) ?? 0) - pardoned);
    return pardoned === -left ? [] : [`${-left - pardoned} × ${key} on record never passed`];
  });
}

/** What is asked again and again is answered with 304 where the page has it already. */
const statusOf = ({ status, outcome }: AuditRecord) => status ?? outcome;
