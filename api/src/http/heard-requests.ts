import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type RouteName, routes } from '../contract/routes.ts';

/** An answer that has left, or that nobody waited for. */
export type HeardRequest = {
  /** `page` is a file of the built tabs; `none` met no route. */
  readonly route: RouteName | 'page' | 'none';
  /** Undefined where the other side went before there was one. */
  readonly status: number | undefined;
  readonly seconds: number;
  /** A stream lasts for as long as somebody looks. */
  readonly isStream: boolean;
  /** Of the problem document; `edge-key` where that was missing. */
  readonly code: string | undefined;
};

const problems = new WeakMap<ServerResponse, string>();

/** Says which problem an answer is about, for whoever hears of it. */
export function noteProblem(response: ServerResponse, code: string): void {
  problems.set(response, code);
}

/** Tells of every request of a server once it is over, whatever answered it. */
export function hearRequests(server: Server, hear: (request: HeardRequest) => void): void {
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const began = performance.now();
    response.once('close', () => {
      const route = routeOf(request);
      const status = response.headersSent ? response.statusCode : undefined;
      const isStream = route in streams && status === 200;
      const seconds = (performance.now() - began) / 1000;
      hear({ route, status, seconds, isStream, code: codeOf(response, route) });
    });
  });
}

const restifyPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1');

const names = Object.keys(routes) as RouteName[];
const byAddress = new Map<string, HeardRequest['route']>([
  ['GET /*', 'page'],
  ...names.map(
    (name) => [`${routes[name].method} ${restifyPath(routes[name].path)}`, name] as const,
  ),
]);
const streams = Object.fromEntries(
  names.filter((name) => routes[name].success.body === 'event-stream').map((name) => [name, true]),
);

/** restify leaves the route that it chose on the request. */
function routeOf(request: IncomingMessage): HeardRequest['route'] {
  const chosen: unknown = 'route' in request ? request.route : undefined;
  const isChosen =
    typeof chosen === 'object' && chosen !== null && 'method' in chosen && 'path' in chosen;
  return isChosen ? (byAddress.get(`${chosen.method} ${chosen.path}`) ?? 'none') : 'none';
}

/** Nothing but the edge key is asked for before a request meets its route with 401. */
function codeOf(response: ServerResponse, route: HeardRequest['route']): string | undefined {
  const code = problems.get(response);
  if (code !== undefined) return code;
  return route === 'none' && response.statusCode === 401 ? 'edge-key' : undefined;
}
