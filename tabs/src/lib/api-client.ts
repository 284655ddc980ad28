import type { Route } from '@sekitori/api/contract/route';
import { type RouteName, type Routes, routes } from '@sekitori/api/contract/routes';
import type { z } from 'zod';
import { PageOutdated, problemOf, Unreachable } from './api-problem.ts';
import { freshKey } from './fresh-key.ts';
import { currentLanguage } from './language.ts';

type Part<Name extends RouteName, Key extends string> = Routes[Name] extends {
  readonly [K in Key]: infer Value;
}
  ? Value
  : undefined;

type Given<Key extends string, Value> = Value extends z.ZodType
  ? Partial<z.input<Value>> extends z.input<Value>
    ? { readonly [K in Key]?: z.input<Value> }
    : { readonly [K in Key]: z.input<Value> }
  : Value extends 'image'
    ? { readonly [K in Key]: Blob }
    : Value extends true
      ? { readonly [K in Key]: string }
      : unknown;

/** What a call of a route must be given: exactly what the route declares. */
export type CallOptions<Name extends RouteName> = Given<'params', Part<Name, 'params'>> &
  Given<'query', Part<Name, 'query'>> &
  Given<'body', Part<Name, 'body'>> &
  Given<'ifMatch', Part<Name, 'ifMatch'>> & {
    /** One per intent, kept over its retries; a fresh one where none is given. */
    readonly idempotencyKey?: string;
    readonly signal?: AbortSignal;
  };

/** What a route answers when it succeeds. */
export type Answer<Name extends RouteName> = Routes[Name]['success']['body'] extends infer Body
  ? Body extends z.ZodType
    ? z.output<Body>
    : undefined
  : never;

type AnyOptions = {
  readonly params?: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string | number | undefined };
  readonly body?: unknown;
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
};

/**
 * Calls a route of the service: `await call('bookSeat', { body: { seatId, from, to } })`. Throws
 * `ApiProblem` where the service says no, `Unreachable` where no answer came.
 */
export async function call<Name extends RouteName>(
  name: Name,
  ...[options]: Record<string, never> extends CallOptions<Name>
    ? [options?: CallOptions<Name>]
    : [options: CallOptions<Name>]
): Promise<Answer<Name>> {
  const route: Route = routes[name];
  const given: AnyOptions = options ?? {};
  const answer = await fetchOf(route, given);
  if (!answer.ok) throw await problemOf(answer);
  // The route table says what this parses to; the type of a looked-up schema cannot.
  return (await bodyOf(route, answer)) as Answer<Name>;
}

async function fetchOf(route: Route, given: AnyOptions): Promise<Response> {
  try {
    return await fetch(addressOf(route, given), {
      method: route.method,
      headers: headersOf(route, given),
      credentials: 'same-origin',
      ...(given.body === undefined ? {} : { body: sent(given.body) }),
      ...(given.signal ? { signal: given.signal } : {}),
    });
  } catch (cause) {
    if (given.signal?.aborted) throw cause;
    throw new Unreachable('no answer', { cause });
  }
}

async function bodyOf(route: Route, answer: Response): Promise<unknown> {
  const schema = route.success.body;
  if (typeof schema === 'string') return undefined;
  const parsed = schema.safeParse(await answer.json());
  if (!parsed.success) throw new PageOutdated('answer off the contract', { cause: parsed.error });
  return parsed.data;
}

/** The path of a route with its parameters and query filled in. */
export function addressOf(
  route: Pick<Route, 'path'>,
  given: Pick<AnyOptions, 'params' | 'query'>,
): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(given.params?.[name] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given.query ?? {})) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

function headersOf(route: Route, given: AnyOptions): Headers {
  const headers = new Headers({ 'Accept-Language': currentLanguage() });
  // A form of another site cannot set this header, so its presence proves our own page.
  if (route.method !== 'GET') headers.set('X-Sekitori-Request', '1');
  if (route.method === 'POST') headers.set('Idempotency-Key', given.idempotencyKey ?? freshKey());
  if (given.ifMatch) headers.set('If-Match', given.ifMatch);
  if (given.body !== undefined && !(given.body instanceof Blob)) {
    headers.set('Content-Type', 'application/json');
  }
  return headers;
}

function sent(body: unknown): BodyInit {
  return body instanceof Blob ? body : JSON.stringify(body);
}
