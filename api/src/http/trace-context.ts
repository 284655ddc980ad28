import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const parent = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/;
const nothing = /^0+$/;

/**
 * The trace that a request belongs to, as W3C Trace Context names it: the gateway's where it said one
 * that is well formed, a fresh one otherwise. 32 hexadecimal digits.
 */
export function traceIdOf({ traceparent }: IncomingHttpHeaders): string {
  const said = typeof traceparent === 'string' ? traceparent : '';
  const [, trace = '', span = ''] = parent.exec(said) ?? [];
  const isUsable = trace !== '' && !nothing.test(trace) && !nothing.test(span);
  return isUsable && !said.startsWith('ff-') ? trace : randomUUID().replaceAll('-', '');
}
