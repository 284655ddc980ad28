import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { bodyOf } from './http.ts';

/** How RSI misbehaves: not at all, not answering, late, or with answers that are none. */
export const troubleKinds = [
  'none',
  'unavailable',
  'dropped',
  'slow',
  'web-page',
  'truncated',
  'endless',
  'redirect',
  'other-person',
] as const;
export type TroubleKind = (typeof troubleKinds)[number];

/** How late a slow RSI is. */
export const delay = z.number().min(0).max(60);
export const troubleWish = z.strictObject({
  kind: z.enum(troubleKinds),
  seconds: delay.default(10),
});
export type Trouble = z.infer<typeof troubleWish>;

/** What the product's server asks; a browser meets only an RSI that is down or slow. */
const askedByServers = new Set([
  '/.well-known/openid-configuration',
  '/jwks',
  '/me',
  '/request',
  '/token',
  '/token/introspection',
]);
const longAnswerBytes = 50 * 1024 * 1024;

type Turn = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
};

/** RSI on a bad day. `meet` answers whether it took the request away from the real RSI. */
export type BadDay = {
  readonly now: () => Trouble;
  readonly set: (trouble: Trouble) => void;
  readonly meet: (turn: Turn) => Promise<boolean>;
};

export function badDay(issuer: string): BadDay {
  const pass = randomBytes(16).toString('hex');
  let trouble: Trouble = { kind: 'none', seconds: 10 };

  /** What RSI would have said. */
  async function honest(request: IncomingMessage): Promise<Response> {
    const { authorization, accept, 'content-type': type } = request.headers;
    const given = { authorization, accept, 'content-type': type, 'x-rsi-pass': pass };
    const headers = Object.entries(given).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    );
    const { method = 'GET', url = '/' } = request;
    const body = method === 'POST' ? await bodyOf(request) : null;
    return fetch(new URL(url, issuer), { method, headers, body, redirect: 'manual' });
  }

  async function meet({ request, response, path }: Turn): Promise<boolean> {
    const { kind, seconds } = trouble;
    if (kind === 'none' || request.headers['x-rsi-pass'] === pass) return false;
    if (kind === 'slow') {
      await pause(seconds * 1000);
      return false;
    }
    if (kind === 'unavailable') response.writeHead(503).end();
    else if (kind === 'dropped') request.socket.destroy();
    else if (askedByServers.has(path)) await wrongly[kind](response, () => honest(request));
    else return false;
    return true;
  }

  return {
    now: () => trouble,
    set: (wished) => {
      trouble = wished;
    },
    meet,
  };
}

type WrongKind = Exclude<TroubleKind, 'none' | 'unavailable' | 'dropped' | 'slow'>;
type Wrong = (response: ServerResponse, honest: () => Promise<Response>) => Promise<void>;

const wrongly: Readonly<Record<WrongKind, Wrong>> = {
  'web-page': async (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Maintenance</title>');
  },
  truncated: async (response, honest) => {
    const text = await (await honest()).text();
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(text.slice(0, text.length / 2));
  },
  /** A good answer at the end of 50 MB of nothing. */
  endless: async (response, honest) => {
    const text = await (await honest()).text();
    response.writeHead(200, { 'content-type': 'application/json' });
    const part = Buffer.alloc(64 * 1024, ' ');
    for (let sent = 0; sent < longAnswerBytes && !response.destroyed; sent += part.length) {
      if (!response.write(part)) await drained(response);
    }
    response.end(text);
  },
  redirect: async (response) => {
    response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
  },
  'other-person': async (response, honest) => {
    const answer = await honest();
    const said = z.record(z.string(), z.unknown()).parse(await answer.json());
    const { sub } = said;
    const changed = typeof sub === 'string' ? { ...said, sub: `${sub}.other` } : said;
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(changed));
  },
};

/** Whoever is sent too much may hang up. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      response.off('drain', goOn).off('close', goOn);
      resolve();
    };
    response.on('drain', goOn).on('close', goOn);
  });
}
