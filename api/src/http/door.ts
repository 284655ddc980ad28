import type { IncomingMessage } from 'node:http';
import type { Session } from '../application/session.ts';
import { type Language, languageFrom } from '../contract/language.ts';
import type { Route } from '../contract/route.ts';
import { idempotencyKeyShape } from '../contract/shapes.ts';
import { mayDo, type Permission } from '../domain/roles.ts';
import { afterCookie, sessionCookie } from './cookies.ts';
import { probed } from './edge-key.ts';
import type { KnownSessions } from './known-sessions.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Address, addressReader } from './read-address.ts';
import { readForm, readImage, readJson } from './request-body.ts';
import { needsKey, needsOrigin } from './route-needs.ts';
import { parse, Unusable } from './unusable.ts';

export type Door = {
  readonly sessions: KnownSessions;
  readonly readAddress: ReturnType<typeof addressReader>;
  readonly publicUrl: URL;
  readonly limits: RateLimits;
  /** Where a request comes from, as a key to count by. */
  readonly addressOf: (request: IncomingMessage) => string;
};

/** What has passed the door, before it is narrowed to a route's own types. */
export type Passed = Address & {
  readonly body: unknown;
  readonly language: Language;
  readonly cookies: ReadonlyMap<string, string>;
  readonly headers: IncomingMessage['headers'];
  readonly key: string | undefined;
  readonly version: string | undefined;
  readonly actor: Session['actor'] | undefined;
  readonly tenantName: string | undefined;
};

/** The request was understood, but this person may not ask it. */
export class NotPermitted extends Error {
  override readonly name = 'NotPermitted';
  readonly needs: Permission;

  constructor(needs: Permission) {
    super(needs);
    this.needs = needs;
  }
}

/**
 * Lets a request in, in this order: who asks (before anything else is said, 4.2-b), how often they have
 * asked, whether they may, whether it comes from our own pages, and only then what it says. Throws
 * `Unusable`, `NotPermitted`, `TooManyRequests`.
 */
export async function enter(
  route: Route,
  request: IncomingMessage,
  {
    door,
    params,
    cookies,
    knows,
  }: {
    readonly door: Door;
    readonly params: unknown;
    readonly cookies: ReadonlyMap<string, string>;
    /** Hears who asks as soon as that is proved, also where they may not. */
    readonly knows: (actor: Session['actor']) => void;
  },
): Promise<Passed> {
  const language = languageFrom(request.headers['accept-language']);
  const session = await identify(route, request, { cookies, door, knows });
  if (needsOrigin(route)) checkOrigin(request, door.publicUrl);
  const { publicUrl } = door;
  const address = door.readAddress(route, request, { params, language, publicUrl });
  const key = needsKey(route) ? readKey(request, language) : undefined;
  const version = route.ifMatch ? readVersion(request) : undefined;
  const body = await readBody(route, request, language);
  // Property by property: spreads cost a tenth of a map's time.
  return {
    params: address.params,
    query: address.query,
    url: address.url,
    key,
    version,
    body,
    language,
    cookies,
    headers: request.headers,
    actor: session?.actor,
    tenantName: session?.tenantName,
  };
}

async function identify(
  route: Route,
  request: IncomingMessage,
  {
    cookies,
    door,
    knows,
  }: {
    readonly cookies: ReadonlyMap<string, string>;
    readonly door: Door;
    readonly knows: (actor: Session['actor']) => void;
  },
): Promise<Session | undefined> {
  const { sessions, limits, addressOf } = door;
  if (route.access === 'anyone') {
    await admitAnyone(route, request, door);
    return undefined;
  }
  const secret = cookies.get(sessionCookie);
  const caughtUp = cookies.has(afterCookie) ? 'now' : undefined;
  const session = secret === undefined ? undefined : await sessions.of(secret, caughtUp);
  if (!session) {
    await limits.admitStranger(addressOf(request));
    throw new Unusable('not-signed-in');
  }
  knows(session.actor);
  await limits.admitActor(session.actor, route.method === 'GET' ? 'read' : 'write');
  if (!mayDo(session.actor.roles, route.access)) throw new NotPermitted(route.access);
  return session;
}

/** Whether the process is well may be asked at any time; a probe that hears no would end it. */
async function admitAnyone(
  { path, sender }: Route,
  request: IncomingMessage,
  { limits, addressOf }: Door,
): Promise<void> {
  if (probed.has(path)) return;
  const admit = sender === 'rsi' ? limits.admitRsi : limits.admitStranger;
  await admit(addressOf(request));
}

/**
 * Inside Teams the session cookie is sent whoever asks, so what keeps other sites out is a header
 * that no form can set and what the browser says of the origin.
 */
function checkOrigin(request: IncomingMessage, publicUrl: URL): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isOurs =
    request.headers['x-sekitori-request'] === '1' &&
    (origin === undefined || origin === publicUrl.origin) &&
    (site === undefined || site === 'same-origin');
  if (!isOurs) throw new Unusable('foreign-request');
}

function readKey(request: IncomingMessage, language: Language): string {
  return parse(idempotencyKeyShape, request.headers['idempotency-key'], {
    at: 'Idempotency-Key',
    language,
  });
}

function readVersion(request: IncomingMessage): string {
  const match = /^"?([A-Za-z0-9-]{1,64})"?$/.exec(request.headers['if-match'] ?? '');
  if (!match?.[1]) throw new Unusable('invalid-request', [{ path: 'If-Match', message: '"…"' }]);
  return match[1];
}

async function readBody(route: Route, request: IncomingMessage, language: Language) {
  if (route.body === undefined) return undefined;
  if (route.body === 'image') return readImage(request);
  if (route.body === 'activity') return readJson(request);
  const said = route.sender === 'rsi' ? await readForm(request) : await readJson(request);
  return parse(route.body, said, { at: 'body', language });
}
