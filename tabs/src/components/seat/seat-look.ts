import type { SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';

/** How a seat is shown: its state, whether part of the period is left, and how it is given away. */
export const seatLooks = [
  'free',
  'partly-free',
  'taken',
  'mine',
  'drop-in',
  'assigned',
  'blocked',
] as const;
export type SeatLook = (typeof seatLooks)[number];

export function lookOf(availability: SeatAvailabilityWire | undefined): SeatLook {
  if (!availability) return 'blocked';
  const { state, mode } = availability;
  if (mode && (state === 'free' || state === 'blocked')) return mode;
  const isPartlyFree = state === 'taken' && (availability.freeParts?.length ?? 0) > 0;
  return isPartlyFree ? 'partly-free' : state;
}

/** How much of a period is free, from 0 to 1: the filled part of the ring. */
export function freeShare(
  availability: SeatAvailabilityWire,
  period: { readonly start: number; readonly end: number },
): number {
  const free = (availability.freeParts ?? []).reduce(
    (sum, part) => sum + Date.parse(part.to) - Date.parse(part.from),
    0,
  );
  return Math.min(1, Math.max(0, free / Math.max(1, period.end - period.start)));
}

/** What fits into a seat of a person's name: a Japanese family name's first two characters, or two initials. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/[\s\u3000]+/);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(first)) {
    return [...first].slice(0, 2).join('');
  }
  return `${[...first][0] ?? ''}${[...last][0] ?? ''}`.toUpperCase();
}
