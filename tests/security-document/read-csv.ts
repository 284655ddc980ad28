import { readFileSync } from 'node:fs';
import { root } from './source.ts';

const field = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/gy;

/** The lines of a CSV text (RFC 4180), each as its fields by the names of the first line. */
export function parseCsv(text: string): ReadonlyMap<string, string>[] {
  const lines: string[][] = [[]];
  const whole = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replace(/\n+$/, '');
  field.lastIndex = 0;
  for (let end = ','; end !== ''; ) {
    const found = field.exec(whole);
    if (!found) throw new Error(`No CSV at character ${field.lastIndex}`);
    const [, quoted, plain = '', ending = ''] = found;
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (ending === '\n') lines.push([]);
    end = ending;
  }
  const [names = [], ...rows] = lines;
  return rows.map((row) => {
    if (row.length !== names.length) throw new Error(`A line of ${row.length} fields: ${row}`);
    return new Map(names.map((name, at) => [name, row[at] ?? '']));
  });
}

/** A CSV file by its path from the root of the repository. */
export const readCsv = (path: string) => parseCsv(readFileSync(`${root}/${path}`, 'utf8'));
