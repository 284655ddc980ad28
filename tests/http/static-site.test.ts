import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { staticSite } from '../../api/src/http/static-site.ts';

describe('the built pages', () => {
  it('outlive a range that ends before it begins, and a file that has gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sekitori-'));
    for (const name of ['index.html', 'gone.js']) writeFileSync(join(folder, name), 'a page');
    const site = staticSite(folder);
    const server = createServer((request, response) => site(request, response, () => undefined));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const get = (path: string, headers = {}) =>
      fetch(`http://127.0.0.1:${port}/${path}`, { headers });

    const ranged = await get('index.html', { range: 'bytes=5-2' });
    rmSync(join(folder, 'gone.js'));
    const gone = get('gone.js').then((answer) => answer.text());

    assert.deepEqual([ranged.status, await ranged.text()], [200, 'a page']);
    await assert.rejects(gone, TypeError);
    assert.equal(await (await get('index.html')).text(), 'a page');
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
