import type { PersonId, TenantId } from '../../domain/ids.ts';
import type { Clock, Ids } from '../ports.ts';
import type {
  AuditObject,
  AuditOutcome,
  AuditRecord,
  AuditStep,
  ExternalCall,
  SealedMail,
} from './audit-record.ts';
import type { AuditSpool } from './spool.ts';
import type { Tallies } from './tallies.ts';

/** What is known of an operation when it begins. */
export type Beginning = {
  readonly event: string;
  readonly way: AuditRecord['way'];
  readonly requestId: string;
  readonly traceId?: string;
  /** The traceparent that whoever caused it handed over, believed in form only. */
  readonly parent?: string | undefined;
  /** Counted by the minute: what pages ask again and again. */
  readonly isFrequent?: boolean;
  /** Recorded only where it changed something or talked to somebody: what the clock looks at. */
  readonly isQuiet?: boolean;
};

/** How an operation ended. */
export type Ending = {
  readonly outcome: Exclude<AuditOutcome, 'begun' | 'unknown'>;
  readonly code?: string;
  readonly status?: number;
};

/** One thing that somebody asked for or the clock began, from its beginning to its end. */
export interface Operation {
  /** Says whose it is, once that is proved. */
  by(who: { readonly tenant: TenantId; readonly person?: PersonId }): void;
  about(object: AuditObject): void;
  /** What a message was about, once that is known: the least rank names the operation. */
  inChat(event: string, rank: number): void;
  /** The rules said no; what is answered may be a friendly card all the same. */
  refused(code: string): void;
  heard(call: ExternalCall): void;
  step(step: AuditStep): void;
  /**
   * Written down as under way, once; before the first document of a tenant changes, or, without one,
   * of what is no tenant's.
   */
  begin(tenant?: TenantId): Promise<void>;
  /**
   * Written down for good; nothing may be answered before. Said again it changes nothing, but where
   * what came after its end, like the sending of its answer, failed.
   */
  end(ending: Ending): Promise<void>;
}

export type OperationWorld = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly spool: AuditSpool;
  readonly tallies: Tallies;
  readonly mailOf: (who: {
    readonly tenant: TenantId;
    readonly person: PersonId;
  }) => Promise<SealedMail | undefined>;
};

/** More than anybody reads, and less than a document holds. */
const mostNotes = 60;

export function beginOperation(world: OperationWorld, beginning: Beginning): Operation {
  const { clock, ids, spool, tallies } = world;
  const { isFrequent = false, isQuiet = false, parent: _, ...known } = beginning;
  const id = ids.fresh();
  const at = clock.now();
  const external: ExternalCall[] = [];
  const steps: AuditStep[] = [];
  let event = known.event;
  let eventRank = Number.POSITIVE_INFINITY;
  let who: { readonly tenant: TenantId; readonly person?: PersonId } | undefined;
  let object: AuditObject | undefined;
  let refusal: string | undefined;
  let begun: Promise<void> | undefined;
  let ended: Ending | undefined;

  async function record(ending: Ending | { readonly outcome: 'begun' }): Promise<AuditRecord> {
    const mail = await sealedMail();
    return {
      ...known,
      id,
      at,
      event,
      actor: actorOf(),
      ...who,
      ...(mail ? { mail } : {}),
      ...(object ? { object } : {}),
      ...ending,
      ...(ending.outcome === 'begun' ? {} : { ms: Math.max(0, clock.now() - at) }),
      external: [...external],
      steps: [...steps],
    };
  }

  function actorOf(): AuditRecord['actor'] {
    if (known.way === 'worker') return 'service';
    if (known.way === 'command') return 'operator';
    return who?.person === undefined ? 'nobody' : 'person';
  }

  async function sealedMail(): Promise<SealedMail | undefined> {
    if (who?.person === undefined) return undefined;
    return world.mailOf({ tenant: who.tenant, person: who.person });
  }

  return {
    by: ({ tenant, person }) => {
      // Nothing else of whoever is handed in may end up in the record.
      who = person === undefined ? { tenant } : { tenant, person };
    },
    about: (about) => {
      object = about;
    },
    inChat: (better, rank) => {
      if (known.way !== 'chat' || rank >= eventRank) return;
      event = better;
      eventRank = rank;
    },
    heard: (call) => {
      if (external.length < mostNotes) external.push(call);
    },
    step: (step) => {
      if (steps.length < mostNotes) steps.push(step);
    },
    refused: (code) => {
      refusal = code;
    },
    begin(tenant) {
      if (ended) return Promise.resolve();
      if (tenant !== undefined) who ??= { tenant };
      begun ??= record({ outcome: 'begun' }).then((written) => spool.write(written));
      return begun;
    },
    async end(asked) {
      const ending = refusal === undefined ? asked : refusedInstead(asked, refusal);
      if (saysNothingNew(ended, ending)) return;
      const isNothing = begun === undefined && external.length === 0 && ending.outcome === 'done';
      if (isQuiet && isNothing) return;
      const written = await record(ending);
      if (begun === undefined && isCounted(written, isFrequent)) {
        await tallies.count(written);
      } else {
        await begun;
        await spool.write(written);
      }
      ended = ending;
    },
  };
}

const saysNothingNew = (ended: Ending | undefined, ending: Ending) =>
  ended !== undefined && (ended.outcome === 'failed' || ending.outcome !== 'failed');

const refusedInstead = (ending: Ending, code: string): Ending =>
  ending.outcome === 'done' ? { ...ending, outcome: 'refused', code } : ending;

/** What is asked again and again with success, and what strangers are sent away with. */
const isCounted = ({ outcome, actor }: AuditRecord, isFrequent: boolean) =>
  outcome === 'done' || actor === 'service'
    ? isFrequent && outcome !== 'refused'
    : actor === 'nobody' && outcome !== 'failed';
