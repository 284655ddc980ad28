/**
 * A span of time, start included and end excluded, so that one booking may end at the instant the
 * next begins (A2). Instants are epoch milliseconds; local times exist only at the edges.
 */
export type Period = { readonly start: number; readonly end: number };

/** A period, or undefined where the end does not come after the start. */
export function periodBetween(start: number, end: number): Period | undefined {
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && start < end
    ? { start, end }
    : undefined;
}

/** Whether some instant lies in both. */
export function overlaps(a: Period, b: Period): boolean {
  return a.start < b.end && b.start < a.end;
}

export function covers(outer: Period, inner: Period): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function includes(period: Period, instant: number): boolean {
  return period.start <= instant && instant < period.end;
}

/** The parts of a period that none of the others touches, in order. */
export function without(period: Period, others: readonly Period[]): Period[] {
  const inOrder = others
    .filter((other) => overlaps(period, other))
    .sort((a, b) => a.start - b.start);
  const parts: Period[] = [];
  let from = period.start;
  for (const other of inOrder) {
    if (other.start > from) parts.push({ start: from, end: other.start });
    from = Math.max(from, other.end);
  }
  if (from < period.end) parts.push({ start: from, end: period.end });
  return parts;
}
