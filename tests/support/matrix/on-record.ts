import type { AuditRecord } from '../../../api/src/application/audit/audit-record.ts';
import { routes } from '../../../api/src/contract/routes.ts';
import { cellText } from '../../matrix/cells.ts';
import type { Ground } from './ground.ts';
import type { Answered } from './run-cells.ts';

/** Chats are told from each other by what was said, and nobody said anything here. */
const eventOf = ({ cell: { name } }: Answered) =>
  name === 'activity' ? 'chat' : routes[name].audit;
const isOf = (record: AuditRecord, event: string) =>
  event === 'chat' ? record.event.startsWith('chat') : record.event === event;

/**
 * Refusals that the audit log does not tell of, as sentences. Those of people are found by the id that
 * was answered; those of nobody are counted by the minute, so by event and status. What the edge refused
 * never became an operation.
 */
export function unrecorded(
  ground: Ground,
  answered: readonly Answered[],
  records: readonly AuditRecord[],
): readonly string[] {
  const refused = answered.filter(({ status, verdict }) => status >= 400 && verdict !== 'edge');
  const byId = new Map(records.map((record) => [record.requestId, record]));
  const ofPeople = refused.filter(isKnown).flatMap((one) => {
    const record = byId.get(one.requestId ?? '');
    const { tenant, person } = ground.holderOf(one.actor).actor;
    const isThere =
      record !== undefined &&
      isOf(record, eventOf(one)) &&
      record.status === one.status &&
      record.code === one.code &&
      record.tenant === tenant &&
      record.person === person &&
      record.outcome !== 'done';
    return isThere ? [] : [`not on record: ${cellText(one.cell)} by ${one.actor.name}`];
  });
  return [
    ...ofPeople,
    ...uncounted(
      refused.filter((one) => !isKnown(one)),
      records,
    ),
  ];
}

/** Whose session it is comes to be known only where one is asked for. */
const isKnown = ({ actor, verdict }: Answered) => actor.is === 'somebody' && verdict !== 'proof';

function uncounted(answered: readonly Answered[], records: readonly AuditRecord[]): string[] {
  const strangers = records.filter(({ actor }) => actor === 'nobody');
  const keys = new Map<string, Answered[]>();
  for (const one of answered) {
    const key = `${eventOf(one)} ${one.status}`;
    keys.set(key, [...(keys.get(key) ?? []), one]);
  }
  return [...keys].flatMap(([key, ones]) => {
    const [one] = ones;
    if (!one) return [];
    const counted = strangers
      .filter((record) => isOf(record, eventOf(one)) && record.status === one.status)
      .reduce((sum, { count = 1 }) => sum + count, 0);
    return counted === ones.length
      ? []
      : [`${ones.length} × ${key} by nobody, ${counted} on record`];
  });
}
