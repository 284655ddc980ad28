import { pannedBy, type ScaleRange, type ScreenPoint, type Viewport, zoomAt } from './viewport.ts';

/** Fingers or the mouse on the plan, by pointer id. */
export type Fingers = ReadonlyMap<number, ScreenPoint>;

/** How far a pointer may tremble before it is a pan and no longer a press, in CSS pixels. */
export const pressTolerance = 5;

/** The viewport after one finger moved: one finger pans, two pinch around their middle. */
export function followFinger(
  viewport: Viewport,
  before: Fingers,
  moved: { readonly id: number; readonly to: ScreenPoint; readonly within: ScaleRange },
): Viewport {
  const from = before.get(moved.id);
  if (!from) return viewport;
  const other = [...before].find(([id]) => id !== moved.id)?.[1];
  if (!other) return pannedBy(viewport, { x: moved.to.x - from.x, y: moved.to.y - from.y });
  const was = middle(from, other);
  const is = middle(moved.to, other);
  const by = distance(moved.to, other) / Math.max(1, distance(from, other));
  const panned = pannedBy(viewport, { x: is.x - was.x, y: is.y - was.y });
  return zoomAt(panned, { at: is, by, within: moved.within });
}

/** How much one turn of the wheel zooms; a pinch on a touchpad arrives as small steps with ctrl. */
export function zoomOfWheel(wheel: {
  readonly deltaY: number;
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
}): number {
  const pixels = wheel.deltaMode === 1 ? wheel.deltaY * 16 : wheel.deltaY;
  return Math.exp(-Math.max(-240, Math.min(240, pixels)) * (wheel.ctrlKey ? 0.01 : 0.002));
}

export function distance(a: ScreenPoint, b: ScreenPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function middle(a: ScreenPoint, b: ScreenPoint): ScreenPoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
