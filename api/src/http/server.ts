import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { SecureContextOptions } from 'node:tls';
import type { Logger } from 'pino';
import restify from 'restify';
import type { Operations } from '../application/audit/operations.ts';
import type { Traces } from '../application/traces.ts';
import { languageFrom } from '../contract/language.ts';
import type { Route } from '../contract/route.ts';
import { type RouteName, routes } from '../contract/routes.ts';
import { clientAddressOf } from './client-address.ts';
import type { Door } from './door.ts';
import { askEdgeKey, type EdgeCaller, type EdgeDoor } from './edge-key.ts';
import type { Handler, Handlers, RawHandler, World } from './handler.ts';
import type { Load } from './load-shedding.ts';
import type { RateLimits } from './rate-limits.ts';
import { addressReader } from './read-address.ts';
import { boundConnections, checkRequestLine } from './request-line.ts';
import { respondToThrown } from './respond.ts';
import { adminRoutes } from './routes/admin-site.ts';
import { administratorRoutes } from './routes/administrators.ts';
import { auditRoutes } from './routes/audit.ts';
import { checkInRoutes } from './routes/check-in.ts';
import { impactRoutes } from './routes/impact.ts';
import { liveRoutes } from './routes/live.ts';
import { microsoft365Routes } from './routes/microsoft-365.ts';
import { operationRoutes } from './routes/operation.ts';
import { seatRoutes } from './routes/seats.ts';
import { serviceRoutes } from './routes/service.ts';
import { sessionRoutes } from './routes/session.ts';
import { userRoutes } from './routes/user-site.ts';
import { runRoute } from './run-route.ts';
import { headersOfBare, securityHeaders } from './security-headers.ts';
import { staticSite } from './static-site.ts';
import { turnedAwayOnRecord } from './turned-away.ts';
import { answerUnread } from './unread-requests.ts';
import { Unusable } from './unusable.ts';

const handlers: Handlers = {
  ...serviceRoutes,
  ...sessionRoutes,
  ...userRoutes,
  ...checkInRoutes,
  ...liveRoutes,
  ...seatRoutes,
  ...adminRoutes,
  ...operationRoutes,
  ...impactRoutes,
  ...administratorRoutes,
  ...microsoft365Routes,
  ...auditRoutes,
};

export type ServerSettings = {
  readonly log: Logger;
  /** The folder of the built tabs. */
  readonly siteFolder: string;
  /** Asked before anything of a request is looked at. */
  readonly edge: EdgeDoor;
  readonly limits: RateLimits;
  readonly load: Load;
  readonly operations: Operations;
  readonly traces: Traces;
  /** How many proxies of ours stand between a person and this process. */
  readonly trustedHops: number;
  /** Where this process ends TLS itself; nothing then answers plain HTTP. */
  readonly tls?: { readonly options: SecureContextOptions } | undefined;
  /** Hosts that may frame us beside Teams; the local environment's. */
  readonly extraAncestors: readonly string[];
  /** Bot Connector activities, where this process serves the bot. */
  readonly activity?: RawHandler;
};

/** The HTTP front end: every route of the table, the built tabs, and nothing else. */
export function createServer(world: World, settings: ServerSettings): Server {
  const server = restify.createServer({
    name: '',
    log: settings.log.child({ part: 'restify' }, { level: 'silent' }) as never,
    ...(settings.tls ? { httpsServerOptions: settings.tls.options } : {}),
  });
  const { limits, log } = settings;
  const callers = new WeakMap<IncomingMessage, EdgeCaller>();
  const headers = securityHeaders({
    isHttps: world.publicUrl.protocol === 'https:',
    extraAncestors: settings.extraAncestors,
  });
  const bare = headersOfBare(headers);
  const turnedAway = turnedAwayOnRecord(settings.operations);
  const hears = {
    admitted: (request: IncomingMessage, caller: EdgeCaller) => callers.set(request, caller),
    refused: turnedAway.withoutKey,
  };
  server.pre(askEdgeKey(settings.edge, hears, bare));
  const turnAway: TurnAway = (thrown, request, response) => {
    turnedAway.unrouted(thrown);
    answerThrown(thrown, { request, response, log });
  };
  server.pre((request, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    admit(request).then(
      () => next(),
      (thrown: unknown) => {
        turnAway(thrown, request, response);
        next(false);
      },
    );
  });
  async function admit(request: IncomingMessage): Promise<void> {
    checkRequestLine(request);
    const key = callers.get(request)?.key;
    if (key !== undefined) await limits.admitEdgeKey(key);
  }
  // Whoever is not our gateway may write any address into a header.
  const addressOf = (request: IncomingMessage) =>
    clientAddressOf(request, callers.get(request)?.isGateway ? settings.trustedHops : 0);
  const door: Door = { ...world, readAddress: addressReader(), limits, addressOf };
  for (const name of Object.keys(routes) as RouteName[]) {
    mount(server, routes[name], handlerOf(name, { ...world, door, turnAway }, settings));
  }
  const site = staticSite(settings.siteFolder);
  server.get('/*', async (request, response) => {
    const nothing = (thrown: unknown = new Unusable('no-such-route')) =>
      turnAway(thrown, request, response);
    if (isOfTheApi(request.url ?? '')) {
      await limits.admitStranger(addressOf(request)).then(() => nothing(), nothing);
    } else site(request, response, nothing);
  });
  server.on('restifyError', (request, response, error) => {
    const met = unrouted(error);
    // What a handler throws is on record already.
    if (met === undefined) answerThrown(error, { request, response, log });
    else turnAway(met, request, response);
  });
  // restify repeats the errors of its server, and one that nobody hears ends the process; whoever
  // listens on the server itself hears them there.
  server.on('error', () => undefined);
  boundConnections(server.server);
  answerUnread(server.server, bare);
  return server.server;
}

/** Handlers are async, all of them: what one throws is answered; in a plain function it would end the process. */
function mount(server: restify.Server, route: Route, handle: RawHandler): void {
  const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
  const run = async (request: restify.Request, response: restify.Response) =>
    handle(request, response);
  const methods = { GET: server.get, POST: server.post, PUT: server.put, DELETE: server.del };
  methods[route.method].call(server, path, run);
}

function handlerOf(
  name: RouteName,
  { door, turnAway, ...world }: World & { readonly door: Door; readonly turnAway: TurnAway },
  settings: ServerSettings,
): RawHandler {
  if (name === 'activity') return activityBehind(door, settings.activity, turnAway);
  const route: Route = routes[name];
  // The table's types hold for each pair of route and handler; here they are one list.
  const handle = handlers[name] as unknown as Handler<Route>;
  return runRoute({ name, route, handle, door, world, settings });
}

/** Addresses that scripts call: a page there would hide that the address is wrong. */
const isOfTheApi = (path: string) => /^\/(api|auth)(\/|$)/.test(path);

/** Who brings no token is nobody; who does is known only behind the bot's own door. */
function activityBehind(
  { limits, addressOf }: Door,
  activity: RawHandler | undefined,
  turnAway: TurnAway,
): RawHandler {
  async function admit(request: IncomingMessage): Promise<void> {
    if (request.headers.authorization === undefined) await limits.admitStranger(addressOf(request));
    // A process without the bot has nothing at its address.
    if (activity === undefined) throw new Unusable('no-such-route');
  }
  return async (request, response) => {
    try {
      await admit(request);
    } catch (thrown) {
      return turnAway(thrown, request, response);
    }
    await activity?.(request, response);
  };
}

/** Answers what came to no operation, once it is counted. */
type TurnAway = (thrown: unknown, request: IncomingMessage, response: ServerResponse) => void;

/** What restify found before any handler was asked; undefined for everything else. */
function unrouted(error: unknown): Unusable | undefined {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 404) return new Unusable('no-such-route');
  if (status === 405) return new Unusable('method-not-allowed');
  return status === 400 ? new Unusable('invalid-request') : undefined;
}

function answerThrown(
  thrown: unknown,
  {
    request,
    response,
    log,
  }: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly log: Logger;
  },
): void {
  if (response.headersSent) return;
  const requestId = randomUUID();
  const language = languageFrom(request.headers['accept-language']);
  const code = respondToThrown(thrown, { request, response, requestId, language });
  if (code === 'fault') log.error({ requestId, err: thrown }, 'fault');
}
