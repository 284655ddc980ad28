import { once } from 'node:events';
import { type Composed, compose } from '../../api/src/compose.ts';
import { readConfig } from '../../api/src/config.ts';

export type AProcess = {
  readonly composed: Composed;
  readonly url: string;
  stop(): Promise<void>;
};

/** A process of the service that serves HTTP over whichever store the settings name; it serves no pages and works at nothing else. */
export async function aProcess(
  folder: string,
  settings: { readonly [name: string]: string } = {},
): Promise<AProcess> {
  const config = readConfig({
    ENVIRONMENT: 'local',
    PUBLIC_URL: 'http://localhost:3978',
    RSI_ISSUER: 'http://localhost:1',
    RSI_CLIENT_ID: 'sekitori',
    RSI_CLIENT_SECRET: 'demo-secret-demo-secret',
    CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
    LOG_LEVEL: 'silent',
    DATA_DIR: folder,
    ...settings,
  });
  const composed = await compose(config);
  const { server, liveFeed } = composed.serveWeb({ siteFolder: folder });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  async function stop() {
    liveFeed.close();
    server.close();
    server.closeAllConnections();
    await composed.stores.close();
  }
  return { composed, url: `http://127.0.0.1:${port}`, stop };
}
