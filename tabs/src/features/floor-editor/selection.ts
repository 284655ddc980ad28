import { isWithin, type Point, type Rectangle } from './plan-geometry.ts';

type Placed = Point & { readonly id: string };

/** Ids of seats, or of one zone, in the order chosen. */
export type Selection = readonly string[];

/** Adds what is not selected and takes away what is: a click with Shift. */
export function toggled(selection: Selection, id: string): Selection {
  return selection.includes(id) ? selection.filter((known) => known !== id) : [...selection, id];
}

/** The ids of all things with their centre within a rubber band. */
export function within(band: Rectangle, things: readonly Placed[]): Selection {
  return things.filter((thing) => isWithin(band, thing)).map((thing) => thing.id);
}

/** Both selections, each id once. */
export function united(a: Selection, b: Selection): Selection {
  return [...new Set([...a, ...b])];
}

/** What of a selection still exists, e.g. after undo; the same object where all of it does. */
export function stillThere(selection: Selection, things: readonly { readonly id: string }[]) {
  const ids = new Set(things.map((thing) => thing.id));
  const left = selection.filter((id) => ids.has(id));
  return left.length === selection.length ? selection : left;
}

export const directions = ['left', 'right', 'up', 'down'] as const;
export type Direction = (typeof directions)[number];

/** The thing that the eye meets next in a direction: near, and rather straight ahead than aside. */
export function nextInDirection<Thing extends Placed>(
  from: Thing,
  things: readonly Thing[],
  direction: Direction,
): Thing | undefined {
  let best: { thing: Thing; cost: number } | undefined;
  for (const thing of things) {
    const { ahead, aside } = wayTo(from, thing, direction);
    if (thing.id === from.id || ahead <= 0) continue;
    const cost = ahead + 2 * aside;
    if (!best || cost < best.cost) best = { thing, cost };
  }
  return best?.thing;
}

function wayTo(from: Point, to: Point, direction: Direction) {
  const x = to.x - from.x;
  const y = to.y - from.y;
  if (direction === 'left' || direction === 'right') {
    return { ahead: direction === 'left' ? -x : x, aside: Math.abs(y) };
  }
  return { ahead: direction === 'up' ? -y : y, aside: Math.abs(x) };
}
