import type { IncomingMessage } from 'node:http';
import type { Language } from '../contract/language.ts';
import type { Route } from '../contract/route.ts';
import { parse, Unusable } from './unusable.ts';

/** What an address says, before it is narrowed to a route's own types. */
export type Address = { readonly params: unknown; readonly query: unknown; readonly url: URL };

type Asked = {
  readonly params: unknown;
  readonly language: Language;
  readonly publicUrl: URL;
};

const mostRemembered = 1000;

/**
 * Reads addresses and remembers the last ones: a map is asked for under the same few by everybody.
 * Those that anyone may ask are not kept, because the way back from a login carries a code. Throws
 * `Unusable`.
 */
export function addressReader() {
  const known = new Map<string, Address>();
  return (route: Route, request: IncomingMessage, asked: Asked): Address => {
    const path = request.url ?? '/';
    const key = `${route.method} ${asked.language} ${path}`;
    const before = known.get(key);
    if (before) return before;
    const address = read(route, path, asked);
    if (route.access === 'anyone') return address;
    if (known.size >= mostRemembered) known.clear();
    known.set(key, address);
    return address;
  };
}

function read(route: Route, path: string, { params, language, publicUrl }: Asked): Address {
  // The path and query alone: a Host header is anybody's word.
  const url = new URL(path, publicUrl);
  return {
    url,
    params: route.params ? parse(route.params, params, { at: 'path', language }) : undefined,
    query: route.query ? parse(route.query, readQuery(url), { at: 'query', language }) : undefined,
  };
}

function readQuery(url: URL): { readonly [name: string]: string } {
  const names = [...url.searchParams.keys()];
  const doubled = names.find((name, at) => names.indexOf(name) !== at);
  if (doubled !== undefined) {
    throw new Unusable('invalid-request', [{ path: `query.${doubled}`, message: '×2' }]);
  }
  return Object.fromEntries(url.searchParams);
}
