import assert from 'node:assert/strict';
import fc from 'fast-check';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { qrPath } from '../../../tabs/src/features/seat-codes/qr-path.ts';

/** Draws the code as the label does and reads it as a phone does, with a reader that knows nothing of its maker. */
async function readBack(text: string, spoil = ''): Promise<string | undefined> {
  const { side, path } = qrPath(text);
  const paper = `<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/>${spoil}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * 6}" height="${side * 6}" shape-rendering="crispEdges">${paper}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({
    resolveWithObject: true,
  });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

const href = 'https://sekitori.example/seats/3chp6ppn2pakkxhnazaa4s3kks4yzflj.s12?code=abcdefgh23';

describe('the QR code of a seat', () => {
  it('is read as the address that it was made of', async () => {
    assert.equal(await readBack(href), href);
  });

  it('is read with a scratch across it', async () => {
    const scratch = '<rect x="14" y="20" width="5" height="4" fill="#fff"/>';

    assert.equal(await readBack(href, scratch), href);
  });

  it('is read whatever the address', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webUrl({ withQueryParameters: true }), async (url) => {
        assert.equal(await readBack(url), url);
      }),
      { numRuns: 25 },
    );
  });
});
