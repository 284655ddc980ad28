import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../../env/local/src/settings.ts';
import { sharedService } from '../../support/service.ts';
import { aProfile, closeSharedBrowser } from '../support/browser.ts';
import { foreignRequests, isOurs } from '../support/origins.ts';
import { aVisitor } from '../support/visitor.ts';

/** Every address of the pages (tabs/src/app/AppRoutes.tsx) but that of a floor. */
const pagePaths = [
  ...[
    '/',
    '/bookings',
    '/settings',
    '/sessions',
    '/signed-in',
    '/linked',
    '/sign-in-failed',
    '/nowhere',
  ],
  ...['/admin', '/admin/administrators', '/admin/audit-log', '/admin/microsoft-365'],
];

/** Other tests of this run may have connected some. */
async function disconnectAll(page: Page): Promise<void> {
  const link = '/api/v1/admin/microsoft-365-link';
  const { items } = await (await page.request.get(link)).json();
  for (const { organisationId } of items) {
    const headers = { 'x-sekitori-request': '1' };
    const gone = await page.request.delete(`${link}/${organisationId}`, { headers });
    assert.equal(gone.status(), 204);
  }
}

/** A page that asks the same server under another name for something, in each way that a page can. */
const planted = (stranger: string): { readonly [path: string]: readonly [string, string] } => ({
  '/': [
    'text/html',
    `<!doctype html><img src="${stranger}/image"><iframe src="/frame"></iframe>
     <script>
       new Worker('/worker.js');
       open('/window');
       new WebSocket('${stranger.replace('http', 'ws')}/socket');
       navigator.serviceWorker.register('/service.js');
     </script>`,
  ],
  '/frame': ['text/html', `<link rel="stylesheet" href="${stranger}/frame">`],
  '/window': ['text/html', `<script src="${stranger}/window"></script>`],
  '/worker.js': ['text/javascript', `fetch('${stranger}/worker').catch(() => undefined)`],
  '/service.js': ['text/javascript', `fetch('${stranger}/service').catch(() => undefined)`],
  '/kept-back': [
    'text/html',
    `<meta http-equiv="Content-Security-Policy" content="img-src 'self'"><img src="${stranger}/kept-back">`,
  ],
});

describe('what pages ask of others than the service and RSI (2.1-a, 2.2.2-b)', function () {
  this.timeout(150_000);
  let server: Server;
  let port: number;
  const ways = new Set<string>();
  before(async () => {
    server = createServer(({ url = '/' }, answer) => {
      const [type, body] = planted(`http://127.0.0.2:${port}`)[url] ?? ['text/plain', ''];
      answer.setHeader('content-type', type);
      answer.end(body);
    }).listen(0, '0.0.0.0');
    await once(server, 'listening');
    const address = server.address();
    port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    isOurs(`http://localhost:${port}`);
  });
  after(async () => {
    await closeSharedBrowser();
    server.close();
    server.closeAllConnections();
  });

  async function visit(path: string, expected: readonly string[]): Promise<void> {
    const profile = await aProfile();
    const waits = expected.map((one) =>
      profile.waitForEvent('request', (it) => it.url().endsWith(one)),
    );
    const page = await profile.newPage();
    const socket = path === '/' ? page.waitForEvent('websocket') : undefined;
    await page.goto(`http://localhost:${port}${path}`);
    await Promise.all([...waits, socket]);
    await profile.close();
  }

  it('is nothing, on any page, where nobody connected Microsoft 365', async () => {
    const { url } = await sharedService();
    const { page } = await aVisitor({ mail: 'grace.hughes@contoso.example' });
    const floors = await (await page.request.get('/api/v1/admin/floors')).json();
    await disconnectAll(page);
    const [{ id }] = floors.items;
    const { seats } = await (await page.request.get(`/api/v1/admin/floors/${id}`)).json();
    const ofFloor = ['', '/operation', '/rules', '/seat-codes'].map(
      (rest) => `/admin/floors/${id}${rest}`,
    );
    const pages = [...pagePaths, `/seats/${seats[0].id}`, ...ofFloor];
    for (const path of pages) {
      await page.goto(`${url}${path}`, { waitUntil: 'load' });
      await page.getByRole('heading').first().waitFor();
    }

    const foreign = await foreignRequests();

    assert.deepEqual(foreign, []);
    assert.equal(pages.length, pathsInSource());
  });

  it('is found, by whichever way a page asks (control)', async () => {
    await visit('/', ['/image', '/frame', '/window', '/worker', '/service'].map(stranger));
    await visit('/kept-back', [stranger('/kept-back')]);

    const foreign = await foreignRequests();

    for (const one of foreign) ways.add(new URL(one.split(' ')[0] ?? '').pathname);
    assert.deepEqual(
      [...ways].sort(),
      ['/frame', '/image', '/kept-back', '/service', '/socket', '/window', '/worker'],
      foreign.join('\n'),
    );
  });

  it('fails the file in which a page asked (control)', async () => {
    await visit('/kept-back', [stranger('/kept-back')]);

    await assert.rejects(
      closeSharedBrowser(),
      /asked strangers:\nhttp:\/\/127\.0\.0\.2:\d+\/kept-back/,
    );
  });

  it('is not begun beforehand by the built page either', () => {
    const html = readFileSync(join(root, 'tabs/dist/index.html'), 'utf8');

    assert.match(html, /<script/);
    assert.doesNotMatch(html, /preconnect|dns-prefetch|(src|href)="(https?:)?\/\//);
  });

  const pathsInSource = () => {
    const source = readFileSync(join(root, 'tabs/src/app/AppRoutes.tsx'), 'utf8');
    return source.match(/\{ (path: '|index: true)/g)?.length;
  };
  const stranger = (path: string) => `http://127.0.0.2:${port}${path}`;
});
