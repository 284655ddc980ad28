import type { CustomFetch } from 'openid-client';
import { RsiRefused, RsiUnreachable } from '../../application/ports.ts';

/** A key set or the metadata of a large provider is a tenth of it. */
const mostBytes = 1024 * 1024;
const withoutBody = new Set([204, 205, 304]);

/**
 * One request to RSI, answered whole: no redirect is followed, nothing is read past a megabyte, and
 * certificates are those that Node.js trusts. Throws `RsiUnreachable` where nothing came in time or
 * RSI says that it cannot, `RsiRefused` where it does not stop talking. RSI is told of the trace that it
 * belongs to, where there is one.
 */
export function rsiFetch(
  deadline: AbortSignal,
  traceparent: () => string | undefined = () => undefined,
): CustomFetch {
  return async (address, { method, headers: asked, body: form, signal }) => {
    const trace = traceparent();
    const headers = trace === undefined ? asked : { ...asked, traceparent: trace };
    // Every body that RSI is sent is a form.
    const body = form instanceof URLSearchParams ? form : null;
    const signals = signal ? [signal, deadline] : [deadline];
    try {
      const request = { method, headers, body, signal: AbortSignal.any(signals) };
      return await answered(await fetch(address, { ...request, redirect: 'manual' }));
    } catch (cause) {
      if (cause instanceof RsiUnreachable || cause instanceof RsiRefused) throw cause;
      throw new RsiUnreachable('RSI did not answer', { cause });
    }
  };
}

async function answered(response: Response): Promise<Response> {
  const { status, headers } = response;
  if (status >= 500 || status === 429) {
    await response.body?.cancel();
    throw new RsiUnreachable(`RSI answered ${status}`);
  }
  const bytes = await wholeOf(response);
  return new Response(withoutBody.has(status) ? null : bytes, { status, headers });
}

async function wholeOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    // Leaving the loop cancels the rest.
    if (size > mostBytes) throw new RsiRefused('The answer of RSI is too long');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
