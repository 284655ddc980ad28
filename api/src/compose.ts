import type { Server } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Server as TlsServer } from 'node:tls';
import { destination, type Logger } from 'pino';
import { openCosmosStores } from './adapters/cosmos/cosmos-stores.ts';
import { openEntra } from './adapters/entra/entra-tokens.ts';
import { nationalHolidays } from './adapters/holidays/national-holidays.ts';
import { sharpPictures } from './adapters/images/sharp-pictures.ts';
import { openKeys } from './adapters/keys/open-keys.ts';
import { sealedSecrets } from './adapters/keys/sealed-secrets.ts';
import { textCipher } from './adapters/keys/text-cipher.ts';
import { openIdRsi } from './adapters/rsi/openid-rsi.ts';
import { openSqliteStores } from './adapters/sqlite/sqlite-stores.ts';
import { sha256 } from './adapters/system/digest.ts';
import { randomIds } from './adapters/system/random-ids.ts';
import { systemClock } from './adapters/system/system-clock.ts';
import { openTelemetryTraces } from './adapters/telemetry/open-telemetry-traces.ts';
import { auditReaderOver } from './application/audit/see-audit.ts';
import { deliverNoticesWith } from './application/deliver-notices.ts';
import type { DeliveryTrouble } from './application/delivery.ts';
import { documentForms } from './application/document-forms.ts';
import { edgeKeysOver } from './application/edge-keys.ts';
import type { Chats, Clock, Entra } from './application/ports.ts';
import { recheckPeopleWith } from './application/recheck-people.ts';
import { releaseLeaversWith } from './application/release-leavers.ts';
import { retainBookingsWith } from './application/retain-bookings.ts';
import type { Secrets } from './application/secrets.ts';
import { resolveSessionWith } from './application/session.ts';
import { noEntra } from './application/sign-in-with-teams.ts';
import type { Stores } from './application/store.ts';
import type { ForeignDocument, StoreUnusable } from './application/store-faults.ts';
import type { Traces } from './application/traces.ts';
import { useCasesOver, type World } from './application/use-cases.ts';
import { versionedStores } from './application/versioned-stores.ts';
import { watchArrivalsWith } from './application/watch-arrivals.ts';
import { followChanges, type WhatChanged } from './application/what-changed.ts';
import { applicationLog } from './application-log.ts';
import { type Audit, composeAudit } from './compose-audit.ts';
import { type ComposedFigures, composeFigures } from './compose-figures.ts';
import type { Config } from './config.ts';
import { type Front, frontOf } from './front.ts';
import { edgeDoor, openDoor } from './http/edge-key.ts';
import { floorAnswers } from './http/floor-answers.ts';
import type { RawHandler } from './http/handler.ts';
import { hearRequests } from './http/heard-requests.ts';
import { knownSessions } from './http/known-sessions.ts';
import { liveFeedOver } from './http/live-feed.ts';
import { createServer } from './http/server.ts';
import { checkStart } from './start-check.ts';
import {
  checkInsJob,
  leaversJob,
  noticesJob,
  recheckJob,
  retentionJob,
  sealingJob,
} from './worker/jobs.ts';
import { startWorker } from './worker/worker.ts';

const livePollMs = 300;
/** Lines are written many at a time: a write for each would be a tenth of a request. */
const logInPages = { sync: false, minLength: 12_000, periodicFlush: 200 };
/**
 * How old an answer may be that shows what other processes wrote: asking a file for news costs
 * microseconds, asking Cosmos DB costs a call.
 */
const oldestAnswerMs = { sqlite: 0, cosmos: 300 };

type StoreAlarms = {
  readonly broken?: (broken: StoreUnusable) => void;
  readonly foreign?: (foreign: ForeignDocument) => void;
};

/** The store that the settings name, with every document in the form of today. */
export async function openStores(
  config: Config,
  clock: Clock,
  hear: StoreAlarms = {},
): Promise<Stores> {
  const { store, dataDir } = config;
  const stores =
    store.kind === 'cosmos'
      ? await openCosmosStores(store, clock)
      : await openSqliteStores(join(dataDir, 'sekitori.db'), clock, hear.broken);
  return versionedStores(stores, documentForms, hear.foreign);
}

/** A process without its keys does not start, and leaves no store open behind it. */
async function openSecrets(
  config: Config,
  { stores, clock }: { readonly stores: Stores; readonly clock: Clock },
): Promise<Secrets> {
  try {
    return sealedSecrets(await openKeys(config.secretKeys, clock));
  } catch (error) {
    await stores.close();
    throw error;
  }
}

/** The only place that knows which adapter stands behind which port. */
export async function compose(config: Config) {
  await checkStart(config, systemClock.now);
  const lines = destination(logInPages);
  const traces = openTelemetryTraces(
    config.logLevel === 'debug' ? (ended) => log.debug(ended, 'span') : undefined,
  );
  const log = applicationLog(config.logLevel, lines, () => traceFacts(traces));
  const clock = systemClock;
  const ids = randomIds;
  const figures = composeFigures(clock);
  if (config.metricsPort !== undefined) {
    const fail = (error: unknown) => log.error({ err: error }, 'figures cannot be told');
    await figures.listen(config.metricsPort, fail);
  }
  const stopAtOnce = (broken: StoreUnusable) => {
    log.fatal({ err: broken }, 'the store is broken; the process ends and may be started again');
    lines.flushSync();
    process.exit(1);
  };
  const alarm = (foreign: ForeignDocument) => {
    figures.tenantGuardTripped();
    log.fatal({ err: foreign }, 'a document of another tenant was about to be handed out');
  };
  const front = frontOf(config, { clock, log });
  figures.watchCertificate(() => front.tls?.endsAt());
  const whatChanged = followChanges(
    await openStores(config, clock, { broken: stopAtOnce, foreign: alarm }),
    {
      clock,
      everyMs: oldestAnswerMs[config.store.kind],
      gather: () => new Promise(setImmediate),
    },
  );
  const { stores } = whatChanged;
  const secrets = await openSecrets(config, { stores, clock });
  const audit = composeAudit({ stores, clock, ids, secrets, log, figures, traces });
  const rsi = await openIdRsi(
    {
      ...config.rsi,
      redirectUri: new URL('/auth/callback', config.publicUrl),
      allowsHttp: config.environment === 'local',
      traceparent: () => traces.current()?.traceparent,
    },
    { ids, clock },
  );
  const background = {
    run: (work: () => Promise<void>) => {
      work().catch((error: unknown) => log.error({ err: error }, 'work in the background failed'));
    },
    pause: (ms: number) => pause(ms),
  };
  const questions: World['questions'] = new Map();
  const world = audit.worldOnRecord({
    stores,
    clock,
    ids,
    rsi: figures.timedRsi(rsi),
    secrets,
    background,
    questions,
    entra: entraFor(config, clock, log),
    pictures: sharpPictures,
    holidays: nationalHolidays,
  });
  const useCases = figures.countedUseCases(audit.useCasesOnRecord(useCasesOver(world)));
  return {
    ...world,
    log,
    useCases,
    serveWeb: (parts: WebParts) =>
      webOver({ config, world, whatChanged, useCases, log, front, audit, figures, traces }, parts),
    /** Asked for every activity that the bot lets in; throws where it is one too many. */
    admitChat: front.limits.admitChat,
    audit,
    startWorker: (chats: Chats) => workerOver({ ...world, chats, audit, figures }, log),
  };
}

function traceFacts(traces: Traces): Readonly<Record<string, unknown>> {
  const span = traces.current();
  return span === undefined ? {} : { traceId: span.traceId };
}

function entraFor({ entra, publicUrl }: Config, clock: Clock, log: Logger): Entra {
  const fail = (error: unknown) => log.warn({ err: error }, 'keys of Entra cannot be fetched');
  return entra ? openEntra({ ...entra, publicUrl }, { clock, fail }) : noEntra;
}

type WorkerWorld = World & {
  readonly chats: Chats;
  readonly audit: Audit;
  readonly figures: ComposedFigures;
};

function workerOver({ audit, figures, ...rest }: WorkerWorld, log: Logger) {
  const world = { ...rest, chats: audit.chatsOnRecord(rest.chats) };
  const { stores, clock, ids } = world;
  const fail = (error: unknown, job: string) =>
    log.error({ err: error, job }, 'worker round failed');
  const hear = (trouble: DeliveryTrouble) => {
    const { error: err, outcome, ...facts } = trouble;
    if (outcome === 'parked') log.error({ err, ...facts }, 'notice parked');
    else log.warn({ err, ...facts }, 'notice will be tried again');
  };
  const failIn = (job: string) => ({ ...world, fail: (error: unknown) => fail(error, job) });
  const deliver = deliverNoticesWith({ ...world, hear });
  return startWorker({
    stores,
    clock,
    holder: `${hostname()}.${process.pid}.${ids.fresh()}`,
    jobs: [
      noticesJob(deliver),
      retentionJob(retainBookingsWith(failIn('retention'))),
      leaversJob(releaseLeaversWith(failIn('leavers'))),
      checkInsJob(watchArrivalsWith(failIn('check-ins'))),
      recheckJob(recheckPeopleWith(failIn('recheck'))),
      sealingJob(audit.seal),
      figures.backlogJob(stores),
    ].map(figures.countedJob),
    fail,
  });
}

export type Composed = Awaited<ReturnType<typeof compose>>;

type WebParts = { readonly siteFolder: string; readonly activity?: RawHandler };

function webOver(
  {
    config,
    world,
    whatChanged,
    useCases,
    log,
    front,
    audit,
    figures,
    traces,
  }: {
    readonly config: Config;
    readonly world: World;
    readonly whatChanged: WhatChanged;
    readonly useCases: ReturnType<typeof useCasesOver>;
    readonly log: Logger;
    readonly front: Front;
    readonly audit: Audit;
    readonly figures: ComposedFigures;
    readonly traces: Traces;
  },
  parts: WebParts,
) {
  const liveFeed = liveFeedOver(whatChanged, {
    everyMs: livePollMs,
    fail: (error) => log.error({ err: error }, 'change feed does not answer'),
  });
  const dependencies = {
    store: () => world.stores.health(),
    rsi: () => world.rsi.health(),
  };
  const server = createServer(
    {
      useCases,
      publicUrl: config.publicUrl,
      teamsAppId: config.teamsAppId,
      sessions: figures.agedSessions(
        knownSessions(whatChanged, {
          clock: world.clock,
          resolve: (stores) =>
            resolveSessionWith({ ...world, stores: audit.storesOnRecord(stores) }),
        }),
      ),
      following: (after, work) => world.stores.following(after, work),
      floorAnswers: floorAnswers(whatChanged, world),
      liveFeed,
      audit: auditReaderOver({ ...world, cipher: textCipher, digest: sha256 }),
      dependencies,
    },
    {
      ...front,
      operations: audit.operations,
      traces,
      log,
      edge: config.edgeKey === 'off' ? openDoor : edgeDoorOver(world, log),
      siteFolder: parts.siteFolder,
      ...(parts.activity ? { activity: parts.activity } : {}),
      // The local host page that stands for Teams frames us over plain HTTP.
      extraAncestors: config.environment === 'local' ? ['http://localhost:*'] : [],
    },
  );
  hearRequests(server, figures.hearRequest);
  return { server, liveFeed, certificate: followCertificate(front, server) };
}

/** Takes up a renewed certificate where the server ends TLS itself. */
function followCertificate({ tls }: Front, server: Server) {
  return server instanceof TlsServer ? tls?.follow(server) : undefined;
}

function edgeDoorOver(world: World, log: Logger) {
  const fail = (error: unknown) => log.error({ err: error }, 'edge keys cannot be read');
  return edgeDoor({ keys: edgeKeysOver(world), clock: world.clock, fail });
}
