import { decideWindow, fromNow } from './booking-window.ts';
import { type Claim, type Claims, claimInTheWay } from './claim.ts';
import type { Floor } from './floor.ts';
import type { PersonId } from './ids.ts';
import { type Period, without } from './period.ts';
import type { PersonSeen } from './person.ts';
import type { Alternative, Refusal } from './refusal.ts';
import { nearestTo, type Seat } from './seat.ts';
import type { TimeZone } from './workday.ts';

export type SeatState = 'free' | 'taken' | 'mine' | 'blocked';

/** How one seat stands for one person in one period, with the reason where it cannot be booked (B8). */
export type SeatAvailability = {
  readonly seat: Seat;
  readonly state: SeatState;
  readonly holder: PersonSeen;
  /** The parts of the period in which nobody has the seat; empty where somebody has all of it. */
  readonly freeParts: readonly Period[];
  readonly refusal?: Refusal;
};

/** What is known when availability is decided. */
export type FloorMoment = {
  readonly floor: Floor;
  readonly timeZone: TimeZone;
  readonly now: number;
  readonly viewer: PersonId;
  readonly wanted: Period;
  /** The claims of a seat of the floor on the wanted workday. */
  readonly claimsOf: (seat: Seat) => Claims;
  /** The viewer's claims, on whichever floor, and what the seat of one is called. */
  readonly viewersClaims: Claims;
  readonly nameOf: (claim: Claim) => string;
  readonly seen: (person: PersonId) => PersonSeen;
};

/** Every seat of the floor, in the floor's order. */
export function availabilityOfFloor(moment: FloorMoment): SeatAvailability[] {
  const free = freeSeats(moment);
  return moment.floor.seats.map((seat) => availabilityOf(seat, moment, free));
}

/** One seat; `free` are the floor's free seats, where the caller has them already. */
export function availabilityOf(
  seat: Seat,
  moment: FloorMoment,
  free: readonly Seat[] = freeSeats(moment),
): SeatAvailability {
  const period = fromNow(moment.wanted, moment.now);
  const claims = moment.claimsOf(seat);
  const freeParts = without(
    period,
    claims.map((claim) => claim.period),
  );
  const inTheWay = claimInTheWay(claims, period);
  if (inTheWay?.person === moment.viewer) {
    return { seat, state: 'mine', holder: moment.seen(moment.viewer), freeParts };
  }
  if (inTheWay) {
    const refusal = seatTaken(seat, inTheWay, moment, free);
    return { seat, state: 'taken', holder: moment.seen(inTheWay.person), freeParts, refusal };
  }
  const rule = decideRules(seat, moment, free);
  if (rule) return { seat, state: 'blocked', holder: undefined, freeParts, refusal: rule };
  // A seat is shown as free while nobody has it, also to those who hold another: they may move to it.
  const held = alreadyBooked(moment);
  return { seat, state: 'free', holder: undefined, freeParts, ...(held ? { refusal: held } : {}) };
}

/** Why the viewer may not book the seat, or undefined where they may: claims first, then rules. */
export function decideSeat(seat: Seat, moment: FloorMoment): Refusal | undefined {
  const free = freeSeats(moment);
  const inTheWay = claimInTheWay(moment.claimsOf(seat), fromNow(moment.wanted, moment.now));
  const rule = decideRules(seat, moment, free) ?? alreadyBooked(moment);
  if (rule) return rule;
  return inTheWay ? seatTaken(seat, inTheWay, moment, free) : undefined;
}

function decideRules(seat: Seat, moment: FloorMoment, free: readonly Seat[]): Refusal | undefined {
  const { settings } = moment.floor;
  const outside = decideWindow(moment.wanted, moment.now, { settings, timeZone: moment.timeZone });
  if (outside) return outside;
  if (seat.closedBecause === undefined) return undefined;
  const alternatives = alternativesTo(seat, moment, free);
  return { code: 'seat-closed', reason: seat.closedBecause, alternatives };
}

function seatTaken(seat: Seat, claim: Claim, moment: FloorMoment, free: readonly Seat[]): Refusal {
  return {
    code: 'seat-taken',
    by: moment.seen(claim.person),
    period: claim.period,
    timeZone: moment.timeZone,
    alternatives: alternativesTo(seat, moment, free),
  };
}

function alreadyBooked(moment: FloorMoment): Refusal | undefined {
  const mine = claimInTheWay(moment.viewersClaims, fromNow(moment.wanted, moment.now));
  if (!mine) return undefined;
  return {
    code: 'already-booked',
    booking: mine.booking,
    seat: mine.seat,
    seatName: moment.nameOf(mine),
    period: mine.period,
    timeZone: moment.timeZone,
  };
}

/** The seats that nobody has in the wanted period and no rule closes. */
export function freeSeats(moment: FloorMoment): Seat[] {
  const period = fromNow(moment.wanted, moment.now);
  return moment.floor.seats.filter(
    (seat) => seat.closedBecause === undefined && !claimInTheWay(moment.claimsOf(seat), period),
  );
}

const howManyAlternatives = 3;

/** The nearest free seats, those of the same zone first (B1). */
function alternativesTo(seat: Seat, moment: FloorMoment, free: readonly Seat[]): Alternative[] {
  return nearestTo(seat, free, howManyAlternatives).map((other) => ({
    seat: other.id,
    floor: moment.floor.id,
    name: other.name,
  }));
}
