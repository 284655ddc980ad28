import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { Operation } from '../application/audit/operation.ts';
import type { Ended, Operations } from '../application/audit/operations.ts';
import type { Traces } from '../application/traces.ts';
import { languageFrom } from '../contract/language.ts';
import type { Route } from '../contract/route.ts';
import { readAfter, readCookies, setAfterCookie } from './cookies.ts';
import { type Door, enter } from './door.ts';
import { beginningOf, endingOfAnswer, endingOfThrown, isRecorded, objectOf } from './ending.ts';
import type { Answer, Asked, Handler, RawHandler, World } from './handler.ts';
import { admitUnder, importanceOf, type Load } from './load-shedding.ts';
import { respond, respondToThrown } from './respond.ts';
import { leavesTraces } from './route-needs.ts';
import { parentOf } from './trace-context.ts';

export type RunSettings = {
  readonly log: Logger;
  readonly load: Load;
  readonly operations: Operations;
  readonly traces: Traces;
};

type Parts = {
  readonly name: string;
  readonly route: Route;
  readonly handle: Handler<Route>;
  readonly door: Door;
  readonly world: World;
  readonly settings: RunSettings;
};

/** What is to be written as the answer, once the operation is on record. */
type Came =
  | { readonly answer: Answer<Route>; readonly after: string }
  | { readonly thrown: unknown };

/** Runs one route for each request: lets it in, handles it, puts it on record, and only then answers. */
export function runRoute(parts: Parts): RawHandler {
  const { name, route, settings } = parts;
  const { log } = settings;
  const answered: RawHandler = async (request, response) => {
    const requestId = randomUUID();
    const started = performance.now();
    const language = languageFrom(request.headers['accept-language']);
    const exchange = { request, response, requestId, language };
    const came = await onRecord(parts, request, { requestId });
    if ('thrown' in came) {
      const code = respondToThrown(came.thrown, exchange);
      if (code === 'fault') log.error({ requestId, err: came.thrown }, 'fault');
    } else {
      if (came.after !== '' && leavesTraces(route)) {
        response.appendHeader('Set-Cookie', setAfterCookie(came.after));
      }
      respond(route, came.answer, exchange);
    }
    const ms = Math.round(performance.now() - started);
    const { statusCode: status } = response;
    log.info({ requestId, route: name, status, ms }, 'request');
  };
  const span = `${route.method} ${route.path}`;
  return (request, response) =>
    settings.traces.span({ name: span, parent: parentOf(request.headers) }, async () =>
      answered(request, response),
    );
}

async function onRecord(
  parts: Parts,
  request: IncomingMessage,
  known: Parameters<typeof beginningOf>[1],
): Promise<Came> {
  const { route, settings } = parts;
  if (!isRecorded(route)) return (await cameOf(parts, request)).outcome;
  try {
    return await settings.operations.operate(beginningOf(route, known), (operation) =>
      cameOf(parts, request, operation),
    );
  } catch (thrown) {
    // What cannot be put on record is not answered.
    return { thrown };
  }
}

async function cameOf(
  { route, handle, door, world, settings }: Parts,
  request: IncomingMessage,
  operation?: Operation,
): Promise<Ended<Came>> {
  try {
    admitUnder(settings.load, importanceOf(route));
    const params = 'params' in request ? request.params : {};
    const cookies = readCookies(request.headers.cookie);
    const done = await world.following(readAfter(cookies), async (): Promise<Answer<Route>> => {
      const passed = await enter(route, request, {
        door,
        params,
        cookies,
        knows: (actor) => operation?.by(actor),
      });
      const object = objectOf(route, passed.params);
      if (object) operation?.about(object);
      return handle(passed as unknown as Asked<Route>, world);
    });
    const { outcome: answer, after } = done;
    return { outcome: { answer, after }, ending: endingOfAnswer(route, answer) };
  } catch (thrown) {
    return { outcome: { thrown }, ending: endingOfThrown(thrown) };
  }
}
