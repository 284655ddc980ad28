import type { IncomingHttpHeaders } from 'node:http';

/** What the gateway says of the trace that a request belongs to, as W3C Trace Context has it, unread. */
export const parentOf = ({ traceparent }: IncomingHttpHeaders): string | undefined =>
  typeof traceparent === 'string' ? traceparent : undefined;
