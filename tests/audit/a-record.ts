import type { AuditRecord } from '../../api/src/application/audit/audit-record.ts';
import { personId } from '../../api/src/domain/ids.ts';
import { midori } from '../support/world.ts';

/** A record of a booking that was made. */
export function aRecord(id: string, facts: Partial<AuditRecord> = {}): AuditRecord {
  return {
    id,
    at: Date.parse('2026-10-05T09:00:00Z'),
    event: 'booking.make',
    way: 'web',
    actor: 'person',
    tenant: midori,
    person: personId('hana'),
    outcome: 'done',
    external: [],
    steps: [],
    requestId: `request-${id}`,
    ...facts,
  };
}
