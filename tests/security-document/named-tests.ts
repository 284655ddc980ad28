import { existsSync } from 'node:fs';
import { root, sourceOf } from './source.ts';
import { titlesIn } from './titles.ts';

/** The tests that a cell names, `file > part of a title` each, parted by ` ; `. */
const namedIn = (cell: string) => (cell === '' ? [] : cell.split(' ; '));

export type Claim = {
  readonly id: string;
  readonly tests: string;
};

/** Which tests a claim names that are not there, or whose title is too short to tell them from others. */
export function findTestFaults({ id, tests }: Claim): string[] {
  return namedIn(tests).flatMap((named) => {
    const [file = '', title = ''] = named.split(' > ');
    if (title.length < 12) return [`${id}: ${named} names no test`];
    if (!file.startsWith('tests/') || !existsSync(`${root}/${file}`)) {
      return [`${id}: ${file} is not there`];
    }
    const isThere = titlesIn(sourceOf(file)).some((found) => found.includes(title));
    return isThere ? [] : [`${id}: no test of ${file} says “${title}”`];
  });
}
