import type { FloorWire } from '@sekitori/api/contract/floor-wire';
import { parseWorkday } from '@sekitori/api/domain/workday';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Opening } from '../../features/choose-time/NextDay.tsx';
import { jitterMs } from '../../lib/jitter.ts';

/** The next day that is not open for booking yet; undefined where the service names none. */
export function openingOf({ bookable }: FloorWire): Opening | undefined {
  const workday = parseWorkday(bookable.next?.workday ?? '');
  return workday && bookable.next
    ? { workday, opensAt: Date.parse(bookable.next.opensAt) }
    : undefined;
}

/** Everything that says which days are open, and how seats stand on the one that has just opened. */
const touched = ['floors', 'floor', 'floor-days', 'availability'];

const [soonest, spread, again] = [200, 3_000, 5_000];

/**
 * Asks the service anew once a day has opened, until it says so itself. Everybody's page sees that second come, so
 * each waits a little of its own, or all would ask at once.
 */
export function useOpened(opening: Opening | undefined, isDue: boolean): void {
  const client = useQueryClient();
  const workday = isDue ? opening?.workday : undefined;
  useEffect(() => {
    if (workday === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      for (const key of touched) void client.invalidateQueries({ queryKey: [key] });
      timer = setTimeout(ask, again + jitterMs(spread));
    };
    timer = setTimeout(ask, soonest + jitterMs(spread));
    return () => clearTimeout(timer);
  }, [client, workday]);
}
