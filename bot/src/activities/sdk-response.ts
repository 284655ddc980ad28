import type { ServerResponse } from 'node:http';

/**
 * The response as the SDK writes it, over Node's own: the SDK tells strangers what broke when a turn
 * fails, and ends a response that it has sent.
 */
export function sdkResponse(response: ServerResponse) {
  let status = 200;
  let body: unknown;
  const sdk = {
    socket: response.socket,
    status(code: number) {
      status = code;
      return sdk;
    },
    header: () => sdk,
    send(value: unknown) {
      body = value;
      return sdk;
    },
    end() {
      const isAnswer = status < 400 && body !== undefined;
      response.statusCode = status;
      if (isAnswer) response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(isAnswer ? JSON.stringify(body) : undefined);
      return sdk;
    },
  };
  return sdk;
}
