import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A value that must be in few places, by the name under which it is reported; bytes where it is no text. */
export type Canary = { readonly name: string; readonly value: string | Buffer };

/** Something that is searched: a name for whoever reads the report, and its bytes. */
export type Place = { readonly name: string; readonly bytes: Buffer };

type Needle = { readonly bytes: Buffer; readonly how: string };

/** Bytes. */
const shortest = 8;

/**
 * The ways in which a value is looked for: plain, as it stands in JSON and in an address, in hex, and in
 * base64 and base64url, wherever in a longer text it begins.
 */
function needlesOf({ value }: Canary): readonly Needle[] {
  if (Buffer.byteLength(value) < shortest) throw new Error('Too short to be told from chance');
  const plain = typeof value === 'string' ? Buffer.from(value) : value;
  const texts: [string, string][] = [
    ['hex', plain.toString('hex')],
    ['HEX', plain.toString('hex').toUpperCase()],
  ];
  if (typeof value === 'string') {
    texts.push(
      ['in an address', encodeURIComponent(value)],
      ['in JSON', JSON.stringify(value).slice(1, -1)],
    );
  }
  for (const offset of [0, 1, 2]) {
    // Without what the neighbours have a part in: the first characters, and the last ones.
    const text = Buffer.concat([Buffer.alloc(offset), plain])
      .toString('base64')
      .replace(/=+$/, '');
    const inner = text.slice(Math.ceil((offset * 8) / 6), -2);
    texts.push(['base64', inner], ['base64url', toUrl(inner)]);
  }
  const needles = texts.map(([how, text]) => ({ how, bytes: Buffer.from(text) }));
  return [{ how: 'plain', bytes: plain }, ...needles];
}

const toUrl = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_');

/** Every canary that is in a place, as a sentence each. */
export function found(canaries: readonly Canary[], places: readonly Place[]): readonly string[] {
  return canaries.flatMap((canary) => {
    const needles = needlesOf(canary);
    return places.flatMap((place) => {
      const needle = needles.find(({ bytes }) => place.bytes.includes(bytes));
      return needle ? [`${canary.name} in ${place.name} (${needle.how})`] : [];
    });
  });
}

/** Every file under a folder but those left out by name. */
export function filesUnder(folder: string, leftOut: readonly string[] = []): readonly Place[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !leftOut.includes(entry.name))
    .map((entry) => ({
      name: entry.name,
      bytes: readFileSync(join(entry.parentPath, entry.name)),
    }));
}
