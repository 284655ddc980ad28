import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { staticSite } from '../../api/src/http/static-site.ts';

describe('the built pages', () => {
  let folder: string;
  let server: Server;
  let get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-'));
    for (const name of ['index.html', 'gone.js']) writeFileSync(join(folder, name), 'a page');
    const site = staticSite(folder);
    server = createServer((request, response) =>
      site(request, response, () => response.writeHead(404).end()),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    get = (path, headers = {}) => fetch(`http://127.0.0.1:${port}/${path}`, { headers });
  });
  afterEach(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('outlive a range that ends before it begins, and a file that has gone', async () => {
    const ranged = await get('index.html', { range: 'bytes=5-2' });
    rmSync(join(folder, 'gone.js'));
    const gone = get('gone.js').then((answer) => answer.text());

    assert.deepEqual([ranged.status, await ranged.text()], [200, 'a page']);
    await assert.rejects(gone, TypeError);
    assert.equal(await (await get('index.html')).text(), 'a page');
  });

  it('answer every address inside the app, also one that ends as the name of a file does', async () => {
    const paths = ['bookings', 'seats/floor.seat', 'seats/floor.seat?code=abc', 'assets/gone.css'];

    const answers = await Promise.all(paths.map((path) => get(path)));

    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 404],
    );
  });
});
