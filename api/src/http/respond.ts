import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { EntitlementUnconfirmed } from '../application/entitlement.ts';
import { RsiUnreachable } from '../application/ports.ts';
import { KeysUnreachable } from '../application/secrets.ts';
import { StoreBusy, StoreOutcomeUnknown } from '../application/store-faults.ts';
import type { Language } from '../contract/language.ts';
import type { ProblemWire } from '../contract/problem.ts';
import type { Route } from '../contract/route.ts';
import { NotPermitted } from './door.ts';
import type { Answer, Download } from './handler.ts';
import { noteProblem } from './heard-requests.ts';
import { Overloaded } from './load-shedding.ts';
import { type FaultCode, problemText } from './problem-text.ts';
import { LimitsUnusable, TooManyRequests } from './rate-limits.ts';
import { refusalStatus, refusalToWire } from './refusal-response.ts';
import { picturePolicy } from './security-headers.ts';
import { Unusable, type UnusableCode } from './unusable.ts';

export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly language: Language;
};

const heartbeatMs = 15_000;

/** Writes what a handler answered, but for downloads. */
export function respond(
  route: Route,
  answer: Exclude<Answer<Route>, { kind: 'download' }>,
  exchange: Exchange,
): void {
  const { response } = exchange;
  switch (answer.kind) {
    case 'json': {
      const bytes = Buffer.from(JSON.stringify(answer.body));
      const tag = answer.isTagged
        ? createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
        : undefined;
      const status = answer.status ?? route.success.status;
      sendBytes(exchange, { status, bytes, type: 'application/json', tag });
      return;
    }
    case 'bytes':
      if (answer.type.startsWith('image/')) {
        response.setHeader('Content-Security-Policy', picturePolicy);
      }
      sendBytes(exchange, {
        status: route.success.status,
        bytes: answer.bytes,
        type: answer.type,
        tag: answer.tag,
      });
      return;
    case 'empty':
      for (const cookie of answer.cookies ?? []) response.appendHeader('Set-Cookie', cookie);
      response.writeHead(route.success.status, { 'Cache-Control': 'no-store' });
      response.end();
      return;
    case 'redirect':
      for (const cookie of answer.cookies ?? []) response.appendHeader('Set-Cookie', cookie);
      response.writeHead(302, { 'Cache-Control': 'no-store', Location: answer.to.href });
      response.end();
      return;
    case 'stream':
      stream(answer.start, exchange);
      return;
    case 'refusal': {
      const { refusal } = answer;
      const wire = refusalToWire(refusal, exchange.language);
      sendProblem(exchange, { ...wire, status: refusalStatus[refusal.code] });
      return;
    }
  }
}

function sendBytes(
  { request, response }: Exchange,
  sent: {
    readonly status: number;
    readonly bytes: Uint8Array;
    readonly type: string;
    readonly tag?: string | undefined;
  },
): void {
  const { status, bytes } = sent;
  const type = { 'Content-Type': sent.type, 'Content-Length': bytes.byteLength };
  if (sent.tag === undefined) {
    response.writeHead(status, { 'Cache-Control': 'no-store', ...type });
    response.end(bytes);
    return;
  }
  const etag = `"${sent.tag}"`;
  // Kept by the browser only to be asked about again: after sign-out nothing is shown from a cache.
  const caching = 'private, no-cache';
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { ETag: etag, 'Cache-Control': caching });
    response.end();
    return;
  }
  response.writeHead(status, { ETag: etag, 'Cache-Control': caching, ...type });
  response.end(bytes);
}

function stream(
  start: Extract<Answer<Route>, { kind: 'stream' }>['start'],
  { response }: Exchange,
): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  const write = (text: string) => {
    // An answer that was being made when the reader left comes too late, and is no fault.
    if (!response.writableEnded && !response.destroyed) response.write(text);
  };
  write(': open\n\n');
  const stop = start({
    send: (event) => write(`data: ${JSON.stringify(event)}\n\n`),
    end: () => response.end(),
    fail: () => response.end(),
  });
  const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs);
  response.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}

/** Writes a file while it is made; rejects where it broke off, whoever broke it. */
export async function respondWithDownload(
  { type, fileName, parts }: Download,
  { response }: Pick<Exchange, 'response'>,
): Promise<void> {
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${fileName}"`,
    'Cache-Control': 'no-store',
  });
  // Made no faster than it is read. A part that fails destroys the response, so that no browser takes
  // what came before for the whole.
  await pipeline(parts, response);
}

type ProblemFacts = Omit<ProblemWire, 'type' | 'requestId'>;

function sendProblem(
  { response, requestId }: Exchange,
  facts: ProblemFacts,
  afterSeconds = facts.status === 503 ? 2 : undefined,
): void {
  const problem: ProblemWire = { type: `urn:sekitori:problem:${facts.code}`, ...facts, requestId };
  const bytes = Buffer.from(JSON.stringify(problem));
  noteProblem(response, facts.code);
  response.writeHead(facts.status, {
    'Content-Type': 'application/problem+json',
    'Content-Length': bytes.byteLength,
    'Cache-Control': 'no-store',
    // The rest of a body that was too large is not read.
    ...(facts.status === 413 ? { Connection: 'close' } : {}),
    ...(afterSeconds === undefined ? {} : { 'Retry-After': String(afterSeconds) }),
  });
  response.end(bytes);
}

/** Answers what was thrown, without details of a fault. Answers the fault's code, for the log. */
export function respondToThrown(
  thrown: unknown,
  exchange: Exchange,
): UnusableCode | FaultCode | 'not-permitted' {
  if (thrown instanceof NotPermitted) {
    const wire = refusalToWire({ code: 'not-permitted', needs: thrown.needs }, exchange.language);
    sendProblem(exchange, { ...wire, status: 403 });
    return 'not-permitted';
  }
  const code = problemCodeOf(thrown);
  const { status, title, detail, next } = problemText(code, exchange.language);
  const issues = thrown instanceof Unusable && thrown.issues.length > 0 ? [...thrown.issues] : [];
  const facts = {
    status,
    code,
    title,
    detail,
    next,
    ...(issues.length > 0 ? { issues } : {}),
    ...(thrown instanceof EntitlementUnconfirmed
      ? { since: new Date(thrown.since).toISOString() }
      : {}),
  };
  if (thrown instanceof TooManyRequests) sendProblem(exchange, facts, thrown.afterSeconds);
  else sendProblem(exchange, facts);
  return code;
}

/** By which code a problem is told; `fault` where it is ours. */
export const problemCodeOf = (thrown: unknown): UnusableCode | FaultCode =>
  thrown instanceof Unusable ? thrown.code : faultOf(thrown);

function faultOf(thrown: unknown): FaultCode {
  if (thrown instanceof StoreBusy || thrown instanceof StoreOutcomeUnknown) return 'store-busy';
  if (thrown instanceof EntitlementUnconfirmed) return 'entitlement-unconfirmed';
  if (thrown instanceof KeysUnreachable) return 'keys-unreachable';
  if (thrown instanceof TooManyRequests) return 'too-many-requests';
  if (thrown instanceof Overloaded || thrown instanceof LimitsUnusable) return 'overloaded';
  return thrown instanceof RsiUnreachable ? 'rsi-unreachable' : 'fault';
}
