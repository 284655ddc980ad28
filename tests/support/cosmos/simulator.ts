import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Account } from './account.ts';
import { type Answer, answering, type World } from './answers.ts';
import { Faults, type RequestKind, statusFault } from './faults.ts';
import { type CosmosRequest, readRequest } from './request.ts';
import { ServiceError, Violation } from './service-error.ts';
import { checkSignature } from './signature.ts';

export type SimulatorOptions = {
  /** Whole milliseconds; life spans count in it. Signatures are checked against the real clock. */
  readonly now?: () => number;
  /** Physical partitions. */
  readonly ranges?: number;
  readonly pageSize?: number;
  readonly lag?: number;
  readonly consistency?: string;
  readonly severalWriteRegions?: boolean;
};

export type CosmosSimulator = Awaited<ReturnType<typeof startCosmosSimulator>>;

/** Not a secret: the account exists in this process only. */
const simulatedKey = Buffer.from('the key of an account that exists nowhere').toString('base64');

/**
 * Azure Cosmos DB as the adapter meets it: the REST protocol on 127.0.0.1, in memory. It is our reading of
 * the service, each rule with its source; what it does not know it refuses and counts as a violation.
 */
export async function startCosmosSimulator(options: SimulatorOptions = {}) {
  const { pageSize = 100, lag = 0, ranges = 2, now = Date.now } = options;
  const account = new Account({ ranges });
  const faults = new Faults();
  const violations: string[] = [];
  const requests: RequestKind[] = [];
  const settings = { pageSize, lag };
  let endpoint = '';
  const world: World = {
    account,
    now,
    consistency: options.consistency ?? 'Session',
    severalWriteRegions: options.severalWriteRegions ?? false,
    endpoint: () => endpoint,
    pageSize: () => settings.pageSize,
    lag: () => settings.lag,
  };

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const request = await readRequest(incoming);
      requests.push(request.kind);
      checkSignature(simulatedKey, {
        ...request,
        authorization: request.header('authorization'),
        date: request.header('x-ms-date'),
      });
      if (!request.header('x-ms-version')) throw new ServiceError(400, 'x-ms-version is missing');
      withFaults(request, response);
    } catch (error) {
      sendError(response, error);
    }
  }

  function withFaults(request: CosmosRequest, response: ServerResponse): void {
    const fault = faults.next(request.kind);
    if (fault === 'reset-before') return void response.socket?.resetAndDestroy();
    if (fault === 'held-before') return;
    const refusal = fault && statusFault(fault);
    if (refusal) throw refusal;
    const answer = answering[request.kind](world, request);
    if (fault === 'reset-after') return void response.socket?.resetAndDestroy();
    if (fault === 'held-after') return;
    send(response, answer);
  }

  function sendError(response: ServerResponse, error: unknown): void {
    if (error instanceof Violation || !(error instanceof ServiceError)) {
      violations.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    const { status, substatus, headers, message } =
      error instanceof ServiceError ? error : new ServiceError(500, `SIMULATOR BROKE: ${error}`);
    const more = substatus === undefined ? {} : { 'x-ms-substatus': String(substatus) };
    send(response, {
      status,
      body: { code: String(status), message },
      headers: { ...headers, ...more },
    });
  }

  const server = createServer((incoming, response) => void handle(incoming, response));
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  endpoint = `http://127.0.0.1:${address.port}/`;
  return {
    endpoint,
    key: simulatedKey,
    account,
    faults,
    /** What was refused because nobody knows what the service would do; empty at the end of every test. */
    violations,
    /** Every request since the start, by its kind. */
    requests,
    /** May be changed at any time. */
    settings,
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'x-ms-request-charge': '1',
    'x-ms-activity-id': '00000000-0000-0000-0000-000000000000',
    ...headers,
  });
  response.end(text);
}
