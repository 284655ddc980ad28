import type { Point } from './plan-geometry.ts';

/** The grid's step on a plan, in its pixels: a round number near an eightieth of its width. */
export function gridStepOf(plan: { readonly width: number }): number {
  const wanted = plan.width / 80;
  const magnitude = 10 ** Math.floor(Math.log10(wanted));
  const round = [1, 2, 5, 10].find((factor) => factor * magnitude >= wanted) ?? 10;
  return Math.max(1, round * magnitude);
}

/** The crossing of the grid nearest to a place. */
export function snapped(at: Point, step: number): Point {
  return { x: Math.round(at.x / step) * step, y: Math.round(at.y / step) * step };
}

/** The way to go so that the thing that was grabbed, and not the pointer, lands on the grid. */
export function snappedWay(from: Point, way: Point, step: number): Point {
  const target = snapped({ x: from.x + way.x, y: from.y + way.y }, step);
  return { x: target.x - from.x, y: target.y - from.y };
}
