import { countedOperations } from './adapters/telemetry/counted-operations.ts';
import { countedUseCases } from './adapters/telemetry/counted-use-cases.ts';
import { type Figures, openFigures } from './adapters/telemetry/figures.ts';
import { listenForFigures } from './adapters/telemetry/figures-listener.ts';
import { watchProcess } from './adapters/telemetry/process-figures.ts';
import { timedRsi } from './adapters/telemetry/timed-rsi.ts';
import type { Operations } from './application/audit/operations.ts';
import { type Backlog, measureBacklogWith } from './application/backlog.ts';
import type { Clock, Rsi } from './application/ports.ts';
import type { Stores } from './application/store.ts';
import type { UseCases } from './application/use-cases.ts';
import { entitlementAges } from './domain/entitlement.ts';
import type { HeardRequest } from './http/heard-requests.ts';
import type { KnownSessions } from './http/known-sessions.ts';
import type { Job } from './worker/worker.ts';

/** A measure of a process that has lost its lease is told no longer than this. */
const worthlessMs = 2 * 60_000;

/** Part of the wiring of compose.ts: what this process counts, and who hears of it. */
export function composeFigures(clock: Clock) {
  const figures = openFigures();
  watchProcess(figures, clock);
  return {
    listen: (port: number, fail: (error: unknown) => void) =>
      listenForFigures(figures, { port, fail }),
    hearRequest: (heard: HeardRequest) => countRequest(figures, heard),
    countedOperations: (operations: Operations) => countedOperations(operations, figures),
    countedUseCases: (useCases: UseCases) => countedUseCases(useCases, figures),
    timedRsi: (rsi: Rsi) => timedRsi(rsi, figures),
    agedSessions: (sessions: KnownSessions) => agedSessions(sessions, { figures, clock }),
    countedJob: (job: Job) => countedJob(job, figures),
    backlogJob: (stores: Stores) => measuringJob(figures, { stores, clock }),
    tenantGuardTripped: () => figures.count('sekitori_tenant_guard_trips_total', {}),
    auditChainRewritten: () => figures.count('sekitori_audit_alarms_total', {}),
    /** Epoch milliseconds, or nothing where the process has no certificate of its own. */
    watchCertificate: (endsAt: () => number | undefined) =>
      figures.watch('sekitori_certificate_ends_seconds', () => {
        const ends = endsAt();
        return ends === undefined ? [] : [{ value: ends / 1000, labels: {} }];
      }),
  };
}

function countRequest(figures: Figures, { route, status, seconds, isStream, code }: HeardRequest) {
  if (code !== undefined) figures.count('sekitori_http_problems_total', { route, code });
  if (isStream) return;
  const statusClass = status === undefined ? 'aborted' : `${Math.floor(status / 100)}xx`;
  const labels = { route, status_class: statusClass };
  figures.observe('sekitori_http_request_duration_seconds', seconds, labels);
}

function agedSessions(
  sessions: KnownSessions,
  { figures, clock }: { readonly figures: Figures; readonly clock: Clock },
): KnownSessions {
  return {
    async of(secret, caughtUp) {
      const session = await sessions.of(secret, caughtUp);
      if (session) {
        const confirmedAt = session.confirmedUntil - entitlementAges.ageing;
        const age = Math.max(0, clock.now() - confirmedAt) / 1000;
        figures.observe('sekitori_confirmation_age_seconds', age, {});
      }
      return session;
    },
  };
}

function countedJob(job: Job, figures: Figures): Job {
  const hear = (outcome: string) =>
    figures.count('sekitori_worker_rounds_total', { job: job.name, outcome });
  return {
    ...job,
    async run(lease) {
      try {
        const left = await job.run(lease);
        hear('done');
        return left;
      } catch (error) {
        hear('failed');
        throw error;
      }
    },
  };
}

/** Under its lease, so that one process looks and the others tell nothing. */
function measuringJob(
  figures: Figures,
  world: { readonly stores: Stores; readonly clock: Clock },
): Job {
  const measure = measureBacklogWith(world);
  let measured: { readonly at: number; readonly backlog: Backlog } | undefined;
  const told = (read: (backlog: Backlog) => number) => () => {
    const isWorth = measured && Math.abs(world.clock.now() - measured.at) < worthlessMs;
    return isWorth && measured ? [{ value: read(measured.backlog), labels: {} }] : [];
  };
  figures.watch(
    'sekitori_notices_waiting',
    told(({ noticesWaiting }) => noticesWaiting),
  );
  figures.watch(
    'sekitori_notices_oldest_seconds',
    told((of) => of.oldestNoticeMs / 1000),
  );
  figures.watch(
    'sekitori_notices_parked',
    told(({ noticesParked }) => noticesParked),
  );
  figures.watch(
    'sekitori_audit_oldest_unsealed_seconds',
    told((of) => of.oldestUnsealedMs / 1000),
  );
  return {
    name: 'backlog',
    pauseMs: 30_000,
    async run() {
      measured = { at: world.clock.now(), backlog: await measure() };
      return 'done';
    },
  };
}

export type ComposedFigures = ReturnType<typeof composeFigures>;
