import { userInfo } from 'node:os';
import { asyncOperationContext } from '../adapters/system/operation-context.ts';
import { randomIds } from '../adapters/system/random-ids.ts';
import { type OnRecord, operateForOperator } from '../application/audit/operate-for-operator.ts';
import { operationsOver } from '../application/audit/operations.ts';
import { auditSpoolOver } from '../application/audit/spool.ts';
import { talliesOver } from '../application/audit/tallies.ts';
import type { Clock } from '../application/ports.ts';
import type { Stores } from '../application/store.ts';
import type { OperatorEvent } from '../contract/audit-events.ts';
import type { TenantId } from '../domain/ids.ts';

type Asked = { readonly event: OperatorEvent; readonly tenant?: TenantId | undefined };

/** Runs the part of a command that does something, as one operation on record. */
export type PutOnRecord = {
  readonly change: <Outcome>(
    asked: Asked,
    work: (record: OnRecord) => Promise<Outcome>,
  ) => Promise<Outcome>;
  readonly look: PutOnRecord['change'];
};

/** Records of commands, in the store that they work on; the running service seals them. */
export function commandsOnRecord(
  { stores, clock }: { readonly stores: Stores; readonly clock: Clock },
  isRefusal: (thrown: unknown) => boolean,
): PutOnRecord {
  const ids = randomIds;
  const spool = auditSpoolOver(stores);
  const tallies = talliesOver({ spool, clock, ids });
  const operations = operationsOver(
    { clock, ids, spool, tallies, mailOf: async () => undefined },
    asyncOperationContext(),
  );
  const world = { operations, ids, isRefusal };
  const running =
    (isChange: boolean): PutOnRecord['change'] =>
    ({ event, tenant }, work) => {
      // Who works at the operator's is no business of a tenant.
      const account = tenant === undefined ? { account: userInfo().username } : {};
      return operateForOperator(world, { event, tenant, isChange, ...account }, work);
    };
  return { change: running(true), look: running(false) };
}
