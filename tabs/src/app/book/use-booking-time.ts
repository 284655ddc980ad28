import type { FloorWire } from '@sekitori/api/contract/floor-wire';
import {
  addDays,
  allDay,
  parseWorkday,
  type Workday,
  workdayAt,
} from '@sekitori/api/domain/workday';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import {
  type ChosenTime,
  choiceOnDay,
  periodOfChoice,
  usualChoice,
} from '../../features/choose-time/chosen-time.ts';
import { likelyWorkday, workdaysBetween } from '../../features/choose-time/likely-workday.ts';
import { earliest } from '../../lib/booking-standing.ts';
import { clockOfFloor, type DayClock, type FloorClock } from '../../lib/floor-clock.ts';
import { floorDaysQuery } from '../../lib/queries.ts';
import { useMoment } from '../../lib/use-moment.ts';
import { openingOf, useOpened } from './use-opening.ts';

/** The workday and the part of it that the page is about: the address's, else the likely one, as usual there. */
export function useBookingTime(floor: FloorWire) {
  const [address] = useSearchParams();
  const clock = useMemo(() => clockOfFloor(floor), [floor]);
  const [asked, choose] = useState(() => parseWorkday(address.get('workday') ?? ''));
  const [wished, chooseTime] = useState<ChosenTime>();
  const opening = openingOf(floor);
  const now = useMoment((at) => nextChange(at, opening?.opensAt));
  const { days, next } = useDays(floor, { now, clock });

  const isClosed = (day: Workday) =>
    days.find(({ workday }) => workday === day)?.closed !== undefined;
  const workdays = days.map((day) => day.workday);
  const today = workdayAt(now, clock);
  const isOpen = asked !== undefined && workdays.includes(asked);
  const workday = (isOpen ? asked : likelyWorkday(workdays, clock, { now, isClosed })) ?? today;

  const day = useMemo((): DayClock => ({ ...clock, workday }), [clock, workday]);
  const time = wished ? choiceOnDay(wished, day, now) : usualChoice(day, now);
  const wholeDay = useMemo(() => allDay(workday, clock), [workday, clock]);
  const chosen = periodOfChoice(time, day) ?? wholeDay;
  // The same period stays the same object, so that what depends on it is not asked for again.
  const period = useMemo(
    () => ({ start: chosen.start, end: chosen.end }),
    [chosen.start, chosen.end],
  );
  return { day, now, days, next, today, workday, choose, time, chooseTime, period, wholeDay };
}

/** The days of the window with what is known of each; one joins them in the second that it opens (A6). */
function useDays(floor: FloorWire, at: { readonly now: number; readonly clock: FloorClock }) {
  const { first, last } = floor.bookable;
  const opening = openingOf(floor);
  const isDue = opening !== undefined && opening.opensAt <= at.now;
  useOpened(opening, isDue);
  const end = isDue ? opening.workday : last;
  const workdays = useMemo(
    () => workdaysBetween(first, end, (day) => addDays(day, 1)),
    [first, end],
  );
  const fullness = useQuery(floorDaysQuery(floor.id));
  const days = workdays.map((workday) => {
    const known = fullness.data?.find((fact) => fact.workday === workday);
    return { seatCount: floor.seatCount, takenCount: 0, ...known, workday };
  });
  return { days, next: isDue ? undefined : opening };
}

/** When the page next shows something else by the clock alone: a part is over, a step or a day has begun, one opens. */
function nextChange(now: number, opensAt: number | undefined): number | undefined {
  const step = 5 * 60_000;
  const nextStep = now - (now % step) + step;
  return earliest([nextStep, ...(opensAt !== undefined && opensAt > now ? [opensAt] : [])]);
}
