import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { now } from './clock.ts';

/** Browsers wait for no longer than this; a later moment is waited for in steps. */
const longestWait = 2 ** 31 - 1;

/**
 * The instant that a page shows: it moves on when the next moment comes at which something changes by
 * the clock alone, and when somebody comes back to the page. `nextAfter` is asked once a moment.
 */
export function useMoment(nextAfter: (instant: number) => number | undefined): number {
  const [at, setAt] = useState(now);
  const next = nextAfter(at);

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') setAt(now());
    };
    document.addEventListener('visibilitychange', look);
    const wait = next === undefined ? undefined : next - Math.max(at, now());
    const timer =
      wait === undefined
        ? undefined
        : setTimeout(() => setAt(now()), Math.min(longestWait, Math.max(0, wait)));
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearTimeout(timer);
    };
  }, [next, at]);

  return at;
}

/** Does something each time that such an instant has come, not when the page opens. */
export function useWhenItCame(instant: number, act: () => void): void {
  const opened = useRef(instant);
  const onCame = useEffectEvent(act);
  useEffect(() => {
    if (instant !== opened.current) onCame();
  }, [instant]);
}
