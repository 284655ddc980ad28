import { monthAt } from '../../application/audit/months.ts';
import type { SeenRecord } from '../../application/audit/see-audit.ts';
import type { AuditRecordWire } from '../../contract/audit-wire.ts';
import { utcText } from './administrators.ts';

/** A record as it stands on the wire and in lines of JSON; instants are in UTC. */
export function auditRecordToWire(seen: SeenRecord): AuditRecordWire {
  const { v: _, tenant: __, mail: ___, person, seal, at, ...record } = seen.record;
  return {
    ...record,
    at: utcText(at),
    external: [...record.external],
    steps: [...record.steps],
    ...(person === undefined ? {} : { person: personOf(person, seen) }),
    ...(seal === undefined ? {} : { seal: { month: monthAt(at), ...seal } }),
  };
}

const personOf = (id: string, { name, mail }: SeenRecord) => ({ id, name, mail });

/** Where to go on, as an address carries it. */
export const cursorToWire = (cursor: string) => Buffer.from(cursor).toString('base64url');

/** What an address says to go on from; whether that is any place is known to the log. */
export const cursorFromWire = (text: string) => Buffer.from(text, 'base64url').toString('utf8');
