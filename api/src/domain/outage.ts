import type { Period } from './period.ts';

/** Spans in which the service did not look after bookings, the earliest first; none overlap (C7). */
export type Outages = readonly Period[];

/** When the service last looked after bookings, and when it did not for long. */
export type Heartbeat = { readonly at: number; readonly outages: Outages };

const longestPause = 5 * 60_000;
/** No booking is waited for longer than a day. */
const rememberedFor = 2 * 24 * 60 * 60_000;

/**
 * The next beat. More than five minutes since the last one are an outage, whether nothing ran or the clock
 * jumped ahead; where the clock was set back, what it made of the time that did not pass is forgotten.
 */
export function beatAfter(last: Heartbeat | undefined, now: number): Heartbeat {
  const past = (last?.outages ?? [])
    .filter(({ start, end }) => start < now && end > now - rememberedFor)
    .map(({ start, end }) => ({ start, end: Math.min(end, now) }));
  const isLate = last !== undefined && now - last.at > longestPause;
  return { at: now, outages: isLate ? [...past, { start: last.at, end: now }] : past };
}

/** A time as much later as the service was down while it was waited for; what delays may meet the next outage. */
export function putOff(instant: number, from: number, outages: Outages): number {
  return outages.reduce((later, { start, end }) => {
    const down = end - Math.max(start, from);
    return start < later && down > 0 ? later + down : later;
  }, instant);
}
