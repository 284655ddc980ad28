import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Ending, Operation } from '../application/audit/operation.ts';
import type { Ended, Operations } from '../application/audit/operations.ts';
import type { Traces } from '../application/traces.ts';
import { languageFrom } from '../contract/language.ts';
import type { Route } from '../contract/route.ts';
import { readAfter, readCookies, setAfterCookie } from './cookies.ts';
import { type Door, enter } from './door.ts';
import {
  beginningOf,
  endingOfAnswer,
  endingOfDownload,
  endingOfThrown,
  isRecorded,
  objectOf,
} from './ending.ts';
import type { Answer, Asked, Download, Handler, RawHandler, World } from './handler.ts';
import { admitUnder, importanceOf, type Load } from './load-shedding.ts';
import { type Exchange, respond, respondToThrown, respondWithDownload } from './respond.ts';
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

type Plain = Exclude<Answer<Route>, { kind: 'download' }>;

/** What is to be written as the answer, once the operation is on record; a download was written before. */
type Came =
  | { readonly answer: Plain; readonly after: string }
  | { readonly thrown: unknown }
  | { readonly downloaded: Ending };

/** Runs one route for each request: lets it in, handles it, puts it on record, and only then answers. */
export function runRoute(parts: Parts): RawHandler {
  const { name, route, settings } = parts;
  const { log } = settings;
  const answered: RawHandler = async (request, response) => {
    const requestId = randomUUID();
    const started = performance.now();
    const language = languageFrom(request.headers['accept-language']);
    const exchange = { request, response, requestId, language };
    const came = await onRecord(parts, exchange);
    if ('thrown' in came) {
      // Of a download that went out, the record stays as it was begun.
      const code = response.headersSent ? 'fault' : respondToThrown(came.thrown, exchange);
      if (code === 'fault') log.error({ requestId, err: came.thrown }, 'fault');
    } else if ('answer' in came) {
      leaveTraces(route, came.after, response);
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

async function onRecord(parts: Parts, exchange: Exchange): Promise<Came> {
  const { route, settings } = parts;
  if (!isRecorded(route)) return (await cameOf(parts, exchange)).outcome;
  try {
    return await settings.operations.operate(
      beginningOf(route, { requestId: exchange.requestId }),
      (operation) => cameOf(parts, exchange, operation),
    );
  } catch (thrown) {
    // What cannot be put on record is not answered.
    return { thrown };
  }
}

async function cameOf(
  { route, handle, door, world, settings }: Parts,
  exchange: Exchange,
  operation?: Operation,
): Promise<Ended<Came>> {
  const { request, response } = exchange;
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
    if (answer.kind === 'download') {
      await operation?.begin();
      leaveTraces(route, after, response);
      const ending = await downloadTo(exchange, answer, settings.log);
      operation?.step({ name: 'records', result: String(answer.records()) });
      return { outcome: { downloaded: ending }, ending };
    }
    return { outcome: { answer, after }, ending: endingOfAnswer(route, answer) };
  } catch (thrown) {
    return { outcome: { thrown }, ending: endingOfThrown(thrown) };
  }
}

/** A file is on record as under way while it is made, and how it ended once it has. */
async function downloadTo(exchange: Exchange, file: Download, log: Logger): Promise<Ending> {
  try {
    await respondWithDownload(file, exchange);
    return { outcome: 'done', status: 200 };
  } catch (broken) {
    const ending = endingOfDownload(broken);
    if (ending.code === 'fault') log.error({ requestId: exchange.requestId, err: broken }, 'fault');
    return ending;
  }
}

function leaveTraces(route: Route, after: string, response: ServerResponse): void {
  if (after === '' || !leavesTraces(route)) return;
  response.appendHeader('Set-Cookie', setAfterCookie(after));
}
