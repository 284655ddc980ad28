const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** What is left until something, in the two units that matter; in seconds only within the last minute. */
export type Remaining =
  | { readonly unit: 'days'; readonly days: number; readonly hours: number }
  | { readonly unit: 'hours'; readonly hours: number; readonly minutes: number }
  | { readonly unit: 'minutes'; readonly minutes: number }
  | { readonly unit: 'seconds'; readonly seconds: number };

/** Rounded up, so that nothing is left exactly when the time has come. */
export function remaining(ms: number): Remaining {
  if (ms <= minute) return { unit: 'seconds', seconds: Math.max(0, Math.ceil(ms / second)) };
  const minutes = Math.ceil(ms / minute);
  if (minutes < 60) return { unit: 'minutes', minutes };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { unit: 'hours', hours, minutes: minutes % 60 };
  return { unit: 'days', days: Math.floor(ms / day), hours: Math.floor((ms % day) / hour) };
}

/** After how many milliseconds it is said otherwise. */
export function untilNextSaid(ms: number): number {
  const step = ms <= minute ? second : minute;
  return Math.max(1, ms % step === 0 ? step : ms % step);
}
