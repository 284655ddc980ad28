import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openTelemetryTraces } from '../../api/src/adapters/telemetry/open-telemetry-traces.ts';
import { offTheRecord } from '../../api/src/application/audit/off-the-record.ts';
import { openDoor } from '../../api/src/http/edge-key.ts';
import type { FloorAnswers } from '../../api/src/http/floor-answers.ts';
import type { World } from '../../api/src/http/handler.ts';
import { neverBehind } from '../../api/src/http/load-shedding.ts';
import { noLimits } from '../../api/src/http/rate-limits.ts';
import { createServer, type ServerSettings } from '../../api/src/http/server.ts';
import { anAdministrator } from './world.ts';

/** The HTTP front end before a world that does nothing: only what stands in front of the routes is tried. */
export type FrontServer = {
  readonly server: Server;
  readonly port: number;
  readonly logged: readonly string[];
  close(): void;
};

/** Secrets of sessions that the world takes: two people of two tenants, who may do everything. */
export const secretOf = (name: string) => name.padEnd(43, 'A');
export const cookieOf = (name: string) => `__Host-sekitori=${secretOf(name)}`;

/** Loads restify: for tests with a process of their own. */
export async function aFrontServer(
  settings: Partial<ServerSettings> = {},
  {
    publicUrl = 'https://sekitori.example',
    ...behind
  }: { readonly publicUrl?: string } & Behind = {},
): Promise<FrontServer> {
  const siteFolder = mkdtempSync(join(tmpdir(), 'sekitori-site-'));
  mkdirSync(join(siteFolder, 'assets'));
  writeFileSync(join(siteFolder, 'index.html'), '<!doctype html><title>Sekitori</title>');
  writeFileSync(join(siteFolder, 'assets/app.js'), 'export const here = true;');
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
  const server = createServer(emptyWorld(new URL(publicUrl), behind), {
    log,
    edge: openDoor,
    limits: noLimits,
    load: neverBehind,
    trustedHops: 0,
    operations: offTheRecord,
    traces: openTelemetryTraces(undefined),
    siteFolder,
    extraAncestors: [],
    ...settings,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    server,
    port: (server.address() as AddressInfo).port,
    logged,
    close() {
      server.close();
      server.closeAllConnections();
      rmSync(siteFolder, { recursive: true });
    },
  };
}

/** What is there behind the routes, in the place of nothing. */
type Behind = { readonly useCases?: object; readonly floorAnswers?: FloorAnswers };

function emptyWorld(publicUrl: URL, { useCases = {}, floorAnswers }: Behind): World {
  const nothingBeside = (given: object) =>
    new Proxy(given, {
      get: (target, name) => Reflect.get(target, name) ?? (async () => undefined),
    });
  const nothing = nothingBeside({});
  const people = new Map(
    ['emily', 'ken'].map((name) => {
      const { tenant } = anAdministrator();
      const actor = { ...anAdministrator(tenant), person: name };
      return [secretOf(name), { actor, tenantName: 'midori', endsAt: 0, confirmedUntil: 0 }];
    }),
  );
  const world = {
    publicUrl,
    useCases: nothingBeside(useCases),
    sessions: { of: async (secret: string) => people.get(secret) },
    following: async (_after: string, work: () => Promise<unknown>) => ({
      outcome: await work(),
      after: '',
    }),
    floorAnswers: floorAnswers ?? nothing,
    liveFeed: nothing,
    dependencies: { store: async () => undefined },
    audit: nothing,
  };
  // What is behind the routes is never asked for anything that has a meaning.
  return world as unknown as World;
}
