import { encode } from 'uqr';

/** The quiet zone that ISO/IEC 18004 asks for around a code, in modules. */
const quiet = 4;

/**
 * A QR code as one SVG path in units of modules, the quiet zone around it. Error correction M: a scratch on
 * a label that lies on a desk for years may hide 15 % of it.
 */
export function qrPath(text: string): { readonly side: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const path = data
    .flatMap((row, y) => runsIn(row).map(({ at, length }) => dark(at, y, length)))
    .join('');
  return { side: size + 2 * quiet, path };
}

const dark = (x: number, y: number, width: number) =>
  `M${x + quiet} ${y + quiet}h${width}v1h${-width}z`;

/** Neighbouring dark modules as one, so that no printer leaves hairlines between them. */
function runsIn(row: readonly boolean[]): { readonly at: number; readonly length: number }[] {
  const starts = row.flatMap((isDark, at) => (isDark && !row[at - 1] ? [at] : []));
  return starts.map((at) => {
    const end = row.indexOf(false, at);
    return { at, length: (end < 0 ? row.length : end) - at };
  });
}
