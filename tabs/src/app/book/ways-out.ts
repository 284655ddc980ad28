import type { SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import type { RefusalWire } from '@sekitori/api/contract/problem';
import { covers, overlaps, type Period } from '@sekitori/api/domain/period';
import {
  addDays,
  allDay,
  clockTime,
  parseWorkday,
  type Workday,
  workdayAt,
} from '@sekitori/api/domain/workday';
import {
  allDayChosen,
  type ChosenTime,
  isChoiceOpen,
  partRuns,
  periodOfChoice,
  timesOfDay,
  usualChoice,
} from '../../features/choose-time/chosen-time.ts';
import { ticksOn } from '../../features/choose-time/day-ticks.ts';
import { furthest } from '../../features/choose-time/two-handles.ts';
import { type DayClock, periodFromWire } from '../../lib/floor-clock.ts';

/** A workday and a period of it that the rule would let through; without a period, the time that is chosen now. */
export type WayOut = {
  readonly workday: Workday;
  readonly time?: ChosenTime;
  readonly period?: Period;
};

export type Asked = {
  readonly day: DayClock;
  readonly period: Period;
  readonly now: number;
  /** The workdays on which something can be booked, in order. */
  readonly open: readonly Workday[];
};

type Facts = {
  readonly refusal: Omit<RefusalWire, 'title' | 'detail' | 'next'>;
  readonly freeParts: SeatAvailabilityWire['freeParts'];
};

/** What the facts of a refusal say would work instead (B8): never a guess about what others may have booked meanwhile. */
export function waysOut({ refusal, freeParts = [] }: Facts, asked: Asked): readonly WayOut[] {
  const { day } = asked;
  switch (refusal.code) {
    case 'seat-taken':
      return freeParts.flatMap((part) =>
        onThisDay(longestWithin(periodFromWire(part), asked), asked),
      );
    case 'too-far-ahead':
      return onDay(parseWorkday(refusal.lastWorkday ?? ''), asked);
    case 'seat-closed':
      return refusal.opensAt === undefined ? [] : fromInstant(Date.parse(refusal.opensAt), asked);
    case 'outside-hours': {
      const { from, to } = refusal;
      const hours = from && to ? longestWithin(periodFromWire({ from, to }), asked) : undefined;
      return hours ? onThisDay(hours, asked) : onNextDay(day.workday, asked);
    }
    case 'period-not-offered':
      return onThisDay(nearestOf(choicesOf(offering(refusal.offered, day), asked), asked), asked);
    case 'too-short':
    case 'too-long':
      return onThisDay(nearestOf(choicesOf(withLength(refusal, day), asked), asked), asked);
    case 'drop-in-only':
      return onThisDay(startingNow(asked), asked);
    case 'in-the-past':
    case 'spans-workdays':
      return onThisDay(usualPeriod(asked), asked).concat(onNextDay(day.workday, asked)).slice(0, 1);
    case 'quota-reached':
      return onNextDay(parseWorkday(refusal.quota?.last ?? '') ?? day.workday, asked);
    default:
      return [];
  }
}

function onThisDay(period: Period | undefined, { day }: Asked): readonly WayOut[] {
  return period ? [{ workday: day.workday, period }] : [];
}

function onDay(workday: Workday | undefined, { open, day }: Asked): readonly WayOut[] {
  return workday && workday !== day.workday && open.includes(workday) ? [{ workday }] : [];
}

function onNextDay(after: Workday, asked: Asked): readonly WayOut[] {
  return onDay(
    asked.open.find((workday) => workday > after),
    asked,
  );
}

/** From an instant on: later that day, or the first open day that it lies on or before. */
function fromInstant(instant: number, asked: Asked): readonly WayOut[] {
  const workday = workdayAt(instant, asked.day);
  if (workday !== asked.day.workday) return onNextDay(addDays(workday, -1), asked);
  const { end } = allDay(workday, asked.day);
  return onThisDay(longestWithin({ start: instant, end }, asked), asked);
}

/** All that could be chosen on a day that offers this, as periods. */
function choicesOf(day: DayClock, { now }: Asked): readonly Period[] {
  const times = timesOfDay(day, now);
  return [allDayChosen, ...partRuns(day), ...(times ? [times] : [])].flatMap((choice) => {
    const period = periodOfChoice(choice, day);
    return period && isChoiceOpen(choice, day, now) ? [period] : [];
  });
}

/** The longest period that the floor offers within a span. */
function longestWithin(span: Period, asked: Asked): Period | undefined {
  const { day, now } = asked;
  const ticks = ticksOn(day, now).filter((at) => span.start <= at && at <= span.end);
  const times = furthest(ticks, day.settings);
  return [
    ...choicesOf(day, asked).filter((period) => covers(span, period)),
    ...(times ? [times] : []),
  ]
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .at(0);
}

/** The one that has most in common with what was wanted. */
function nearestOf(periods: readonly Period[], { period: wanted }: Asked): Period | undefined {
  const common = (period: Period) =>
    overlaps(period, wanted)
      ? Math.min(period.end, wanted.end) - Math.max(period.start, wanted.start)
      : 0;
  const strange = (period: Period) => lengthOf(period) - common(period);
  return [...periods].sort((a, b) => common(b) - common(a) || strange(a) - strange(b)).at(0);
}

const lengthOf = ({ start, end }: Period) => end - start;

function usualPeriod({ day, now }: Asked): Period | undefined {
  const choice = usualChoice(day, now);
  return isChoiceOpen(choice, day, now) ? periodOfChoice(choice, day) : undefined;
}

/** What has begun already, so that whoever is there takes it now. */
function startingNow(asked: Asked): Period | undefined {
  const begun = choicesOf(asked.day, asked).filter(({ start }) => start <= asked.now);
  return nearestOf(begun, asked);
}

function offering(offered: RefusalWire['offered'], day: DayClock): DayClock {
  if (!offered) return day;
  const { allDay: whole, parts, stepMinutes } = offered;
  const settings = {
    ...day.settings,
    allDay: whole ? ('offered' as const) : ('not-offered' as const),
    parts: parts.map(({ id, from, to }) => ({ id, from: clockTime(from), to: clockTime(to) })),
    freeTimes: stepMinutes === undefined ? ('not-offered' as const) : { stepMinutes },
  };
  return { ...day, settings };
}

function withLength({ code, minutes }: Facts['refusal'], day: DayClock): DayClock {
  if (minutes === undefined) return day;
  const length = code === 'too-long' ? { longestMinutes: minutes } : { shortestMinutes: minutes };
  return { ...day, settings: { ...day.settings, ...length } };
}
