import { z } from 'zod';
import { type Child, startChild } from './child.ts';
import type { SharedStore } from './shared-store.ts';

/** Several processes of the service over one store. */
export type ServiceProcesses = {
  readonly urls: readonly string[];
  stop(): Promise<void>;
};

const said = z.object({ port: z.number() });

export async function startService(
  store: SharedStore,
  { processes }: { readonly processes: number },
): Promise<ServiceProcesses> {
  const environment = {
    ENVIRONMENT: 'local',
    PUBLIC_URL: 'http://localhost:3978',
    RSI_ISSUER: 'http://localhost:3979',
    RSI_CLIENT_ID: 'sekitori',
    RSI_CLIENT_SECRET: 'demo-secret-demo-secret',
    CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
    LOG_LEVEL: 'error',
    ...store.environment,
  };
  const entry = new URL('web-process.ts', import.meta.url);
  const children: Child[] = await Promise.all(
    Array.from({ length: processes }, () => startChild(entry, environment)),
  );
  return {
    urls: children.map((child) => `http://127.0.0.1:${said.parse(child.said).port}`),
    async stop() {
      await Promise.all(children.map((child) => child.kill()));
    },
  };
}
