import { useEffect, useState } from 'react';

/** How long to wait before each try, the last one for all that follow. */
const pausesSeconds = [5, 10, 20, 40, 60] as const;
const longestPauseSeconds = 60;

type State = { readonly tries: number; readonly secondsLeft: number; readonly isTrying: boolean };

const waiting = (tries: number): State => ({
  tries,
  secondsLeft: pausesSeconds[tries] ?? longestPauseSeconds,
  isTrying: false,
});

/**
 * Tries again by itself, ever later, and at once when asked to; counts the seconds to the next try. A
 * page in the background goes on as slowly as the browser lets it.
 */
export function useRetries(retry: () => Promise<unknown>) {
  const [state, setState] = useState(() => waiting(0));
  const { tries, secondsLeft, isTrying } = state;

  useEffect(() => {
    if (!isTrying) return;
    let isGone = false;
    const goOn = () => {
      if (!isGone) setState(waiting(tries + 1));
    };
    retry().then(goOn, goOn);
    return () => {
      isGone = true;
    };
  }, [isTrying, tries, retry]);

  useEffect(() => {
    if (isTrying) return;
    const next = () =>
      setState((now) =>
        now.secondsLeft <= 1
          ? { ...now, secondsLeft: 0, isTrying: true }
          : { ...now, secondsLeft: now.secondsLeft - 1 },
      );
    const timer = setTimeout(next, 1000);
    return () => clearTimeout(timer);
  });

  const tryNow = () => setState((now) => ({ ...now, isTrying: true }));
  return { isTrying, secondsLeft, tryNow };
}
