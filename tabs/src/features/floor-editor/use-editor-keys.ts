import { type KeyboardEvent as PlanKeyEvent, type RefObject, useEffect } from 'react';
import type { PlanViewHandle } from '../../components/plan-view/use-viewport.ts';
import type { Point } from './plan-geometry.ts';
import { type Direction, nextInDirection, toggled } from './selection.ts';
import { type Tool, toolOf } from './tool.ts';
import type { Editing } from './use-editor.ts';

type Given = {
  readonly editing: Editing;
  /** 0 where nothing snaps. */
  readonly step: number;
  readonly plan: RefObject<PlanViewHandle | null>;
  readonly onTool: (tool: Tool) => void;
  readonly onSnapping: () => void;
  readonly onSave: () => void;
  readonly onEscape: () => void;
  readonly onHelp: () => void;
  readonly onUseTool: (at: Point) => void;
  readonly onDuplicate: (way: Point) => void;
};

const directionOf: { readonly [key: string]: Direction } = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const wayTo: { readonly [D in Direction]: Point } = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** The whole editor by keyboard: tools and undo anywhere but in fields, the rest on the plan. */
export function useEditorKeys(given: Given) {
  const { editing, step, plan } = given;
  const { editor, dispatch } = editing;
  const { seats } = editor.drafts.present;

  const command = (event: KeyboardEvent): (() => void) | undefined => {
    const key = event.key.toLowerCase();
    if (key === 's') return given.onSave;
    if (isTyping(event.target)) return undefined;
    if (key === 'z') return () => dispatch({ kind: event.shiftKey ? 'redo' : 'undo' });
    if (key === 'y') return () => dispatch({ kind: 'redo' });
    return undefined;
  };

  const pageAction = (key: string): (() => void) | undefined => {
    const tool = toolOf(key);
    if (tool) return () => given.onTool(tool);
    switch (key) {
      case 'g':
      case 'G':
        return given.onSnapping;
      case '?':
        return given.onHelp;
      case 'Escape':
        return given.onEscape;
      default:
        return undefined;
    }
  };

  const onPageKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) return run(event, command(event));
    if (!isTyping(event.target) && !event.altKey) run(event, pageAction(event.key));
  };

  useEffect(() => {
    // On the document: right after an upload or a dialog nothing of the editor has the focus.
    document.addEventListener('keydown', onPageKey);
    return () => document.removeEventListener('keydown', onPageKey);
  });

  const walk = (direction: Direction, from: string | undefined) => {
    const seat = seats.find((known) => known.id === from);
    const next = seat && nextInDirection(seat, seats, direction);
    if (!next) return;
    plan.current?.reveal(next);
    document.querySelector<SVGElement>(`[data-seat="${CSS.escape(next.id)}"]`)?.focus();
  };

  const nudge = (direction: Direction, isFar: boolean) => {
    const length = (step > 0 ? step : 1) * (isFar ? 10 : 1);
    const way = { x: wayTo[direction].x * length, y: wayTo[direction].y * length };
    dispatch({ kind: 'move', ids: editor.selection, way });
  };

  const onPlanKey = (event: PlanKeyEvent<HTMLElement>) => {
    const focused = focusedId(event.target);
    const isModified = event.ctrlKey || event.metaKey;
    const direction = directionOf[event.key];
    if (direction) {
      event.preventDefault();
      const isNudge = !isModified && (focused === undefined || editor.selection.includes(focused));
      return isNudge ? nudge(direction, event.shiftKey) : walk(direction, focused);
    }
    return run(event, isModified ? commandOnPlan(event.key) : actionOnPlan(event, focused));
  };

  const commandOnPlan = (key: string): (() => void) | undefined => {
    if (key === 'a') return () => dispatch({ kind: 'select', ids: seats.map((seat) => seat.id) });
    if (key === 'd') return () => given.onDuplicate({ x: editing.seatSize, y: editing.seatSize });
    return undefined;
  };

  const actionOnPlan = (event: PlanKeyEvent<HTMLElement>, focused: string | undefined) => {
    switch (event.key) {
      case 'Delete':
      case 'Backspace':
        return () => dispatch({ kind: 'remove', ids: editor.selection });
      case 'r':
      case 'R':
        return () => dispatch({ kind: 'turn-seats', ids: editor.selection, by: 90 });
      case 'Enter':
      case ' ':
        return () => choose(event, focused);
      default:
        return undefined;
    }
  };

  const choose = (event: PlanKeyEvent<HTMLElement>, focused: string | undefined) => {
    if (focused === undefined) return placeInView(event.currentTarget);
    const ids = event.shiftKey ? toggled(editor.selection, focused) : [focused];
    dispatch({ kind: 'select', ids });
  };

  /** Where the eye is: the middle of what is in view, however the plan is zoomed and moved. */
  const placeInView = (canvas: HTMLElement) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const middle = { clientX: left + width / 2, clientY: top + height / 2 };
    const at = plan.current?.toPlan(middle);
    if (at) given.onUseTool(at);
  };

  return { onPlanKey };
}

function run(event: KeyboardEvent | PlanKeyEvent, action: (() => void) | undefined): void {
  if (!action) return;
  event.preventDefault();
  action();
}

function focusedId(target: EventTarget): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.getAttribute('data-seat') ?? target.getAttribute('data-zone') ?? undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [role=dialog]') !== null
  );
}
