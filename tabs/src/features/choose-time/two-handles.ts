import type { Period } from '@sekitori/api/domain/period';

/** How short and how long a booking may be; 1440 minutes and more are any length. */
export type Lengths = { readonly shortestMinutes: number; readonly longestMinutes: number };

/** One handle of the two, and the instant that it is moved to. */
export type Move = { readonly handle: 'start' | 'end'; readonly to: number };

const minute = 60_000;
const anyLength = 1440;

/**
 * Moves one handle to the tick nearest to where it is wanted, and takes the other one along where the period would
 * become too short or too long. Where no tick leaves room for that, the handle stops at the last that does.
 */
export function moveHandle(
  ticks: readonly number[],
  period: Period,
  { move, lengths }: { readonly move: Move; readonly lengths: Lengths },
): Period {
  const possible = ticks.flatMap((tick) => {
    const fitting =
      move.handle === 'start' ? endsFor(ticks, tick, lengths) : startsFor(ticks, tick, lengths);
    return fitting.length > 0 ? [{ tick, fitting }] : [];
  });
  const nearest = nearestBy(possible, move.to, ({ tick }) => tick);
  if (!nearest) return period;
  const kept = move.handle === 'start' ? period.end : period.start;
  const other = nearestBy(nearest.fitting, kept, (tick) => tick) ?? kept;
  return move.handle === 'start'
    ? { start: nearest.tick, end: other }
    : { start: other, end: nearest.tick };
}

/** The longest period from the first tick on; undefined where none fits. */
export function furthest(ticks: readonly number[], lengths: Lengths): Period | undefined {
  for (const start of ticks) {
    const end = endsFor(ticks, start, lengths).at(-1);
    if (end !== undefined) return { start, end };
  }
  return undefined;
}

const endsFor = (ticks: readonly number[], start: number, lengths: Lengths) =>
  ticks.filter((end) => fits({ start, end }, lengths));

const startsFor = (ticks: readonly number[], end: number, lengths: Lengths) =>
  ticks.filter((start) => fits({ start, end }, lengths));

function fits({ start, end }: Period, { shortestMinutes, longestMinutes }: Lengths): boolean {
  const minutes = (end - start) / minute;
  if (minutes <= 0 || minutes < shortestMinutes) return false;
  return longestMinutes >= anyLength || minutes <= longestMinutes;
}

function nearestBy<Item>(
  items: readonly Item[],
  to: number,
  at: (item: Item) => number,
): Item | undefined {
  let best: Item | undefined;
  for (const item of items) {
    if (best === undefined || Math.abs(at(item) - to) < Math.abs(at(best) - to)) best = item;
  }
  return best;
}
