import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { sharpPictures } from '../../api/src/adapters/images/sharp-pictures.ts';

const laughs = (levels: number) =>
  Array.from({ length: levels }, (_, at) => {
    const inner = at === 0 ? 'ha' : `&l${at - 1};`.repeat(10);
    return `<!ENTITY l${at} "${inner}">`;
  }).join('');

const svg = (inner: string, before = '') =>
  `${before}<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#fff"/>${inner}</svg>`;

const text = (said: string) => `<text x="10" y="150" font-size="90">${said}</text>`;

describe('an SVG with entities', function () {
  this.timeout(30_000);
  let folder: string;
  let secret: string;
  let outside: Server;
  let fetched: string[];
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-svg-'));
    secret = join(folder, 'secret.txt');
    writeFileSync(secret, 'MMMMMMMM');
    outside = createServer((request, response) => {
      fetched.push(request.url ?? '');
      response.end('<!ENTITY said "MMMMMMMM">');
    }).listen(0, '127.0.0.1');
    await once(outside, 'listening');
  });
  after(() => {
    outside.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    fetched = [];
  });
  const away = () => {
    const address = outside.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/x`;
  };

  const becauseOf = async (upload: Uint8Array) => {
    const rendered = await sharpPictures.renderPlan(upload);
    return rendered.ok ? 'drawn' : rendered.because;
  };
  const refused: { readonly [what: string]: () => string } = {
    'of a file': () => svg(text('&x;'), `<!DOCTYPE svg [<!ENTITY x SYSTEM "file://${secret}">]>`),
    'of another host': () => svg(text('&x;'), `<!DOCTYPE svg [<!ENTITY x SYSTEM "${away()}">]>`),
    'that are parameters': () => svg('', `<!DOCTYPE svg [<!ENTITY % x SYSTEM "${away()}"> %x;]>`),
    'that multiply': () => svg(text('&l9;'), `<!DOCTYPE svg [${laughs(10)}]>`),
    'that are public': () =>
      svg(text('&x;'), `<!DOCTYPE svg [<!ENTITY x PUBLIC "a" "file://${secret}">]>`),
    'in a file that is included': () =>
      svg(
        `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://${secret}" parse="text"/>`,
      ),
  };

  for (const [what, make] of Object.entries(refused)) {
    it(`is refused, and nothing is read or fetched: ${what}`, async () => {
      assert.equal(await becauseOf(Buffer.from(make())), 'active-content');
      assert.deepEqual(fetched, []);
    });

    it(`is refused however its bytes are written: ${what}`, async () => {
      const written = make();
      const forms = [
        gzipSync(written),
        Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${written}`, 'utf16le'),
        Buffer.from(`<!--${'x'.repeat(6_000)}-->${written}`),
      ];

      for (const bytes of forms) assert.notEqual(await becauseOf(bytes), 'drawn');
      assert.deepEqual(fetched, []);
    });
  }

  it('asks nobody for a definition of its type elsewhere', async () => {
    await becauseOf(Buffer.from(svg(text('a'), `<!DOCTYPE svg SYSTEM "${away()}">`)));

    assert.deepEqual(fetched, []);
  });

  it('is drawn, with its words, where it has none (control)', async () => {
    const drawn = async (said: string) => {
      const { data } = await sharp(Buffer.from(svg(text(said))))
        .raw()
        .toBuffer({ resolveWithObject: true });
      return data.filter((byte) => byte < 128).length;
    };

    assert.ok((await drawn('MMM')) > (await drawn('')));
    assert.equal(await becauseOf(Buffer.from(svg(text('MMM')))), 'drawn');
  });
});
