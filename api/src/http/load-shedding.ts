import type { RouteName, Routes } from '../contract/routes.ts';

/** What a request is worth keeping when there is too much to do; the first class goes first. */
export type Importance = 'refresh' | 'work' | 'promise';

/** How far the event loop is behind, in milliseconds, from which on a class is sent away (security.md 4.7). */
const shedAtMs: { readonly [Class in Importance]: number } = {
  refresh: 100,
  work: 400,
  // Checking in, booking and giving a seat back are what people stand in front of a desk for.
  promise: Number.POSITIVE_INFINITY,
};

/** The process is behind; whoever asks should come back in a moment. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

/** How far the event loop of this process is behind. */
export type Load = { readonly delayMs: () => number };

/** For demonstrations, tests and measurements. */
export const neverBehind: Load = { delayMs: () => 0 };

type Audit = Routes[RouteName]['audit'];

const promised: ReadonlySet<string> = new Set<Audit>([
  'booking.make',
  'booking.move',
  'booking.release',
  'booking.cancel',
  // Leaving must work at any time.
  'session.signed-out',
  'session.ended-by-rsi',
  'session.end',
  'session.end-others',
  // A message may be a booking; what it is about is known only once it is read.
  'bot.activity',
  'health.live',
  'health.ready',
]);

const refreshed: ReadonlySet<string> = new Set<Audit>([
  'floor.read-availability',
  'floor.follow-availability',
  'floor.read-days',
]);

export function importanceOf({ audit }: { readonly audit: string }): Importance {
  if (promised.has(audit)) return 'promise';
  return refreshed.has(audit) ? 'refresh' : 'work';
}

/** Throws `Overloaded` where a request of this class has to wait. */
export function admitUnder(load: Load, importance: Importance): void {
  if (load.delayMs() >= shedAtMs[importance]) throw new Overloaded('The event loop is behind');
}
