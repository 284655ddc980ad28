import sharp, { type OutputInfo } from 'sharp';
import type { Pictures, PlanRendition } from '../../application/ports.ts';
import type { PictureFlaw } from '../../domain/refusal.ts';
import { hasActiveContent, looksLikeSvg } from './svg-check.ts';

const mostPixels = 40_000_000;
const leastSide = 200;
const longestSide = 4000;
const widths = [640, 1280, 2560, 4000];
/** A stored document holds 2 MB; base64 adds a third. */
const mostBytes = 1_400_000;
const qualities = [82, 70, 55, 40, 25];

type Rendered = Awaited<ReturnType<Pictures['renderPlan']>>;

const flawed = (because: PictureFlaw): Rendered => ({ ok: false, because });

/** Re-encodes plans with sharp: what is kept are pixels that we wrote, whatever the upload carried. */
export const sharpPictures: Pictures = {
  async renderPlan(upload) {
    if (looksLikeSvg(upload) && hasActiveContent(upload)) return flawed('active-content');
    const size = await readSize(upload);
    if (typeof size === 'string') return flawed(size);
    const scale = Math.min(1, longestSide / Math.max(size.width, size.height));
    const width = Math.round(size.width * scale);
    const height = Math.round(size.height * scale);
    const wanted = [...new Set(widths.map((stored) => Math.min(stored, width)))];
    // Decoded once: drawing an SVG of an office four times takes seconds.
    const pixels = await sharp(upload, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize({ width })
      .flatten({ background: '#fff' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const renditions = await Promise.all(wanted.map((stored) => render(pixels, stored)));
    return { ok: true, width, height, renditions };
  },
};

/** The header only: a picture that claims too many pixels is refused before any is decoded. */
async function readSize(
  upload: Uint8Array,
): Promise<{ width: number; height: number } | PictureFlaw> {
  try {
    const { width, height, format, orientation } = await sharp(upload, {
      limitInputPixels: false,
    }).metadata();
    if (!['png', 'jpeg', 'svg'].includes(format)) return 'not-a-picture';
    // Compressed, or in another charset: what it asks for could not be seen.
    if (format === 'svg' && !looksLikeSvg(upload)) return 'not-a-picture';
    if (width * height > mostPixels) return 'too-many-pixels';
    if (Math.min(width, height) < leastSide) return 'too-small';
    const isTurned = (orientation ?? 1) >= 5;
    return isTurned ? { width: height, height: width } : { width, height };
  } catch (error) {
    // sharp has one plain Error for everything it cannot read; that is the answer here.
    if (error instanceof Error) return 'not-a-picture';
    throw error;
  }
}

/** WebP of one width, at the best quality that fits a document. */
async function render(
  pixels: { readonly data: Buffer; readonly info: OutputInfo },
  width: number,
): Promise<PlanRendition> {
  const { height, channels } = pixels.info;
  const raw = { width: pixels.info.width, height, channels };
  let bytes = new Uint8Array();
  for (const quality of qualities) {
    bytes = new Uint8Array(
      await sharp(pixels.data, { raw }).resize({ width }).webp({ quality, effort: 3 }).toBuffer(),
    );
    if (bytes.length <= mostBytes) break;
  }
  return { width, bytes };
}
