import type { Logger } from 'pino';
import { textCipher } from './adapters/keys/text-cipher.ts';
import { sha256 } from './adapters/system/digest.ts';
import { asyncOperationContext } from './adapters/system/operation-context.ts';
import {
  onRecord as callsOnRecord,
  operationsOver,
  storesOnRecord,
} from './application/audit/operations.ts';
import { type SealRecords, sealRecordsWith } from './application/audit/seal-records.ts';
import { mailOfWith } from './application/audit/sealed-mail.ts';
import { auditSpoolOver } from './application/audit/spool.ts';
import { talliesOver } from './application/audit/tallies.ts';
import { useCasesOnRecord } from './application/audit/use-cases-on-record.ts';
import type { Chats, Clock, Ids } from './application/ports.ts';
import type { Secrets } from './application/secrets.ts';
import type { Stores } from './application/store.ts';
import { type Traces, tracedCalls, tracedOperations, tracedStores } from './application/traces.ts';
import type { UseCases, World } from './application/use-cases.ts';
import type { ComposedFigures } from './compose-figures.ts';
import type { TenantId } from './domain/ids.ts';

/** How often counts of minutes that are over are looked for. */
const settleEveryMs = 5_000;

/** The audit log over a store: everything of this process that goes on record goes through here. */
export function composeAudit({
  stores,
  clock,
  ids,
  secrets,
  log,
  figures,
  traces,
}: {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly log: Logger;
  readonly figures: Pick<ComposedFigures, 'countedOperations' | 'auditChainRewritten'>;
  readonly traces: Traces;
}) {
  const context = asyncOperationContext();
  const spool = auditSpoolOver(stores);
  const tallies = talliesOver({ spool, clock, ids });
  const mailOf = mailOfWith({ stores, clock, ids, secrets, cipher: textCipher });
  const failed = (error: unknown) => log.error({ err: error }, 'audit counts cannot be written');
  const settling = setInterval(() => void tallies.settle().catch(failed), settleEveryMs).unref();
  const operations = tracedOperations(
    figures.countedOperations(operationsOver({ clock, ids, spool, tallies, mailOf }, context)),
    traces,
  );
  const stray = (tenant: TenantId, scope: string) =>
    log.error({ tenant, scope }, 'a change that belongs to no operation');
  const onRecordIn = (others: Stores) =>
    storesOnRecord(tracedStores(others, traces), context, stray);
  const callsOf = <Port extends object>(service: 'rsi' | 'teams', port: Port): Port =>
    callsOnRecord(tracedCalls(port, { service, traces }), { service, clock, context });
  const seal: SealRecords = sealRecordsWith({
    stores,
    clock,
    digest: sha256,
    anchor: (head) => log.info(head, 'audit head'),
    alarm: (tampered) => {
      figures.auditChainRewritten();
      log.fatal(tampered, 'the end of an audit chain was rewritten');
    },
  });
  return {
    operations,
    /** What is done through this world is on record. */
    worldOnRecord: (world: Omit<World, 'operations'>): World => ({
      ...world,
      operations,
      stores: onRecordIn(world.stores),
      rsi: callsOf('rsi', world.rsi),
    }),
    storesOnRecord: onRecordIn,
    useCasesOnRecord: (useCases: UseCases) => useCasesOnRecord(useCases, context),
    chatsOnRecord: (chats: Chats) => callsOf('teams', chats),
    seal,
    /** Before the store is closed: the counts of the minute under way. */
    async stop(): Promise<void> {
      clearInterval(settling);
      await tallies.settle('all').catch(failed);
    },
  };
}

export type Audit = ReturnType<typeof composeAudit>;
