import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';

const mostBytes = 16 * 1024;

/** The whole body of a small request. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = z.instanceof(Buffer).parse(part);
    size += bytes.length;
    if (size > mostBytes) throw new UnusableRequest(413, 'too large');
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** What the caller must do differently; it is answered with the status. */
export class UnusableRequest extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export async function formOf(request: IncomingMessage): Promise<Record<string, string>> {
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    throw new UnusableRequest(415, 'a form is expected');
  }
  return Object.fromEntries(new URLSearchParams(await bodyOf(request)));
}

export async function jsonOf<Shape extends z.ZodType>(
  request: IncomingMessage,
  shape: Shape,
): Promise<z.infer<Shape>> {
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new UnusableRequest(415, 'JSON is expected');
  }
  const parsed = shape.safeParse(parseJson(await bodyOf(request)));
  if (!parsed.success) throw new UnusableRequest(400, z.prettifyError(parsed.error));
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

export function answerHtml(response: ServerResponse, text: string, status = 200): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  response.end(text);
}

export function answerJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

export function answerText(response: ServerResponse, text: string, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}

export function goTo(response: ServerResponse, address: string): void {
  response.writeHead(303, { location: address }).end();
}
