import {
  alreadyBooked,
  arePersonal,
  type Booker,
  decideRules,
  passesAsThemselves,
  type RuleName,
  type Verdict,
  verdictsOf,
  type Wish,
} from './booking-rules.ts';
import { fromNow } from './booking-window.ts';
import { type Claim, type Claims, claimInTheWay } from './claim.ts';
import type { Floor } from './floor.ts';
import type { PersonId } from './ids.ts';
import type { SeatRules } from './operation.ts';
import { type Period, without } from './period.ts';
import type { PersonSeen } from './person.ts';
import type { Alternative, Refusal } from './refusal.ts';
import { onceForEach } from './remembered.ts';
import { nearestTo, type Seat } from './seat.ts';

export type SeatState = 'free' | 'taken' | 'mine' | 'blocked';

/** How one seat stands for one person in one period, with the reason where it cannot be booked (B8). */
export type SeatAvailability = {
  readonly seat: Seat;
  readonly state: SeatState;
  readonly holder: PersonSeen;
  /** The parts of the period in which nobody has the seat; empty where somebody has all of it. */
  readonly freeParts: readonly Period[];
  readonly refusal?: Refusal;
  /** When the booking begins that is in the way, where one is. */
  readonly takenFrom?: number;
  /** How it is given away, where people do not simply reserve it (B7). */
  readonly mode?: 'drop-in' | 'assigned';
};

/** What is known of a floor when availability is decided, whoever looks. */
export type FloorState = Wish & {
  readonly floor: Floor;
  /** What holds for a seat on the wanted workday. */
  readonly rulesOf: (seat: Seat) => SeatRules;
  /** The claims of a seat of the floor on the wanted workday. */
  readonly claimsOf: (seat: Seat) => Claims;
  readonly seen: (person: PersonId) => PersonSeen;
};

/** A floor, and who looks. */
export type FloorMoment = FloorState & { readonly viewer: Booker };

/** What of a moment somebody's own view of a floor is made from. */
export type ViewerState = Wish & Pick<FloorMoment, 'viewer' | 'rulesOf'>;

/** Every seat of the floor, in the floor's order. */
export function availabilityOfFloor(moment: FloorMoment): SeatAvailability[] {
  const asked = askingOf(moment, moment.viewer);
  const seen = asViewerSees(moment);
  return moment.floor.seats.map((seat) => seen(howItStands(seat, asked)));
}

export function availabilityOf(seat: Seat, moment: FloorMoment): SeatAvailability {
  return asViewerSees(moment)(howItStands(seat, askingOf(moment, moment.viewer)));
}

/** Every seat as those see it of whom nothing is known and who have nothing around that day. */
export function availabilityForBystanders(state: FloorState): SeatAvailability[] {
  const asked = askingOf(state);
  return state.floor.seats.map((seat) => howItStands(seat, asked));
}

/** Whether some seat's rules ask who somebody is, so that what bystanders see is not for everybody. */
export function hasPersonalRules({ floor, rulesOf }: FloorState): boolean {
  const areAsking = onceForEach(arePersonal);
  return floor.seats.some((seat) => areAsking(rulesOf(seat)));
}

/**
 * Whether the rules surely say of every seat to somebody what they say to those of whom nothing is known: then
 * they see what bystanders see, and on top what is their own.
 */
export function isRuledAsBystander(state: FloorState, viewer: Booker): boolean {
  const asker = { ...viewer, claims: [] };
  const toBystanders = saidToBystanders(state);
  const isAlike = onceForEach(
    (rules: SeatRules) =>
      toBystanders(rules)?.code !== 'too-far-ahead' && passesAsThemselves(state, rules, asker),
  );
  return state.floor.seats.every((seat) => isAlike(state.rulesOf(seat)));
}

const ofBystanders = new WeakMap<FloorState, (rules: SeatRules) => Refusal | undefined>();

/** What rules say to people of whom nothing is known, decided once for as long as a state is kept. */
function saidToBystanders(state: FloorState): (rules: SeatRules) => Refusal | undefined {
  const known =
    ofBystanders.get(state) ?? onceForEach((rules: SeatRules) => decideRules(state, rules));
  ofBystanders.set(state, known);
  return known;
}

type Asking = {
  readonly state: FloorState;
  readonly period: Period;
  /** What the rules say of a seat, whoever has it; each set of rules is asked once. */
  readonly ruledOut: (seat: Seat) => Refusal | undefined;
  /** The seats that could be had instead; looked for when first asked. */
  readonly free: () => readonly Seat[];
};

/** `booker` without what they hold: whoever holds a seat still sees which others are free. */
function askingOf(state: FloorState, booker?: Booker): Asking {
  const period = fromNow(state.wanted, state.now);
  const asker = booker && { ...booker, claims: [] };
  const ruled = asker
    ? onceForEach((rules: SeatRules) => decideRules(state, rules, asker))
    : saidToBystanders(state);
  const ruledOut = (seat: Seat) => ruled(state.rulesOf(seat));
  let free: readonly Seat[] | undefined;
  return {
    state,
    period,
    ruledOut,
    free() {
      free ??= state.floor.seats.filter(
        (seat) => !claimInTheWay(state.claimsOf(seat), period) && !ruledOut(seat),
      );
      return free;
    },
  };
}

function howItStands(seat: Seat, asked: Asking): SeatAvailability {
  const { kind } = asked.state.rulesOf(seat).settings.seatMode;
  const stands = howClaimsStand(seat, asked);
  return kind === 'drop-in' || kind === 'assigned' ? { ...stands, mode: kind } : stands;
}

function howClaimsStand(seat: Seat, asked: Asking): SeatAvailability {
  const { state, period } = asked;
  const claims = state.claimsOf(seat);
  const freeParts = without(
    period,
    claims.map((claim) => claim.period),
  );
  const inTheWay = claimInTheWay(claims, period);
  const rule = asked.ruledOut(seat);
  const ruled = rule && withAlternatives(rule, seat, asked);
  if (inTheWay) {
    const refusal = ruled ?? seatTaken(seat, inTheWay, asked);
    const holder = seenAt(seat, inTheWay.person, state);
    const takenFrom = inTheWay.period.start;
    return { seat, state: 'taken', holder, freeParts, takenFrom, refusal };
  }
  if (!ruled) return { seat, state: 'free', holder: undefined, freeParts };
  return { seat, state: 'blocked', holder: undefined, freeParts, refusal: ruled };
}

/** Who has a seat, as far as they allow it and the seat's settings show names at all (E3). */
export function seenAt(
  seat: Seat,
  person: PersonId,
  { rulesOf, seen }: Pick<FloorState, 'rulesOf' | 'seen'>,
): PersonSeen {
  return rulesOf(seat).settings.names === 'shown' ? seen(person) : undefined;
}

/** What bystanders see of a seat, and on top what is the viewer's own; mostly the very same. */
export function asViewerSees(of: ViewerState): (shared: SeatAvailability) => SeatAvailability {
  const { viewer, rulesOf } = of;
  const held = onceForEach((rules: SeatRules) => alreadyBooked(of, rules, viewer));
  return (shared) => {
    const { refusal: _, ...bare } = shared;
    const { seat, state, takenFrom } = bare;
    if (state === 'taken') {
      const isOwn = viewer.claims.some(
        (claim) => claim.seat === seat.id && claim.period.start === takenFrom,
      );
      return isOwn ? { ...bare, state: 'mine', holder: viewer.seen(viewer.person) } : shared;
    }
    if (state !== 'free' || viewer.claims.length === 0) return shared;
    // A seat is shown as free while nobody has it, also to those who hold another: they may move to it.
    const refusal = held(rulesOf(seat));
    return refusal ? { ...shared, refusal } : shared;
  };
}

/** Why the viewer may not book the seat, or undefined where they may: the first rule that says no. */
export function decideSeat(seat: Seat, moment: FloorMoment): Refusal | undefined {
  return seatVerdicts(seat, moment).find(({ refusal }) => refusal !== undefined)?.refusal;
}

/** Every rule, in the order they are asked; `free` is whether somebody has the seat. */
export const ruleNames = [
  'time-to-come',
  'booking-window',
  'one-workday',
  'seat-mode',
  'closures',
  'opening-hours',
  'day-parts',
  'length',
  'who-may-book',
  'quota',
  'free',
  'seats-at-a-time',
] as const satisfies readonly (RuleName | 'free')[];

export type SeatVerdict = Omit<Verdict, 'rule'> & { readonly rule: RuleName | 'free' };

/** What each rule says of a seat for the viewer (H4): the first no is what availability and booking say. */
export function seatVerdicts(seat: Seat, moment: FloorMoment): SeatVerdict[] {
  const asked = askingOf(moment, moment.viewer);
  const rules = moment.rulesOf(seat);
  const said = new Map<SeatVerdict['rule'], Refusal | undefined>(
    verdictsOf(moment, rules, moment.viewer).map(({ rule, refusal }) => [rule, refusal]),
  );
  said.set('free', whoHasIt(seat, moment, asked));
  return ruleNames.map((rule) => {
    const refusal = said.get(rule);
    return refusal ? { rule, refusal: withAlternatives(refusal, seat, asked) } : { rule };
  });
}

/** Whoever would have their own seat once more is told of their booking, where one seat at a time is the rule. */
function whoHasIt(seat: Seat, moment: FloorMoment, asked: Asking): Refusal | undefined {
  const claim = claimInTheWay(moment.claimsOf(seat), asked.period);
  if (!claim) return undefined;
  const { viewer } = moment;
  const isOwn = claim.person === viewer.person;
  const held = isOwn ? alreadyBooked(moment, moment.rulesOf(seat), viewer) : undefined;
  return held ?? seatTaken(seat, claim, asked);
}

function seatTaken(seat: Seat, claim: Claim, asked: Asking): Refusal {
  return {
    code: 'seat-taken',
    by: seenAt(seat, claim.person, asked.state),
    period: claim.period,
    clock: asked.state.clock,
    alternatives: alternativesTo(seat, asked),
  };
}

function withAlternatives(refusal: Refusal, seat: Seat, asked: Asking): Refusal {
  if (!('alternatives' in refusal)) return refusal;
  return { ...refusal, alternatives: alternativesTo(seat, asked) };
}

const howManyAlternatives = 3;

/** The nearest free seats, those of the same zone first (B1). */
function alternativesTo(seat: Seat, { free, state }: Asking): Alternative[] {
  return nearestTo(seat, free(), howManyAlternatives).map((other) => ({
    seat: other.id,
    floor: state.floor.id,
    name: other.name,
  }));
}
