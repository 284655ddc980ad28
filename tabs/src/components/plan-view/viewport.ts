/** A place on the plan, in the plan's pixels. `of` is never set: it keeps the two kinds of place apart. */
export type PlanPoint = { readonly x: number; readonly y: number; readonly of?: 'plan' };

/** A place in the view, in CSS pixels from its top left corner. */
export type ScreenPoint = { readonly x: number; readonly y: number; readonly of?: 'screen' };

export type Size = { readonly width: number; readonly height: number };

/** What part of the plan is seen: `screen = plan * scale + (x, y)`. */
export type Viewport = { readonly scale: number; readonly x: number; readonly y: number };

export function toScreen(viewport: Viewport, at: PlanPoint): ScreenPoint {
  return { x: at.x * viewport.scale + viewport.x, y: at.y * viewport.scale + viewport.y };
}

export function toPlan(viewport: Viewport, at: ScreenPoint): PlanPoint {
  return { x: (at.x - viewport.x) / viewport.scale, y: (at.y - viewport.y) / viewport.scale };
}

/** Zooms by a factor and keeps the point under the cursor where it is. */
export function zoomAt(
  viewport: Viewport,
  zoom: { readonly at: ScreenPoint; readonly by: number; readonly within: ScaleRange },
): Viewport {
  const { least, most } = zoom.within;
  const scale = Math.min(most, Math.max(least, viewport.scale * zoom.by));
  const ratio = scale / viewport.scale;
  return {
    scale,
    x: zoom.at.x - (zoom.at.x - viewport.x) * ratio,
    y: zoom.at.y - (zoom.at.y - viewport.y) * ratio,
  };
}

export type ScaleRange = { readonly least: number; readonly most: number };

export function pannedBy(viewport: Viewport, by: ScreenPoint): Viewport {
  return { scale: viewport.scale, x: viewport.x + by.x, y: viewport.y + by.y };
}

/** Shows a rectangle of the plan whole and centred, with a margin in screen pixels. */
export function fit(
  view: Size,
  box: Size & { readonly x?: number; readonly y?: number },
  margin = 16,
): Viewport {
  const wide = Math.max(1, view.width - 2 * margin) / Math.max(1, box.width);
  const high = Math.max(1, view.height - 2 * margin) / Math.max(1, box.height);
  const scale = Math.min(wide, high);
  return {
    scale,
    x: view.width / 2 - ((box.x ?? 0) + box.width / 2) * scale,
    y: view.height / 2 - ((box.y ?? 0) + box.height / 2) * scale,
  };
}

/** Moves the viewport so that a point of the plan stands in the middle of the view. */
export function centredOn(viewport: Viewport, view: Size, at: PlanPoint): Viewport {
  const { scale } = viewport;
  return { scale, x: view.width / 2 - at.x * scale, y: view.height / 2 - at.y * scale };
}

/** Keeps the plan from being pushed out of the view: a smaller plan stays whole, a larger one fills it up to a margin. */
export function clampPan(viewport: Viewport, view: Size, plan: Size, margin = 48): Viewport {
  return {
    scale: viewport.scale,
    x: clampEdge(viewport.x, view.width, plan.width * viewport.scale, margin),
    y: clampEdge(viewport.y, view.height, plan.height * viewport.scale, margin),
  };
}

function clampEdge(at: number, view: number, content: number, margin: number): number {
  const slack = view - content;
  const beyond = Math.min(margin, content / 2);
  const least = Math.min(slack, 0) - beyond;
  const most = Math.max(slack, 0) + beyond;
  return Math.min(most, Math.max(least, at));
}
