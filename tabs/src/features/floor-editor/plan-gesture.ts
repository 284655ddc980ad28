import type { SeatWire, ZoneWire } from '@sekitori/api/contract/floor-wire';
import { type Point, type Rectangle, rectangleBetween } from './plan-geometry.ts';
import { snapped, snappedWay } from './snapping.ts';
import type { Tool } from './tool.ts';

export const corners = ['nw', 'ne', 'sw', 'se'] as const;
export type Corner = (typeof corners)[number];

/** What lies under a press. */
export type PressedOn =
  | { readonly kind: 'seat'; readonly seat: SeatWire }
  | { readonly kind: 'zone'; readonly zone: ZoneWire }
  | { readonly kind: 'corner'; readonly zone: ZoneWire; readonly corner: Corner }
  | { readonly kind: 'plan' };

/** What a drag that begins there does. `from` is where it began, on the plan. */
export type Gesture =
  | { readonly kind: 'band' | 'draw'; readonly from: Point }
  | { readonly kind: 'drag'; readonly from: Point; readonly anchor: Point }
  | { readonly kind: 'pull'; readonly from: Point; readonly zoneId: string; readonly fixed: Point };

export function gestureOf(tool: Tool, on: PressedOn, from: Point): Gesture | undefined {
  if (tool === 'hand') return undefined;
  if (tool !== 'select') return { kind: 'draw', from };
  switch (on.kind) {
    case 'plan':
      return { kind: 'band', from };
    case 'seat':
      return { kind: 'drag', from, anchor: on.seat };
    case 'zone':
      return { kind: 'drag', from, anchor: on.zone };
    case 'corner':
      return { kind: 'pull', from, zoneId: on.zone.id, fixed: oppositeOf(on.zone, on.corner) };
  }
}

/** The frame that a gesture draws until now; a step of 0 does not snap. */
export function frameOf(
  gesture: Exclude<Gesture, { kind: 'drag' }>,
  to: Point,
  step: number,
): Rectangle {
  const onGrid = (at: Point) => (step > 0 ? snapped(at, step) : at);
  if (gesture.kind === 'band') return rectangleBetween(gesture.from, to);
  const from = gesture.kind === 'pull' ? gesture.fixed : onGrid(gesture.from);
  return rectangleBetween(from, onGrid(to));
}

/** How far a drag has moved what it holds until now; a step of 0 does not snap. */
export function wayOf(gesture: Extract<Gesture, { kind: 'drag' }>, to: Point, step: number): Point {
  const way = { x: to.x - gesture.from.x, y: to.y - gesture.from.y };
  return step > 0 ? snappedWay(gesture.anchor, way, step) : way;
}

function oppositeOf({ x, y, width, height }: Rectangle, corner: Corner): Point {
  return {
    x: corner.endsWith('w') ? x + width : x,
    y: corner.startsWith('n') ? y + height : y,
  };
}
