import type { Closure } from '@sekitori/api/domain/closure';
import { type Desk, targetsAt } from './desk.ts';
import { operationAt } from './places.ts';

/** The saved closures of the place, each once. */
export function savedClosures(desk: Desk): readonly Closure[] {
  const all = targetsAt(desk).flatMap((target) => operationAt(desk.operation, target).closures);
  return [...new Map(all.map((closure) => [closure.id, closure])).values()];
}

/** Those that saving takes away. */
export function removedClosures(desk: Desk): readonly Closure[] {
  const isGone = (id: string) =>
    desk.edits.closures.some((edit) => edit.kind === 'remove' && edit.id === id);
  return savedClosures(desk).filter(({ id }) => isGone(id));
}
