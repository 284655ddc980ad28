import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { aFrontServer, cookieOf, type FrontServer } from '../support/front-server.ts';

/** The table of docs/SECURITY.md: names and values, without the parts in italics where plain HTTP is meant. */
function promised(isHttps: boolean): { readonly [name: string]: string } {
  const page = readFileSync(new URL('../../docs/SECURITY.md', import.meta.url), 'utf8');
  const [, section = ''] = page.split('## Headers of every answer');
  const rows = section.split('\n## ')[0]?.match(/^\|.*`.*\|$/gm) ?? [];
  const shown = rows.map((row) =>
    isHttps
      ? row.replaceAll(/(?<=[| `])\*|\*(?=[ `])/g, '')
      : row.replaceAll(/(?<=[| `])\*`.*?`\*/g, ''),
  );
  const pairs = shown.flatMap((row) => {
    const [name, ...value] = [...row.matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? '');
    return name === undefined ? [] : [[name.toLowerCase(), value.join('')] as const];
  });
  return Object.fromEntries(pairs);
}

const ofEachAnswer = ['date', 'connection', 'keep-alive', 'content-length', 'content-type'];
const ofThisOne = ['cache-control', 'etag', 'last-modified', 'vary', 'accept-ranges', 'location'];

describe('the headers of every answer', () => {
  let front: FrontServer;
  afterEach(() => front.close());

  const sent = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`http://127.0.0.1:${front.port}${path}`, {
      headers,
      redirect: 'manual',
    });
    await answer.body?.cancel();
    const names = [...answer.headers].filter(
      ([name]) => ![...ofEachAnswer, ...ofThisOne].includes(name),
    );
    return Object.fromEntries(names);
  };

  it('are those of the table in docs/SECURITY.md, over https', async () => {
    front = await aFrontServer();
    const table = promised(true);

    assert.equal(Object.keys(table).length, 7);
    for (const path of ['/', '/assets/app.js', '/api/v1/me', '/api/v1/nothing', '/livez', '/%']) {
      assert.deepEqual(await sent(path), table, path);
    }
    const { 'content-security-policy': policy = '' } = table;
    assert.doesNotMatch(policy, /script-src[^;]*unsafe|\*;|http:/);
  });

  it('are those of the table, over plain HTTP', async () => {
    front = await aFrontServer({}, { publicUrl: 'http://localhost:3978' });

    assert.deepEqual(await sent('/'), promised(false));
    assert.equal(Object.keys(promised(false)).length, 6);
  });

  it('let a picture run and fetch nothing', async () => {
    const value = { bytes: new Uint8Array([1]), tag: 'tag' };
    front = await aFrontServer({}, { useCases: { seePicture: async () => ({ ok: true, value }) } });

    const headers = await sent('/api/v1/plans/plan-1', { cookie: cookieOf('emily') });

    assert.equal(
      headers['content-security-policy'],
      "sandbox; default-src 'none'; frame-ancestors 'none'",
    );
  });
});
