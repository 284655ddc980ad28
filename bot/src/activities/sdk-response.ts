import type { Socket } from 'node:net';

/** What goes out for an activity over HTTP, once that may be. */
export type HeldAnswer = { readonly status: number; readonly body?: string };

/**
 * The response as the SDK writes it; what it writes is held until it is asked for. The SDK tells
 * strangers what broke when a turn fails, which is left out.
 */
export function sdkResponse(socket: Socket | null) {
  let status = 200;
  let body: unknown;
  const sdk = {
    socket,
    status(code: number) {
      status = code;
      return sdk;
    },
    header: () => sdk,
    send(value: unknown) {
      body = value;
      return sdk;
    },
    end: () => sdk,
  };
  const held = (): HeldAnswer => {
    const isAnswer = status < 400 && body !== undefined;
    return isAnswer ? { status, body: JSON.stringify(body) } : { status };
  };
  return { sdk, held };
}
