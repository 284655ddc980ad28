import { type RefObject, useEffect, useRef } from 'react';
import { distance, followFinger, pressTolerance, zoomOfWheel } from './gesture.ts';
import type { useViewport } from './use-viewport.ts';
import { type ScreenPoint, zoomAt } from './viewport.ts';

/** Which presses pan: any, or only the middle button and two fingers, where a drag means something else. */
export type PanWith = 'any-drag' | 'middle-button';

type Watched = ReturnType<typeof useViewport> & {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly panWith: PanWith;
};

/** Pan, pinch, wheel and double-tap on the frame of a plan. A press that hardly moves stays a press. */
export function useGestures({ frame, current, change, range, panWith }: Watched): void {
  const fingers = useRef(new Map<number, ScreenPoint>());

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const held = fingers.current;
    let pressedAt: ScreenPoint | undefined;
    let isPanning = false;

    const placeOf = (event: { clientX: number; clientY: number }): ScreenPoint => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };

    const press = (event: PointerEvent) => {
      const mayPan = panWith === 'any-drag' ? event.button < 2 : event.button === 1;
      if (!mayPan && event.pointerType !== 'touch') return;
      held.set(event.pointerId, placeOf(event));
      pressedAt = placeOf(event);
      isPanning = held.size > 1;
    };

    const move = (event: PointerEvent) => {
      if (!held.has(event.pointerId)) return;
      const to = placeOf(event);
      if (staysPress(event, to)) return;
      if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
      isPanning = true;
      const before = new Map(held);
      held.set(event.pointerId, to);
      change(followFinger(current.current, before, { id: event.pointerId, to, within: range() }));
    };

    const staysPress = (event: PointerEvent, to: ScreenPoint) =>
      (!isPanning && pressedAt !== undefined && distance(pressedAt, to) < pressTolerance) ||
      // One finger draws there; two still pinch.
      (held.size === 1 && event.pointerType === 'touch' && panWith === 'middle-button');

    const lift = (event: PointerEvent) => {
      held.delete(event.pointerId);
      isPanning = held.size > 0;
    };

    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const by = zoomOfWheel(event);
      change(zoomAt(current.current, { at: placeOf(event), by, within: range() }));
    };

    const doubleTap = (event: MouseEvent) => {
      if (panWith !== 'any-drag') return;
      change(zoomAt(current.current, { at: placeOf(event), by: 1.8, within: range() }));
    };

    element.addEventListener('pointerdown', press);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', lift);
    element.addEventListener('pointercancel', lift);
    // Not passive: the page must not scroll or zoom while the plan does.
    element.addEventListener('wheel', turn, { passive: false });
    element.addEventListener('dblclick', doubleTap);
    return () => {
      element.removeEventListener('pointerdown', press);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', lift);
      element.removeEventListener('pointercancel', lift);
      element.removeEventListener('wheel', turn);
      element.removeEventListener('dblclick', doubleTap);
      held.clear();
    };
  }, [frame, current, change, range, panWith]);
}
