import type { Point } from './plan-geometry.ts';
import { linesOf, type Order } from './rows-of-seats.ts';

/**
 * A template such as `A-{01}` or `{row:A}-{col:01}`. What stands in braces is where counting
 * starts, with its zeros: `{01}` counts all seats, `row` and `col` count lines and places in them.
 */
export type NamingScheme = {
  readonly template: string;
  /** What each count goes up by. */
  readonly step: number;
  readonly order: Order;
};

type Named = Point & { readonly id: string };
type Counter = 'seat' | 'row' | 'col';
type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly of: Counter; readonly start: string };

/** Why a scheme names nothing: all seats would be called the same, or two would, or one too long. */
export type SchemeFlaw =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'does-not-count' }
  | { readonly kind: 'repeats'; readonly name: string }
  | { readonly kind: 'too-long'; readonly name: string };

export type NamesOfScheme =
  | { readonly ok: true; readonly names: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly flaw: SchemeFlaw };

export const longestSeatName = 24;
const placeholder = /\{(?:(row|col):)?([A-Z]|\d{1,5})\}/gu;

/**
 * The names of seats by a scheme, by seat id. `taken` are the names of the other seats of the
 * floor; `tolerance` is how far off, in plan pixels, seats may be and still stand in one row.
 */
export function namesBy(
  scheme: NamingScheme,
  seats: readonly Named[],
  given: { readonly taken: ReadonlySet<string>; readonly tolerance: number },
): NamesOfScheme {
  const parts = partsOf(scheme.template);
  if (!parts) return { ok: false, flaw: { kind: 'unreadable' } };
  if (!countsEverySeat(parts)) return { ok: false, flaw: { kind: 'does-not-count' } };
  const names = new Map<string, string>();
  const used = new Set(given.taken);
  for (const { id, counts } of countsOf(seats, scheme.order, given.tolerance)) {
    const name = nameOf(parts, counts, scheme.step);
    if (name.length > longestSeatName) return { ok: false, flaw: { kind: 'too-long', name } };
    if (used.has(name)) return { ok: false, flaw: { kind: 'repeats', name } };
    used.add(name);
    names.set(id, name);
  }
  return { ok: true, names };
}

const lastNumber = /^([^{}]*?)(\d{1,4})([^\d{}]*)$/u;

/** The scheme that goes on counting after the last of these names and meets none of them: A-24 → `A-{25}`. */
export function schemeAfter(names: readonly string[]): NamingScheme {
  const [, head, digits, tail] = lastNumber.exec(names.at(-1) ?? '') ?? ['', 'A-', '00', ''];
  const used = names.flatMap((name) => {
    const match = lastNumber.exec(name);
    return match && match[1] === head && match[3] === tail ? [Number(match[2])] : [];
  });
  const start = String(Math.max(0, ...used) + 1).padStart(digits?.length ?? 2, '0');
  return { template: `${head}{${start}}${tail}`, step: 1, order: 'by-rows' };
}

function countsOf(seats: readonly Named[], order: Order, tolerance: number) {
  const placed = linesOf(seats, order, tolerance).flatMap((line, lineIndex) =>
    line.map(({ id }, placeIndex) =>
      order === 'by-rows'
        ? { id, row: lineIndex, col: placeIndex }
        : { id, row: placeIndex, col: lineIndex },
    ),
  );
  return placed.map(({ id, row, col }, seat) => ({ id, counts: { seat, row, col } }));
}

function partsOf(template: string): Part[] | undefined {
  const parts: Part[] = [];
  let end = 0;
  for (const match of template.matchAll(placeholder)) {
    const [whole, counter, start] = match;
    if (start === undefined) return undefined;
    parts.push({ kind: 'text', text: template.slice(end, match.index) });
    parts.push({
      kind: 'count',
      of: counter === 'row' || counter === 'col' ? counter : 'seat',
      start,
    });
    end = match.index + whole.length;
  }
  parts.push({ kind: 'text', text: template.slice(end) });
  const isReadable = parts.every((part) => part.kind === 'count' || !/[{}]/u.test(part.text));
  return isReadable ? parts : undefined;
}

function countsEverySeat(parts: readonly Part[]): boolean {
  const counters = new Set(parts.flatMap((part) => (part.kind === 'count' ? [part.of] : [])));
  return counters.has('seat') || (counters.has('row') && counters.has('col'));
}

function nameOf(
  parts: readonly Part[],
  counts: { readonly [C in Counter]: number },
  step: number,
): string {
  return parts
    .map((part) => (part.kind === 'text' ? part.text : counted(part.start, counts[part.of] * step)))
    .join('')
    .trim();
}

/** The start plus so many: 01 + 9 = 10, Z + 1 = AA. */
function counted(start: string, plus: number): string {
  if (/\d/u.test(start)) return String(Number(start) + plus).padStart(start.length, '0');
  let number = start.charCodeAt(0) - 65 + plus;
  let letters = '';
  do {
    letters = String.fromCharCode(65 + (number % 26)) + letters;
    number = Math.floor(number / 26) - 1;
  } while (number >= 0);
  return letters;
}
