import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import {
  centredOn,
  clampPan,
  fit,
  type PlanPoint,
  type ScaleRange,
  type ScreenPoint,
  type Size,
  toPlan,
  type Viewport,
  zoomAt,
} from './viewport.ts';

/** What whoever draws on a plan may ask of its view. */
export type PlanViewHandle = {
  /** The place on the plan under a pointer, from `clientX` and `clientY`. */
  toPlan(client: { readonly clientX: number; readonly clientY: number }): PlanPoint;
  /** CSS pixels per plan pixel at this moment. */
  scale(): number;
  fit(): void;
  zoomBy(factor: number): void;
  /** Brings a place into the middle, at least as near as the given scale. */
  showAt(at: PlanPoint, leastScale?: number): void;
  /** Pans just so far that a place is in sight, for what the keyboard reached. */
  reveal(at: PlanPoint): void;
};

type Parts = {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly layer: RefObject<SVGGElement | null>;
  readonly plan: Size;
  readonly onScale: ((scale: number) => void) | undefined;
  /** Pixels at the bottom that fitting leaves free, for what lies over the plan. */
  readonly roomBelow: number;
};

const noSize = { width: 1, height: 1 };

/**
 * Keeps the viewport outside React's state: panning only sets the transform of one group, so that a
 * thousand seats are not drawn again for each pixel.
 */
export function useViewport({ frame, layer, plan, onScale, roomBelow }: Parts) {
  const current = useRef<Viewport>({ scale: 1, x: 0, y: 0 });
  const isFitted = useRef(true);
  const { width, height } = plan;

  const view = useCallback((): Size => {
    const box = frame.current?.getBoundingClientRect();
    return box && box.width > 0 ? box : noSize;
  }, [frame]);

  const range = useCallback((): ScaleRange => {
    const whole = fit(view(), { width, height }).scale;
    return { least: whole * 0.6, most: Math.max(whole * 12, 3) };
  }, [view, width, height]);

  const set = useCallback(
    (next: Viewport) => {
      const { scale, x, y } = clampPan(next, view(), { width, height });
      const isZoomed = scale !== current.current.scale;
      current.current = { scale, x, y };
      layer.current?.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`);
      if (isZoomed) {
        frame.current?.style.setProperty('--plan-scale', String(scale));
        onScale?.(scale);
      }
    },
    [frame, layer, onScale, view, width, height],
  );

  const change = useCallback(
    (next: Viewport) => {
      isFitted.current = false;
      set(next);
    },
    [set],
  );

  const handle = useMemo((): PlanViewHandle => {
    const at = (client: { readonly clientX: number; readonly clientY: number }): ScreenPoint => {
      const box = frame.current?.getBoundingClientRect();
      return { x: client.clientX - (box?.left ?? 0), y: client.clientY - (box?.top ?? 0) };
    };
    return {
      toPlan: (client) => toPlan(current.current, at(client)),
      scale: () => current.current.scale,
      fit() {
        isFitted.current = true;
        const { width: wide, height: high } = view();
        set(fit({ width: wide, height: high - roomBelow }, { width, height }));
      },
      zoomBy(by) {
        const middle = { x: view().width / 2, y: view().height / 2 };
        change(zoomAt(current.current, { at: middle, by, within: range() }));
      },
      showAt(place, leastScale = 0) {
        const scale = Math.max(current.current.scale, leastScale);
        change(centredOn({ ...current.current, scale }, view(), place));
      },
      reveal(place) {
        const { scale, x, y } = current.current;
        const shown = { x: place.x * scale + x, y: place.y * scale + y };
        const size = view();
        // All of a fitted plan is in sight, however near to the edge.
        const edge = isFitted.current ? 0 : 32;
        const isInSight =
          shown.x > edge &&
          shown.y > edge &&
          shown.x < size.width - edge &&
          shown.y < size.height - edge;
        if (!isInSight) change(centredOn(current.current, size, place));
      },
    };
  }, [change, frame, range, set, view, width, height, roomBelow]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (isFitted.current) handle.fit();
      else set(current.current);
    });
    observer.observe(element);
    handle.fit();
    return () => observer.disconnect();
  }, [frame, handle, set]);

  return { current, change, range, handle };
}
