import type { Period } from '@sekitori/api/domain/period';

/** Those of some instants, in order, that leave room for what is written at them and at both ends of a span. */
export function withRoom(instants: readonly number[], { start, end }: Period): readonly number[] {
  const room = (end - start) / 5;
  const kept: number[] = [];
  for (const at of instants) {
    if (at - (kept.at(-1) ?? start) >= room && end - at >= room) kept.push(at);
  }
  return kept;
}
