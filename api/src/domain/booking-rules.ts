import {
  bookableWorkdays,
  fromNow,
  isOpenForBooking,
  isWithinOneWorkday,
  opensAt,
} from './booking-window.ts';
import { type Claim, type Claims, claimInTheWay } from './claim.ts';
import { closureInTheWay, opensAgainAt } from './closure.ts';
import { isOffered, offeredPeriods, openingHoursOn } from './day-part.ts';
import { type GroupedRules, rulesForGroups } from './group-rules.ts';
import type { HolidayName, HolidayOn } from './holiday.ts';
import type { BookingId, PersonId } from './ids.ts';
import type { SeatRules } from './operation.ts';
import { noHolidays } from './operation-settings.ts';
import { covers, type Period } from './period.ts';
import type { PersonSeen } from './person.ts';
import { quotaInTheWay } from './quota.ts';
import type { Refusal } from './refusal.ts';
import { allDay, minutesOnClock, type SiteClock, type Workday, workdayAt } from './workday.ts';

/** What is wished for, and when it is asked. */
export type Wish = {
  readonly wanted: Period;
  readonly now: number;
  readonly clock: SiteClock;
  readonly holidayOn: HolidayOn;
};

/** Who wishes it, as far as rules ask. */
export type Booker = {
  readonly person: PersonId;
  /** The RSI groups they are in. */
  readonly groups: readonly string[];
  /** Their claims around the wanted workday, on whichever floor, and what the seat of one is called. */
  readonly claims: Claims;
  readonly nameOf: (claim: Claim) => string;
  /** The workdays of the bookings that count in a quota around the wanted one; asked for only where there is one. */
  readonly counted: readonly Workday[];
  readonly seen: (person: PersonId) => PersonSeen;
};

type Case = Wish & {
  readonly period: Period;
  readonly workday: Workday;
  readonly rules: SeatRules;
  /** Whose rule a value is, where it is a group's. */
  readonly groups: GroupedRules['groups'];
};
type PersonCase = Case & { readonly booker: Booker };

/** The rules that ask about the time and the seat alone, in the order they are asked. */
export const impersonalRules = {
  'time-to-come': ({ wanted, now, clock }: Case) =>
    wanted.end > now ? undefined : { code: 'in-the-past', endedAt: wanted.end, clock },
  'booking-window': decideWindow,
  'one-workday': ({ wanted, clock }: Case) =>
    isWithinOneWorkday(wanted, clock)
      ? undefined
      : { code: 'spans-workdays', workday: workdayAt(wanted.start, clock) },
  'seat-mode': decideMode,
  closures: decideClosures,
  'opening-hours': decideHours,
  'day-parts': decideParts,
  length: decideLength,
} as const satisfies { readonly [name: string]: (of: Case) => Refusal | undefined };

/** The rules that also ask who it is. */
export const personalRules = {
  'who-may-book': decideMayBook,
  quota: decideQuota,
  'seats-at-a-time': decideSeatsAtATime,
} as const satisfies { readonly [name: string]: (of: PersonCase) => Refusal | undefined };

export type RuleName = keyof typeof impersonalRules | keyof typeof personalRules;

const caseOf = (wish: Wish, general: SeatRules, booker: Booker | undefined): Case => {
  const period = fromNow(wish.wanted, wish.now);
  const workday = workdayAt(period.start, wish.clock);
  return { ...wish, ...rulesForGroups(general, booker?.groups ?? []), period, workday };
};

/** Whether anything in these rules depends on who asks, beside the one seat at a time. */
export function arePersonal({ settings }: SeatRules): boolean {
  return (
    settings.mayBook !== 'everyone' ||
    settings.seatMode.kind === 'assigned' ||
    settings.groupRules.length > 0 ||
    hasQuota(settings)
  );
}

const hasQuota = ({ quota }: SeatRules['settings']) => Object.keys(quota).length > 0;

/** Whether a quota asks for bookings beyond those around the workday. */
export function asksForQuota({ settings }: SeatRules): boolean {
  return hasQuota(settings) || settings.groupRules.some(({ quota }) => quota !== undefined);
}

export type Verdict = { readonly rule: RuleName; readonly refusal?: Refusal };

/** What each rule says of a seat of these rules; without alternatives, which whoever knows the floor adds. */
export function verdictsOf(wish: Wish, rules: SeatRules, booker?: Booker): Verdict[] {
  const of = caseOf(wish, rules, booker);
  const verdicts = namesOf(impersonalRules).map((rule) => verdict(rule, impersonalRules[rule](of)));
  if (!booker) return verdicts;
  const personal = namesOf(personalRules).map((rule) =>
    verdict(rule, personalRules[rule]({ ...of, booker })),
  );
  return [...verdicts, ...personal];
}

const namesOf = <Name extends string>(rules: { readonly [N in Name]: unknown }) =>
  Object.keys(rules) as Name[];

const verdict = (rule: RuleName, refusal: Refusal | undefined): Verdict =>
  refusal ? { rule, refusal } : { rule };

/**
 * Whether every rule that may say something else to others lets somebody pass: those that ask who it is,
 * and the window, which a group may have of its own.
 */
export function passesAsThemselves(wish: Wish, rules: SeatRules, booker: Booker): boolean {
  const of = { ...caseOf(wish, rules, booker), booker };
  return !decideWindow(of) && namesOf(personalRules).every((rule) => !personalRules[rule](of));
}

/** The first rule that says no, or undefined. */
export function decideRules(wish: Wish, rules: SeatRules, booker?: Booker): Refusal | undefined {
  return verdictsOf(wish, rules, booker).find(({ refusal }) => refusal !== undefined)?.refusal;
}

function decideWindow({ wanted, now, clock, rules, groups }: Case): Refusal | undefined {
  const { settings, from } = rules;
  if (isOpenForBooking(wanted.start, now, { settings, clock })) return undefined;
  return {
    code: 'too-far-ahead',
    daysAhead: settings.daysAhead,
    lastWorkday: bookableWorkdays(now, { clock, settingsOn: () => settings }).last,
    opensAt: opensAt(wanted.start, { settings, clock }),
    clock,
    setAt: from.daysAhead,
    ...(groups.daysAhead === undefined ? {} : { group: groups.daysAhead }),
  };
}

function decideMode({ wanted, now, clock, workday, rules }: Case): Refusal | undefined {
  const { seatMode } = rules.settings;
  const setAt = rules.from.seatMode;
  if (seatMode.kind === 'unavailable') {
    return { code: 'seat-closed', reason: seatMode.reason, clock, setAt, alternatives: [] };
  }
  if (seatMode.kind !== 'drop-in' || wanted.start <= now) return undefined;
  const { start } = allDay(workday, clock);
  return { code: 'drop-in-only', opensAt: start, clock, setAt, alternatives: [] };
}

function decideClosures(of: Case): Refusal | undefined {
  const { period, workday, clock, rules } = of;
  const { closures } = rules;
  const closed = closureInTheWay(closures, period, { ...clock, workday });
  const holiday = closed ? undefined : holidayIn(of, workday);
  const reason = closed?.reason ?? holiday;
  if (reason === undefined) return undefined;
  const isHoliday = (day: Workday) => holidayIn(of, day) !== undefined;
  const opensAt = opensAgainAt(workday, closed, { ...clock, closures, isHoliday });
  return {
    code: 'seat-closed',
    reason,
    ...(opensAt === undefined ? {} : { opensAt }),
    clock,
    setAt: closed?.level ?? rules.from.holidaysOf,
    alternatives: [],
  };
}

function holidayIn({ rules, holidayOn }: Case, workday: Workday): HolidayName | undefined {
  const country = rules.settings.holidaysOf;
  return country === noHolidays ? undefined : holidayOn(country, workday);
}

/** A whole day is as much of it as the floor is open. */
function decideHours(of: Case): Refusal | undefined {
  const { period, workday, clock, rules } = of;
  const { settings, from } = rules;
  if (settings.bookable === 'any-time') return undefined;
  const hours = openingHoursOn(workday, { settings, clock });
  if (hours && (covers(hours, period) || isWholeDay(of))) return undefined;
  const setAt = from.bookable === 'product' ? from.hours : from.bookable;
  return {
    code: 'outside-hours',
    ...(hours ? { hours } : {}),
    workday,
    clock,
    setAt,
    alternatives: [],
  };
}

function isWholeDay({ wanted, period, now, workday, clock, rules }: Case): boolean {
  const day = allDay(workday, clock);
  const begins = wanted.start <= now ? period.start >= day.start : period.start === day.start;
  return rules.settings.allDay === 'offered' && begins && period.end === day.end;
}

function decideParts({ wanted, period, now, workday, clock, rules }: Case): Refusal | undefined {
  const { settings, from } = rules;
  if (isOffered(period, workday, { settings, clock, hasBegun: wanted.start <= now }))
    return undefined;
  const levels = [from.freeTimes, from.parts, from.allDay];
  const setAt = levels.find((level) => level !== 'product') ?? 'product';
  return { code: 'period-not-offered', offered: offeredPeriods(settings), setAt, alternatives: [] };
}

const minute = 60_000;

/**
 * What has begun may be shorter; 1440 minutes are any length. What DST adds or takes makes nothing too long
 * or too short: eight hours on the clock are eight hours, and so are eight that pass.
 */
function decideLength({ wanted, now, period, clock, rules }: Case): Refusal | undefined {
  const { settings, from } = rules;
  const { shortestMinutes, longestMinutes } = settings;
  const lengths = [(period.end - period.start) / minute, minutesOnClock(period, clock)];
  if (Math.max(...lengths) < shortestMinutes && wanted.start > now) {
    const setAt = from.shortestMinutes;
    return { code: 'too-short', minutes: shortestMinutes, setAt, alternatives: [] };
  }
  if (longestMinutes >= 1440 || Math.min(...lengths) <= longestMinutes) return undefined;
  return {
    code: 'too-long',
    minutes: longestMinutes,
    setAt: from.longestMinutes,
    alternatives: [],
  };
}

function decideMayBook({ rules, booker }: PersonCase): Refusal | undefined {
  const { mayBook, seatMode } = rules.settings;
  if (seatMode.kind === 'assigned') {
    if (seatMode.to === booker.person) return undefined;
    const setAt = rules.from.seatMode;
    const to = rules.settings.names === 'shown' ? booker.seen(seatMode.to) : undefined;
    return { code: 'seat-assigned', to, setAt, alternatives: [] };
  }
  if (mayBook === 'everyone') return undefined;
  const isAllowed =
    mayBook.people.includes(booker.person) ||
    mayBook.groups.some((group) => booker.groups.includes(group));
  if (isAllowed) return undefined;
  const setAt = rules.from.mayBook;
  return { code: 'not-for-you', groups: mayBook.groups, setAt, alternatives: [] };
}

function decideQuota({ rules, groups, workday, booker }: PersonCase): Refusal | undefined {
  const use = quotaInTheWay(rules.settings.quota, workday, booker.counted);
  if (!use) return undefined;
  const group = groups.quota?.[use.span];
  const setAt = rules.from.quota;
  return { code: 'quota-reached', use, setAt, ...(group === undefined ? {} : { group }) };
}

function decideSeatsAtATime({
  rules,
  groups,
  period,
  clock,
  booker,
}: PersonCase): Refusal | undefined {
  if (rules.settings.seatsAtATime === 'any') return undefined;
  const held = claimInTheWay(booker.claims, period);
  if (!held) return undefined;
  return {
    code: 'already-booked',
    booking: held.booking,
    seat: held.seat,
    seatName: booker.nameOf(held),
    period: held.period,
    clock,
    setAt: rules.from.seatsAtATime,
    ...(groups.seatsAtATime === undefined ? {} : { group: groups.seatsAtATime }),
  };
}

/** Why somebody who holds another seat cannot have one of these rules as well. */
export function alreadyBooked(wish: Wish, rules: SeatRules, booker: Booker): Refusal | undefined {
  return decideSeatsAtATime({ ...caseOf(wish, rules, booker), booker });
}

/** Somebody as they stand without some of their bookings: these are in nobody's way, and no quota counts them. */
export function withoutBookings(
  booker: Booker,
  bookings: readonly { readonly id: BookingId; readonly workday: Workday }[],
): Booker {
  const gone = new Set(bookings.map(({ id }) => id));
  const counted = [...booker.counted];
  for (const { workday } of bookings) {
    const at = counted.indexOf(workday);
    if (at >= 0) counted.splice(at, 1);
  }
  return { ...booker, claims: booker.claims.filter(({ booking }) => !gone.has(booking)), counted };
}

/** The rules that are a seat's own: whoever moves there is asked them anew. */
const seatsOwn: ReadonlySet<RuleName> = new Set(['seat-mode', 'closures', 'who-may-book']);

export const isSeatsOwn = (rule: RuleName) => seatsOwn.has(rule);
