import type { FloorMoment } from './availability.ts';
import { closureInTheWay } from './closure.ts';
import { isOffered, openingHoursOn } from './day-part.ts';
import type { SeatRules } from './operation.ts';
import type { Period } from './period.ts';
import type { Seat } from './seat.ts';
import { allDay, hoursOf, type Workday, workdayAt } from './workday.ts';

const minute = 60_000;

/**
 * For how long somebody who stands at a seat could take it: from this minute to the latest end that its
 * floor offers before anybody has it, its holder-to-be sits elsewhere, or it closes. Where the floor
 * offers no such end it is the time until then, which the rules refuse with what is offered.
 */
export function walkUpPeriod(seat: Seat, moment: FloorMoment): Period {
  const { now, clock } = moment;
  const workday = workdayAt(now, clock);
  const rules = moment.rulesOf(seat);
  const start = now - (now % minute);
  const limit = beforeClosing(start, limitOf(seat, moment), { moment, rules, workday });
  const ends = endsBy(limit, { moment, rules, workday }).filter(
    (end) =>
      now < end &&
      end <= limit &&
      isOffered({ start, end }, workday, { settings: rules.settings, clock, hasBegun: true }),
  );
  return { start, end: ends.length > 0 ? Math.max(...ends) : limit };
}

/** When somebody else has it, or its taker another seat, or it has been taken for as long as may be. */
function limitOf(seat: Seat, moment: FloorMoment): number {
  const { now, clock, viewer } = moment;
  const workday = workdayAt(now, clock);
  const { settings } = moment.rulesOf(seat);
  const { longestMinutes: longest } = settings;
  const own = settings.seatsAtATime === 'one' ? viewer.claims : [];
  const claimed = [...moment.claimsOf(seat), ...own].map(({ period }) => period.start);
  const hours =
    settings.bookable === 'opening-hours'
      ? openingHoursOn(workday, { settings, clock })
      : undefined;
  const limits = [
    ...claimed,
    allDay(workday, clock).end,
    longest < 1440 ? now - (now % minute) + longest * minute : Number.POSITIVE_INFINITY,
    hours?.end ?? Number.POSITIVE_INFINITY,
  ];
  return Math.min(...limits.filter((limit) => limit > now));
}

type On = {
  readonly moment: FloorMoment;
  readonly rules: SeatRules;
  readonly workday: Workday;
};

/** A closure that begins later today ends what can be taken; one that has begun is for the rules to tell. */
function beforeClosing(start: number, limit: number, on: On): number {
  const { moment, rules, workday } = on;
  const { clock, now } = moment;
  const closure = closureInTheWay(rules.closures, { start, end: limit }, { ...clock, workday });
  const closed = closure?.hours && hoursOf(workday, closure.hours, clock);
  if (!closed || closed.start <= now) return limit;
  return beforeClosing(start, closed.start, on);
}

const shortestStep = 5 * minute;
const longestStep = 60 * minute;
/** What DST moves the clock by, at most. */
const longestShift = 60 * minute;

/** Every end that the floor might offer, the latest of its steps among them. */
function endsBy(limit: number, { moment, rules, workday }: On): number[] {
  const { clock } = moment;
  const day = allDay(workday, clock);
  const parts = rules.settings.parts.flatMap((part) => hoursOf(workday, part, clock)?.end ?? []);
  const last = limit - ((limit - day.start) % shortestStep);
  const tries = (longestStep + longestShift) / shortestStep + 1;
  const steps = Array.from({ length: tries }, (_, back) => last - back * shortestStep);
  return [day.end, ...parts, ...steps];
}
