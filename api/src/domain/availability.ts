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

/** What is known of a floor when availability is decided, whoever looks. */
export type FloorState = {
  readonly floor: Floor;
  readonly timeZone: TimeZone;
  readonly now: number;
  readonly wanted: Period;
  /** The claims of a seat of the floor on the wanted workday. */
  readonly claimsOf: (seat: Seat) => Claims;
  readonly seen: (person: PersonId) => PersonSeen;
};

/** What is known of who looks. */
export type ViewerState = Pick<FloorState, 'timeZone' | 'now' | 'wanted' | 'seen'> & {
  readonly viewer: PersonId;
  /** The viewer's claims, on whichever floor, and what the seat of one is called. */
  readonly viewersClaims: Claims;
  readonly nameOf: (claim: Claim) => string;
};

export type FloorMoment = FloorState & ViewerState;

/** Every seat of the floor, in the floor's order. */
export function availabilityOfFloor(moment: FloorMoment): SeatAvailability[] {
  return availabilityForBystanders(moment).map((seat) => asViewerSees(seat, moment));
}

export function availabilityOf(seat: Seat, moment: FloorMoment): SeatAvailability {
  return asViewerSees(forBystander(seat, moment, freeSeats(moment)), moment);
}

/** Every seat as those see it who have nothing around that day: the same for all of them. */
export function availabilityForBystanders(state: FloorState): SeatAvailability[] {
  const free = freeSeats(state);
  return state.floor.seats.map((seat) => forBystander(seat, state, free));
}

function forBystander(seat: Seat, state: FloorState, free: readonly Seat[]): SeatAvailability {
  const period = fromNow(state.wanted, state.now);
  const claims = state.claimsOf(seat);
  const freeParts = without(
    period,
    claims.map((claim) => claim.period),
  );
  const inTheWay = claimInTheWay(claims, period);
  if (inTheWay) {
    const refusal = seatTaken(seat, inTheWay, { ...state, free });
    return { seat, state: 'taken', holder: state.seen(inTheWay.person), freeParts, refusal };
  }
  const rule = decideRules(seat, state, free);
  if (rule) return { seat, state: 'blocked', holder: undefined, freeParts, refusal: rule };
  return { seat, state: 'free', holder: undefined, freeParts };
}

/** What bystanders see of a seat, and on top what is the viewer's own; mostly the very same. */
export function asViewerSees(shared: SeatAvailability, viewer: ViewerState): SeatAvailability {
  const { seat, state, freeParts, refusal } = shared;
  if (state === 'taken' && refusal?.code === 'seat-taken') {
    const isOwn = viewer.viewersClaims.some(
      (claim) => claim.seat === seat.id && claim.period.start === refusal.period.start,
    );
    return isOwn ? { seat, state: 'mine', holder: viewer.seen(viewer.viewer), freeParts } : shared;
  }
  // A seat is shown as free while nobody has it, also to those who hold another: they may move to it.
  const held = state === 'free' ? alreadyBooked(viewer) : undefined;
  return held ? { ...shared, refusal: held } : shared;
}

/** Why the viewer may not book the seat, or undefined where they may: claims first, then rules. */
export function decideSeat(seat: Seat, moment: FloorMoment): Refusal | undefined {
  const free = freeSeats(moment);
  const inTheWay = claimInTheWay(moment.claimsOf(seat), fromNow(moment.wanted, moment.now));
  const rule = decideRules(seat, moment, free) ?? alreadyBooked(moment);
  if (rule) return rule;
  return inTheWay ? seatTaken(seat, inTheWay, { ...moment, free }) : undefined;
}

function decideRules(seat: Seat, moment: FloorState, free: readonly Seat[]): Refusal | undefined {
  const { settings } = moment.floor;
  const outside = decideWindow(moment.wanted, moment.now, { settings, timeZone: moment.timeZone });
  if (outside) return outside;
  if (seat.closedBecause === undefined) return undefined;
  const alternatives = alternativesTo(seat, moment, free);
  return { code: 'seat-closed', reason: seat.closedBecause, alternatives };
}

function seatTaken(
  seat: Seat,
  claim: Claim,
  { free, ...moment }: FloorState & { readonly free: readonly Seat[] },
): Refusal {
  return {
    code: 'seat-taken',
    by: moment.seen(claim.person),
    period: claim.period,
    timeZone: moment.timeZone,
    alternatives: alternativesTo(seat, moment, free),
  };
}

function alreadyBooked(moment: ViewerState): Refusal | undefined {
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
export function freeSeats(moment: FloorState): Seat[] {
  const period = fromNow(moment.wanted, moment.now);
  return moment.floor.seats.filter(
    (seat) => seat.closedBecause === undefined && !claimInTheWay(moment.claimsOf(seat), period),
  );
}

const howManyAlternatives = 3;

/** The nearest free seats, those of the same zone first (B1). */
function alternativesTo(seat: Seat, moment: FloorState, free: readonly Seat[]): Alternative[] {
  return nearestTo(seat, free, howManyAlternatives).map((other) => ({
    seat: other.id,
    floor: moment.floor.id,
    name: other.name,
  }));
}
