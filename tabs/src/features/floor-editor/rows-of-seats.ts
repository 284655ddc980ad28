import type { Point } from './plan-geometry.ts';

/** The order that numbers run in: along each row and then down, or down each column and then on. */
export type Order = 'by-rows' | 'by-columns';

/**
 * Things in lines as the eye sees them: what lies within the tolerance of its neighbour is in one
 * line, so that a seat a few pixels off does not begin a row of its own.
 */
export function linesOf<Thing extends Point>(
  things: readonly Thing[],
  order: Order,
  tolerance: number,
): Thing[][] {
  const [across, along] = order === 'by-rows' ? (['y', 'x'] as const) : (['x', 'y'] as const);
  const lines: Thing[][] = [];
  for (const thing of [...things].sort((a, b) => a[across] - b[across])) {
    const line = lines.at(-1);
    const previous = line?.at(-1);
    if (line && previous && thing[across] - previous[across] <= tolerance) line.push(thing);
    else lines.push([thing]);
  }
  return lines.map((line) => line.sort((a, b) => a[along] - b[along]));
}
