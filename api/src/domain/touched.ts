import {
  type Booker,
  isSeatsOwn,
  type RuleName,
  type Verdict,
  verdictsOf,
  type Wish,
  withoutBookings,
} from './booking-rules.ts';
import type { Claim } from './claim.ts';
import type { SeatRules } from './operation.ts';
import type { Refusal } from './refusal.ts';
import { isSame } from './same.ts';
import { nearestTo, type Seat } from './seat.ts';
import type { SiteClock, Workday } from './workday.ts';

/** A booking to come on a floor that changes. */
export type Concerned = {
  readonly claim: Claim;
  readonly workday: Workday;
  readonly clock: SiteClock;
  /** Its seat as it was; absent where that was gone already. */
  readonly before?: { readonly seat: Seat; readonly rules: SeatRules };
  /** What holds for its seat after the change; absent where that is gone. */
  readonly after?: SeatRules;
  /** Its holder as the rules of both know them; only where rules that ask who it is change (`asksHolder`). */
  readonly holder?: { readonly before: Booker; readonly after: Booker };
};

/** One that a change touches, and the refusal that it would meet. */
export type Touched<Kind extends Concerned = Concerned> = Kind & { readonly refusal: Refusal };

type At = Pick<Wish, 'now' | 'holidayOn'>;

/**
 * Which of one person's bookings to come a change touches (B5): those whose seat is gone, and those that
 * come to break a rule that they kept before. They are asked as though they were booked anew, the earliest
 * first, so that of too many the first ones stay; none is in its own way, or in that of an earlier one.
 */
export function touchedOf<Kind extends Concerned>(
  bookings: readonly Kind[],
  at: At,
): Touched<Kind>[] {
  const touched: Touched<Kind>[] = [];
  const inOrder = bookings.toSorted(byTime);
  for (const [index, one] of inOrder.entries()) {
    const notYet = inOrder.slice(index);
    const refusal = refusalOf(one, at, { before: notYet, after: [...notYet, ...touched] });
    if (refusal) touched.push({ ...one, refusal });
  }
  return touched;
}

export function byTime(a: Concerned, b: Concerned): number {
  return (
    a.claim.period.start - b.claim.period.start || (a.claim.booking < b.claim.booking ? -1 : 1)
  );
}

type Without = { readonly before: readonly Concerned[]; readonly after: readonly Concerned[] };

function refusalOf(one: Concerned, at: At, without: Without): Refusal | undefined {
  const { before, after } = one;
  if (!after) return { code: 'not-found', what: 'seat' };
  if (!before || isSame(before.rules, after)) return undefined;
  const kept = keptBefore(one, at, without.before);
  return verdictsFor(one, at, { rules: after, booker: bookerOf(one, 'after', without.after) }).find(
    ({ rule, refusal }) => refusal && kept.has(rule),
  )?.refusal;
}

function keptBefore(one: Concerned, at: At, without: readonly Concerned[]): ReadonlySet<RuleName> {
  const { before } = one;
  if (!before) return new Set();
  const under = { rules: before.rules, booker: bookerOf(one, 'before', without) };
  const kept = verdictsFor(one, at, under).filter(({ refusal }) => !refusal);
  return new Set(kept.map(({ rule }) => rule));
}

function bookerOf(one: Concerned, when: 'before' | 'after', without: readonly Concerned[]) {
  const booker = one.holder?.[when];
  const gone = without.map(({ claim, workday }) => ({ id: claim.booking, workday }));
  return booker && withoutBookings(booker, gone);
}

function verdictsFor(
  { claim, clock }: Concerned,
  at: At,
  under: { readonly rules: SeatRules; readonly booker: Booker | undefined },
): Verdict[] {
  return verdictsOf({ ...at, wanted: claim.period, clock }, under.rules, under.booker);
}

const personalSettings = ['mayBook', 'quota', 'groupRules', 'seatsAtATime'] as const;
const windowSettings = ['daysAhead', 'aheadCountsFrom', 'daysOpenAt'] as const;

/** Whether it takes knowing the holder to say which of the later rules a booking breaks that it kept under the earlier. */
export function asksHolder(before: SeatRules, after: SeatRules): boolean {
  const both = [before.settings, after.settings] as const;
  const differs = (name: keyof SeatRules['settings']) => !isSame(both[0][name], both[1][name]);
  const hasGroups = both.some(({ groupRules }) => groupRules.length > 0);
  const isAssigned = both.some(({ seatMode }) => seatMode.kind === 'assigned');
  return (
    personalSettings.some(differs) ||
    (isAssigned && differs('seatMode')) ||
    (hasGroups && windowSettings.some(differs))
  );
}

/** Whether it takes knowing the holder to say whether a booking may move to a seat of such rules. */
export function asksHolderToMove(before: SeatRules | undefined, target: SeatRules): boolean {
  const { mayBook, seatMode } = target.settings;
  const isForSome = mayBook !== 'everyone' || seatMode.kind === 'assigned';
  return isForSome || !before || asksHolder(before, target);
}

/**
 * The nearest of the seats that are free for a booking which it may move to, those of its zone first. A
 * rule about the time or the person that it broke before already is forgiven: it is not booked anew.
 */
export function nearestFor(
  one: Concerned,
  free: readonly Seat[],
  { rulesOf, ...at }: At & { readonly rulesOf: (seat: Seat) => SeatRules },
): Seat | undefined {
  if (!one.before) return undefined;
  const kept = keptBefore(one, at, [one]);
  const booker = bookerOf(one, 'after', [one]);
  const known = new Map<SeatRules, boolean>();
  const mayMoveTo = (rules: SeatRules) =>
    !verdictsFor(one, at, { rules, booker }).some(
      ({ rule, refusal }) => refusal && (isSeatsOwn(rule) || kept.has(rule)),
    );
  const open = free.filter((seat) => {
    const rules = rulesOf(seat);
    const mayMove = known.get(rules) ?? mayMoveTo(rules);
    known.set(rules, mayMove);
    return mayMove;
  });
  return nearestTo(one.before.seat, open, 1)[0];
}
