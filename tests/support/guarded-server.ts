import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openTelemetryTraces } from '../../api/src/adapters/telemetry/open-telemetry-traces.ts';
import { offTheRecord } from '../../api/src/application/audit/off-the-record.ts';
import type { EdgeDoor } from '../../api/src/http/edge-key.ts';
import type { World } from '../../api/src/http/handler.ts';
import { neverBehind } from '../../api/src/http/load-shedding.ts';
import { noLimits } from '../../api/src/http/rate-limits.ts';
import { createServer } from '../../api/src/http/server.ts';

/** Everything behind the door: whoever touches it has come in. */
function watched(entered: string[]): World {
  const trap = (name: string) =>
    new Proxy(
      {},
      {
        get(_target, part) {
          entered.push(`${name}.${String(part)}`);
          return async () => undefined;
        },
      },
    );
  return {
    publicUrl: new URL('https://sekitori.example'),
    useCases: trap('useCases'),
    sessions: trap('sessions'),
    following: async (_after: string, work: () => Promise<unknown>) => {
      entered.push('following');
      return { outcome: await work(), after: '' };
    },
    floorAnswers: trap('floorAnswers'),
    liveFeed: trap('liveFeed'),
    dependencies: {
      store: async () => {
        entered.push('dependencies.store');
      },
    },
  } as unknown as World;
}

type Asked = {
  readonly method?: string;
  /** Name, value, name, value: as they go over the wire. */
  readonly headers?: readonly string[];
  readonly body?: string;
};
export type Answered = {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
};

/** A server with nothing behind its door but what notes that somebody came in. */
export class Guarded {
  readonly entered: string[] = [];
  readonly logged: string[] = [];
  readonly failures: unknown[] = [];
  readonly #server: Server;

  constructor(door: EdgeDoor) {
    const siteFolder = mkdtempSync(join(tmpdir(), 'sekitori-site-'));
    mkdirSync(join(siteFolder, 'assets'));
    writeFileSync(join(siteFolder, 'index.html'), '<!doctype html><title>Sekitori</title>');
    writeFileSync(join(siteFolder, 'assets/app.js'), 'export const here = true;');
    const log = pino({ level: 'trace' }, { write: (line: string) => this.logged.push(line) });
    this.#server = createServer(watched(this.entered), {
      log,
      edge: door,
      limits: noLimits,
      load: neverBehind,
      trustedHops: 0,
      operations: offTheRecord,
      traces: openTelemetryTraces(undefined),
      siteFolder,
      extraAncestors: [],
      activity: async (request, response) => {
        this.entered.push(`activity ${request.url} ${JSON.stringify(request.headers)}`);
        response.end();
      },
    });
  }

  async listen(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  async ask(path: string, { method = 'GET', headers = [], body }: Asked = {}): Promise<Answered> {
    const { port } = this.#server.address() as AddressInfo;
    const sent = [...headers, 'host', 'sekitori.example', 'connection', 'close'];
    const length = body === undefined ? [] : ['content-length', String(body.length)];
    const request = httpRequest({
      port,
      host: '127.0.0.1',
      path,
      method,
      headers: [...sent, ...length] as never,
    });
    request.end(body);
    const [response] = await once(request, 'response');
    let text = '';
    for await (const part of response) text += part;
    return { status: response.statusCode, headers: response.headers, body: text };
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
