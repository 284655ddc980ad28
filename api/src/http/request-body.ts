import type { IncomingMessage } from 'node:http';
import { Unusable } from './unusable.ts';

const mostJsonBytes = 1_000_000;
const mostFormBytes = 16_000;
const mostImageBytes = 20_000_000;
const deepest = 32;
/** A floor of 2,000 seats has some 20,000 values. */
const mostValues = 100_000;
const mostNames = 200;
const imageTypes = ['image/png', 'image/jpeg', 'image/svg+xml'];
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);

const mediaType = (request: IncomingMessage) =>
  (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** JSON is UTF-8 (RFC 8259 8.1): another charset would be read as what it is not. */
function isUtf8(request: IncomingMessage): boolean {
  const said = /;\s*charset=("?)([^";\s]*)\1/i.exec(request.headers['content-type'] ?? '')?.[2];
  return said === undefined || said.toLowerCase() === 'utf-8';
}

/**
 * A JSON body. Compressed bodies are refused, because a limit on their size would count the wrong
 * bytes; so are other media types and charsets, deep nesting, more values or names than any screen of
 * ours sends, and names that reach into prototypes.
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (mediaType(request) !== 'application/json' || !isUtf8(request)) {
    throw new Unusable('unsupported-media-type');
  }
  const bytes = await readBytes(request, mostJsonBytes);
  const text = decode(bytes);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Unusable('invalid-request', [{ path: 'body', message: 'JSON' }]);
  }
  checkShape(parsed);
  return parsed;
}

/** The fields of a form, each once. */
export async function readForm(request: IncomingMessage): Promise<unknown> {
  if (mediaType(request) !== 'application/x-www-form-urlencoded') {
    throw new Unusable('unsupported-media-type');
  }
  const fields = new URLSearchParams(decode(await readBytes(request, mostFormBytes)));
  const names = [...fields.keys()];
  const doubled = names.find((name, at) => names.indexOf(name) !== at);
  if (doubled !== undefined) {
    throw new Unusable('invalid-request', [{ path: `body.${doubled}`, message: '×2' }]);
  }
  return Object.fromEntries(fields);
}

export async function readImage(request: IncomingMessage): Promise<Uint8Array> {
  if (!imageTypes.includes(mediaType(request))) throw new Unusable('unsupported-media-type');
  return readBytes(request, mostImageBytes);
}

async function readBytes(request: IncomingMessage, most: number): Promise<Uint8Array> {
  if (request.headers['content-encoding'] !== undefined) {
    throw new Unusable('unsupported-media-type');
  }
  if (Number(request.headers['content-length'] ?? 0) > most) throw new Unusable('too-large');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of untilLeft(request)) {
    size += chunk.length;
    if (size > most) throw new Unusable('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What arrives; whoever leaves amid of it has asked nothing that could be done. */
async function* untilLeft(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* request;
  } catch (error) {
    const hasLeft = request.destroyed && !request.complete;
    throw hasLeft ? new Unusable('left-amid-body') : error;
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Unusable('invalid-request', [{ path: 'body', message: 'UTF-8' }]);
  }
}

/** Iterative, so that depth is a finding and not a stack overflow. */
function checkShape(root: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  let values = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    values += 1;
    if (values > mostValues) throw tooMuch();
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= deepest) throw tooMuch();
    for (const inner of innerValues(value)) open.push({ value: inner, depth: depth + 1 });
  }
}

function innerValues(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const names = Object.keys(value);
  if (names.length > mostNames) throw tooMuch();
  const forbidden = names.find((name) => forbiddenNames.has(name));
  if (forbidden === undefined) return Object.values(value);
  throw new Unusable('invalid-request', [{ path: `body.${forbidden}`, message: forbidden }]);
}

const tooMuch = () => new Unusable('invalid-request', [{ path: 'body', message: '…' }]);
