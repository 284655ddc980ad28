import type { FloorWire } from '@sekitori/api/contract/floor-wire';
import { addDays, parseWorkday, workdayAt } from '@sekitori/api/domain/workday';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import {
  allDayChosen,
  firstOffered,
  periodOfChoice,
} from '../../features/choose-time/chosen-time.ts';
import { likelyWorkday, workdaysBetween } from '../../features/choose-time/likely-workday.ts';
import { now } from '../../lib/clock.ts';
import { clockOfFloor } from '../../lib/floor-clock.ts';
import { floorDaysQuery } from '../../lib/queries.ts';

/** The workday and the part of it that the page is about: the address's, else the likely one, all day. */
export function useBookingTime(floor: FloorWire) {
  const [address] = useSearchParams();
  const clock = useMemo(() => clockOfFloor(floor), [floor]);
  const { first, last } = floor.bookable;
  const days = useMemo(() => workdaysBetween(first, last, (day) => addDays(day, 1)), [first, last]);
  const [asked, choose] = useState(() => parseWorkday(address.get('workday') ?? ''));
  const [time, chooseTime] = useState(() => firstOffered(clock));
  const today = workdayAt(now(), clock);
  const isOpen = asked !== undefined && days.includes(asked);
  const workday = (isOpen ? asked : likelyWorkday(days, now(), clock)) ?? today;

  const fullness = useQuery(floorDaysQuery(floor.id));
  const strip = days.map((day) => {
    const known = fullness.data?.find((fact) => fact.workday === day);
    const { seatCount } = floor;
    return { seatCount, takenCount: 0, ...known, workday: day };
  });

  const period = useMemo(() => periodOfChoice(time, workday, clock), [time, workday, clock]);
  const wholeDay = useMemo(() => periodOfChoice(allDayChosen, workday, clock), [workday, clock]);
  return { clock, days: strip, today, workday, choose, time, chooseTime, period, wholeDay };
}
