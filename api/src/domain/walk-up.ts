import type { FloorMoment } from './availability.ts';
import { decideRules } from './booking-rules.ts';
import { closureInTheWay } from './closure.ts';
import { isOffered, openingHoursOn } from './day-part.ts';
import { rulesForGroups } from './group-rules.ts';
import type { SeatRules } from './operation.ts';
import type { Period } from './period.ts';
import type { Seat } from './seat.ts';
import { allDay, hoursOf, type Workday, workdayAt } from './workday.ts';

const minute = 60_000;

/**
 * For how long somebody who stands at a seat could take it: from this minute to the latest end that the
 * rules let them have before anybody else has it, or they another one. Where the rules let them have none
 * it is the longest that the floor offers, so that these say why.
 */
export function walkUpPeriod(seat: Seat, moment: FloorMoment): Period {
  const { now, clock } = moment;
  const rules = moment.rulesOf(seat);
  const start = now - (now % minute);
  const on: On = { moment, rules, workday: workdayAt(now, clock), start };
  const limit = claimedFrom(seat, on);
  const ends = endsBy(limit, on);
  const isAllowed = (end: number) =>
    !decideRules({ ...moment, wanted: { start, end } }, rules, moment.viewer);
  return { start, end: ends.find(isAllowed) ?? ends[0] ?? limit };
}

type On = {
  readonly moment: FloorMoment;
  readonly rules: SeatRules;
  readonly workday: Workday;
  /** The minute that it is. */
  readonly start: number;
};

/** When somebody else has it, or its taker another seat, or the day ends. */
function claimedFrom(seat: Seat, { moment, rules, workday }: On): number {
  const { settings } = rulesForGroups(rules, moment.viewer.groups).rules;
  const own = settings.seatsAtATime === 'one' ? moment.viewer.claims : [];
  const starts = [...moment.claimsOf(seat), ...own].map(({ period }) => period.start);
  const day = allDay(workday, moment.clock);
  return Math.min(day.end, ...starts.filter((start) => start > moment.now));
}

/** Every end that is worth asking the rules about, the latest first: few, because it is asked of many seats. */
function endsBy(limit: number, on: On): number[] {
  const { moment, rules, workday } = on;
  const { clock, now } = moment;
  const parts = rules.settings.parts.flatMap((part) => hoursOf(workday, part, clock)?.end ?? []);
  const steps = [limit, ...stopsOf(limit, on)].flatMap((stop) => latestStepBy(stop, on) ?? []);
  const ends = [allDay(workday, clock).end, ...parts].filter((end) => isEnd(end, on));
  return [...new Set([...ends, ...steps])]
    .filter((end) => now < end && end <= limit)
    .sort((a, b) => b - a);
}

const isEnd = (end: number, { moment: { clock }, rules, workday, start }: On): boolean =>
  isOffered({ start, end }, workday, { settings: rules.settings, clock, hasBegun: true });

/** What else may end it: the floor closes, it is long enough, or a closure begins. */
function stopsOf(limit: number, on: On): number[] {
  const { moment, rules, workday, start } = on;
  const { clock } = moment;
  const { settings } = rules;
  const day = allDay(workday, clock);
  const longest = start + settings.longestMinutes * minute;
  // Where DST made the day longer, so many hours on the clock are more than pass.
  const gained = day.end - day.start - 1440 * minute;
  const hours = openingHoursOn(workday, { settings, clock });
  const stops = [longest, longest + gained, beforeClosing(limit, on), hours?.end ?? limit];
  return stops.map((stop) => Math.min(stop, limit));
}

/** A closure that begins later ends what can be taken; one that has begun is for the rules to tell. */
function beforeClosing(limit: number, on: On): number {
  const { moment, rules, workday, start } = on;
  const { clock } = moment;
  const closure = closureInTheWay(rules.closures, { start, end: limit }, { ...clock, workday });
  const closed = closure?.hours && hoursOf(workday, closure.hours, clock);
  if (!closed || closed.start <= start) return limit;
  return beforeClosing(closed.start, on);
}

const shortestStep = 5 * minute;
/** The longest step, and what DST moves the clock by at most. */
const widestStep = 120 * minute;

/** The latest step of the floor up to an instant. */
function latestStepBy(stop: number, on: On): number | undefined {
  const { start: dayStarts } = allDay(on.workday, on.moment.clock);
  const last = stop - ((stop - dayStarts) % shortestStep);
  for (let back = 0; back <= widestStep; back += shortestStep) {
    if (last - back > on.moment.now && isEnd(last - back, on)) return last - back;
  }
  return undefined;
}
