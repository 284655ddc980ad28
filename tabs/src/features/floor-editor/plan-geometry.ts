/** A place on a plan, in the plan's pixels: never a place on the screen. */
export type Point = { readonly x: number; readonly y: number };

/** An upright rectangle on a plan, in the plan's pixels. */
export type Rectangle = Point & { readonly width: number; readonly height: number };

/** The rectangle between two corners, whichever of them came first. */
export function rectangleBetween(a: Point, b: Point): Rectangle {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/** Edges count as inside, so that a seat on the border of a zone belongs to it. */
export function isWithin(rectangle: Rectangle, at: Point): boolean {
  return (
    at.x >= rectangle.x &&
    at.y >= rectangle.y &&
    at.x <= rectangle.x + rectangle.width &&
    at.y <= rectangle.y + rectangle.height
  );
}

/** The smallest rectangle around all points; undefined where there are none. */
export function rectangleAround(points: readonly Point[]): Rectangle | undefined {
  const [first, ...rest] = points;
  if (!first) return undefined;
  let { x: left, y: top } = first;
  let { x: right, y: bottom } = first;
  for (const { x, y } of rest) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** How far things may really be moved so that what is around them stays on the plan. */
export function movedOnPlan(
  around: Rectangle,
  wanted: Point,
  plan: { readonly width: number; readonly height: number },
): Point {
  return {
    x: between(-around.x, wanted.x, plan.width - around.x - around.width),
    y: between(-around.y, wanted.y, plan.height - around.y - around.height),
  };
}

function between(least: number, wanted: number, most: number): number {
  return Math.max(least, Math.min(wanted, Math.max(least, most)));
}
