import { type DestinationStream, type Logger, pino } from 'pino';
import { CertificateUnusable } from './adapters/tls/server-tls.ts';
import { StoreUnusable } from './application/store-faults.ts';

/** Everything that a line may hold beside its sentence; what has another name does not get out. */
const allowedFields: ReadonlySet<string> = new Set([
  'requestId',
  'traceId',
  'span',
  'spanId',
  'parentSpanId',
  'failed',
  'route',
  'status',
  'ms',
  'kind',
  'tenant',
  'scope',
  'month',
  'seq',
  'hash',
  'notice',
  'attempts',
  'job',
  'port',
  'signal',
  'days',
  'fault',
  'stack',
]);

const mostCharacters = 4_000;
/** What ends a line or moves a cursor for some reader, and JSON leaves as it is. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * The application log: one JSON object a line, whatever anybody sends. Of an error only its name, its
 * code, where it was thrown, and the same of what caused it: messages of errors hold values. Every line
 * says what `underWay` says where it is written.
 */
export function applicationLog(
  level: string,
  lines: DestinationStream,
  underWay: () => Readonly<Record<string, unknown>> = () => ({}),
): Logger {
  const escaped: DestinationStream = {
    write: (line) => lines.write(`${line.trimEnd().replaceAll(unseen, escapeOf)}\n`),
  };
  return pino({ level, base: null, mixin: underWay, formatters: { log: allowed } }, escaped);
}

const escapeOf = (character: string) =>
  Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');

function allowed(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  const unlisted: string[] = [];
  for (const [name, value] of Object.entries(facts)) {
    if (name === 'err') told[name] = errorFacts(value);
    else if (allowedFields.has(name)) told[name] = plain(name, value);
    else unlisted.push(name.slice(0, 40));
  }
  return unlisted.length === 0 ? told : { ...told, unlisted };
}

/** Texts and numbers; whatever has an inside could bring anything with it. */
function plain(name: string, value: unknown): unknown {
  if (typeof value === 'string') return name === 'stack' ? framesOf(value) : bounded(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : typeof value;
}

const bounded = (text: string) => text.slice(0, mostCharacters);

type ErrorFacts = {
  readonly name: string;
  readonly code?: string;
  readonly stack?: string;
  readonly sentence?: string;
  readonly cause?: ErrorFacts;
};

const deepestCause = 4;

function errorFacts(thrown: unknown, depth = 0): ErrorFacts {
  if (!(thrown instanceof Error)) return { name: typeof thrown };
  const { name, stack, cause } = thrown;
  const code = 'code' in thrown ? thrown.code : undefined;
  return {
    name: bounded(name),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: bounded(`${code}`) } : {}),
    ...(stack === undefined ? {} : { stack: framesOf(stack) }),
    ...(isForOperators(thrown) ? { sentence: bounded(thrown.message) } : {}),
    ...(cause === undefined || depth >= deepestCause
      ? {}
      : { cause: errorFacts(cause, depth + 1) }),
  };
}

/** Errors whose messages were written for whoever runs the service, and name nobody. */
const isForOperators = (error: Error) =>
  error instanceof CertificateUnusable || error instanceof StoreUnusable;

/** Where it was thrown, without the message before: its lines may be anybody's. */
const framesOf = (stack: string) =>
  bounded(
    stack
      .split('\n')
      .filter((line) => /^ {4}at (async )?(new )?[\w$.<>[\] ]*\(?(file:|node:|\/|<)/.test(line))
      .join('\n'),
  );
