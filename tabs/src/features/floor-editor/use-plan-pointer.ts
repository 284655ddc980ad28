import { type PointerEvent, type RefObject, useRef } from 'react';
import type { PlanViewHandle } from '../../components/plan-view/use-viewport.ts';
import type { Draft } from './draft.ts';
import type { Point, Rectangle } from './plan-geometry.ts';
import {
  corners,
  frameOf,
  type Gesture,
  gestureOf,
  type PressedOn,
  wayOf,
} from './plan-gesture.ts';
import type { Tool } from './tool.ts';

export type Modifiers = { readonly shiftKey: boolean; readonly altKey: boolean };

/** What the pointer did, once it is known what it is. */
export type PointerOutcome =
  | { readonly kind: 'pressed'; readonly on: PressedOn; readonly at: Point }
  | { readonly kind: 'clicked'; readonly on: PressedOn; readonly at: Point }
  | { readonly kind: 'banded' | 'drawn'; readonly frame: Rectangle }
  | { readonly kind: 'pulled'; readonly frame: Rectangle; readonly zoneId: string }
  | { readonly kind: 'dragged'; readonly way: Point };

type Given = {
  readonly tool: Tool;
  readonly draft: Draft;
  /** 0 where nothing snaps. */
  readonly step: number;
  readonly plan: RefObject<PlanViewHandle | null>;
  readonly frame: RefObject<SVGRectElement | null>;
  readonly onOutcome: (outcome: PointerOutcome, modifiers: Modifiers) => void;
};

type Begun = {
  readonly pointerId: number;
  readonly on: PressedOn;
  readonly gesture: Gesture | undefined;
  readonly at: OnScreen;
  isMoving: boolean;
  held: readonly SVGElement[];
};

/** In CSS pixels: a hand trembles. */
const tolerance = 4;

/**
 * Turns presses and drags on the plan into outcomes. While something is dragged, only transforms
 * and one frame are set on the drawing itself; React draws again when the pointer is lifted.
 */
export function usePlanPointer(given: Given) {
  const begun = useRef<Begun | undefined>(undefined);

  const end = () => {
    for (const node of begun.current?.held ?? []) node.style.transform = '';
    given.frame.current?.setAttribute('visibility', 'hidden');
    begun.current = undefined;
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    // A second finger pinches: then the first one has not been drawing.
    if (begun.current) return end();
    const at = given.plan.current?.toPlan(event);
    if (event.button !== 0 || !at || isControl(event.target)) return;
    const on = pressedOn(event.target, given.draft);
    const gesture = gestureOf(given.tool, on, at);
    const { clientX, clientY, pointerId } = event;
    begun.current = { pointerId, on, gesture, at: { clientX, clientY }, isMoving: false, held: [] };
    given.onOutcome({ kind: 'pressed', on, at }, event);
  };

  const draw = (gesture: Gesture, held: readonly SVGElement[], to: Point) => {
    if (gesture.kind === 'drag') shift(held, wayOf(gesture, to, given.step));
    else show(given.frame.current, frameOf(gesture, to, given.step));
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const now = begun.current;
    const to = given.plan.current?.toPlan(event);
    if (!now?.gesture || !to || now.pointerId !== event.pointerId) return;
    if (!now.isMoving) {
      if (distance(now.at, event) < tolerance) return;
      now.isMoving = true;
      now.held = selectedNodes(event.currentTarget);
      // A finger is captured by what it pressed, and a second one must still be able to pinch.
      if (event.pointerType !== 'touch') event.currentTarget.setPointerCapture(event.pointerId);
    }
    draw(now.gesture, now.held, to);
  };

  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const now = begun.current;
    const to = given.plan.current?.toPlan(event);
    if (!now || !to || now.pointerId !== event.pointerId) return;
    end();
    if (now.isMoving && now.gesture) given.onOutcome(outcomeOf(now.gesture, to, given.step), event);
    else given.onOutcome({ kind: 'clicked', on: now.on, at: to }, event);
  };

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: end };
}

type OnScreen = { readonly clientX: number; readonly clientY: number };

function distance(from: OnScreen, to: OnScreen): number {
  return Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY);
}

function outcomeOf(gesture: Gesture, to: Point, step: number): PointerOutcome {
  if (gesture.kind === 'drag') return { kind: 'dragged', way: wayOf(gesture, to, step) };
  const frame = frameOf(gesture, to, step);
  if (gesture.kind === 'pull') return { kind: 'pulled', frame, zoneId: gesture.zoneId };
  return { kind: gesture.kind === 'band' ? 'banded' : 'drawn', frame };
}

function pressedOn(target: EventTarget, draft: Draft): PressedOn {
  if (!(target instanceof Element)) return { kind: 'plan' };
  const seatId = target.closest('[data-seat]')?.getAttribute('data-seat');
  const seat = draft.seats.find((known) => known.id === seatId);
  if (seat) return { kind: 'seat', seat };
  const zoneId = target.closest('[data-zone]')?.getAttribute('data-zone');
  const zone = draft.zones.find((known) => known.id === zoneId);
  if (!zone) return { kind: 'plan' };
  const corner = corners.find((known) => known === target.getAttribute('data-corner'));
  return corner ? { kind: 'corner', zone, corner } : { kind: 'zone', zone };
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button') !== null;
}

function selectedNodes(canvas: HTMLElement): readonly SVGElement[] {
  const nodes = canvas.querySelectorAll<SVGElement>('[aria-selected="true"]');
  return [...nodes];
}

function shift(nodes: readonly SVGElement[], way: Point): void {
  const transform = `translate(${way.x}px, ${way.y}px)`;
  for (const node of nodes) node.style.transform = transform;
}

function show(frame: SVGRectElement | null, { x, y, width, height }: Rectangle): void {
  if (!frame) return;
  for (const [name, value] of Object.entries({ x, y, width, height })) {
    frame.setAttribute(name, String(value));
  }
  frame.setAttribute('visibility', 'visible');
}
