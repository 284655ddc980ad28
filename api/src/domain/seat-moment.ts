import { decideSeat, type FloorMoment, type SeatState, seenAt } from './availability.ts';
import type { Booking } from './booking.ts';
import { decideRules } from './booking-rules.ts';
import { fromNow } from './booking-window.ts';
import { type Claim, claimInTheWay } from './claim.ts';
import { momentWithout } from './moment-without.ts';
import { includes, type Period } from './period.ts';
import type { PersonSeen } from './person.ts';
import type { Alternative, Refusal } from './refusal.ts';
import { inOrderOfNearness, type Seat } from './seat.ts';
import { walkUpPeriod } from './walk-up.ts';
import { allDay, workdayAt } from './workday.ts';

/**
 * What somebody at a seat can do there. `check-in`: it is theirs and they have not said yet that they came;
 * `leave`: it is theirs and nothing is left to say; `move-here`: their booking is elsewhere and can come
 * here; `walk-up`: they can take it as it is.
 */
export const seatOffers = ['check-in', 'leave', 'move-here', 'walk-up', 'none'] as const;
export type SeatOffer = (typeof seatOffers)[number];

/** How a seat stands at this moment for whoever is there (C10). Instants are epoch milliseconds. */
export type SeatMoment = {
  readonly seat: Seat;
  readonly state: SeatState;
  readonly holder: PersonSeen;
  /** While nobody has it: until somebody does, or the day ends. */
  readonly freeUntil?: number;
  readonly takenUntil?: number;
  readonly refusal?: Refusal;
  readonly offer: SeatOffer;
  readonly walkUp?: Period;
  /** Theirs that is about this: going on, next today, or lapsed a moment ago. */
  readonly booking?: Booking;
  readonly alternatives: readonly Alternative[];
};

/** The viewer's bookings that a seat may be about. */
type OwnBookings = {
  /** Those of today that are not over, the earliest first. */
  readonly live: readonly Booking[];
  /** One of this very seat that lapsed and is not too late to be taken again (C6). */
  readonly lapsed?: Booking | undefined;
};

export function seatMomentOf(
  seat: Seat,
  moment: FloorMoment,
  { live, lapsed }: OwnBookings,
): SeatMoment {
  const again = lapsed && takenAgain(seat, moment, lapsed);
  if (again) return again;
  const booking = bookingFor(seat, moment, live);
  const about = booking ? { booking } : {};
  if (!booking || !hasCome(booking, seat, moment)) {
    return { ...takenAsItIs(seat, moment), ...about };
  }
  return booking.seat === seat.id
    ? { ...ownSeat(seat, moment, booking), ...about }
    : { ...movedHere(seat, moment, booking), ...about };
}

const minute = 60_000;

/** Whether somebody who is here may be here for that booking: it goes on, or could be checked in. */
function hasCome(booking: Booking, seat: Seat, { now, rulesOf }: FloorMoment): boolean {
  const { checkInOpensBefore } = rulesOf(seat).settings;
  const opens = booking.checkIn?.opens ?? booking.period.start - checkInOpensBefore * minute;
  return opens <= now;
}

/** Theirs that somebody at a seat is about: at this seat rather than elsewhere, begun rather than to come. */
function bookingFor(
  seat: Seat,
  moment: FloorMoment,
  mine: readonly Booking[],
): Booking | undefined {
  const here = mine.filter((booking) => booking.seat === seat.id);
  const goesOn = ({ period }: Booking) => includes(period, moment.now);
  const isOpen = (booking: Booking) => hasCome(booking, seat, moment);
  return (
    here.find(goesOn) ?? here.find(isOpen) ?? mine.find(goesOn) ?? mine.find(isOpen) ?? mine[0]
  );
}

const hadBy = (seat: Seat, { claimsOf, now }: FloorMoment): Claim | undefined =>
  claimsOf(seat).find(({ period }) => includes(period, now));

/** Whoever sits at somebody's seat, it is theirs; and if they would rather not argue, these are free. */
function ownSeat(seat: Seat, moment: FloorMoment, booking: Booking): SeatMoment {
  const { viewer, now } = moment;
  const had = hadBy(seat, moment);
  const isOthers = had !== undefined && had.person !== viewer.person;
  const instead = forRest(moment, booking);
  return {
    seat,
    state: isOthers ? 'taken' : 'mine',
    holder: moment.seen(had?.person ?? viewer.person),
    ...(had ? { takenUntil: had.period.end } : {}),
    offer: offerOfOwn(booking, now),
    alternatives: nearest(seat, instead, (other) => canHave(other, instead)),
  };
}

/** Checking in takes it for the rest, where nobody else has it and the rules would still let them. */
function takenAgain(seat: Seat, moment: FloorMoment, booking: Booking): SeatMoment | undefined {
  const rest = forRest(moment, booking);
  if (decideSeat(seat, rest)) return undefined;
  const alternatives = nearest(seat, rest, (other) => canHave(other, rest));
  return { ...standing(seat, moment, undefined, alternatives), offer: 'check-in', booking };
}

function offerOfOwn({ state, checkIn, period }: Booking, now: number): SeatOffer {
  if (state === 'booked' && checkIn) return 'check-in';
  return includes(period, now) ? 'leave' : 'none';
}

/** What is asked when a booking of theirs would come to another seat. */
const forRest = (moment: FloorMoment, booking: Booking): FloorMoment =>
  momentWithout({ ...moment, wanted: booking.period }, booking);

function movedHere(seat: Seat, moment: FloorMoment, booking: Booking): SeatMoment {
  const asked = forRest(moment, booking);
  const { start } = fromNow(booking.period, moment.now);
  const isOtherDay = workdayAt(start, moment.clock) !== booking.workday;
  const refusal: Refusal | undefined = isOtherDay
    ? { code: 'spans-workdays', workday: booking.workday }
    : decideSeat(seat, asked);
  const alternatives = isOtherDay ? [] : nearest(seat, asked, (other) => canHave(other, asked));
  return {
    ...standing(seat, moment, refusal, alternatives),
    offer: refusal ? 'none' : 'move-here',
  };
}

function takenAsItIs(seat: Seat, moment: FloorMoment): SeatMoment {
  const asWalkUp = (of: Seat) => ({ ...moment, wanted: walkUpPeriod(of, moment) });
  const asked = asWalkUp(seat);
  const refusal = decideSeat(seat, asked);
  const alternatives = nearest(seat, moment, (other) => canHave(other, asWalkUp(other)));
  const stands = standing(seat, moment, refusal, alternatives);
  if (refusal) return { ...stands, offer: 'none' };
  return { ...stands, offer: 'walk-up', walkUp: fromNow(asked.wanted, asked.now) };
}

function standing(
  seat: Seat,
  moment: FloorMoment,
  refusal: Refusal | undefined,
  alternatives: readonly Alternative[],
): Omit<SeatMoment, 'offer'> {
  const had = hadBy(seat, moment);
  const why = refusal && 'alternatives' in refusal ? { ...refusal, alternatives } : refusal;
  const facts = { seat, alternatives, ...(why ? { refusal: why } : {}) };
  if (had) {
    const holder = seenAt(seat, had.person, moment);
    return { ...facts, state: 'taken', holder, takenUntil: had.period.end };
  }
  const state = refusal && isAboutSeat(refusal) ? 'blocked' : 'free';
  return { ...facts, state, holder: undefined, freeUntil: freeUntil(seat, moment) };
}

/** A seat that somebody has later, or whose finder has another one, is free all the same. */
const isAboutSeat = ({ code }: Refusal) => code !== 'seat-taken' && code !== 'already-booked';

function freeUntil(seat: Seat, { now, clock, claimsOf }: FloorMoment): number {
  const day = allDay(workdayAt(now, clock), clock);
  const starts = claimsOf(seat).map(({ period }) => period.start);
  return Math.min(day.end, ...starts.filter((start) => start > now));
}

function canHave(seat: Seat, asked: FloorMoment): boolean {
  const period = fromNow(asked.wanted, asked.now);
  return (
    !claimInTheWay(asked.claimsOf(seat), period) &&
    !decideRules(asked, asked.rulesOf(seat), asked.viewer)
  );
}

const howManyAlternatives = 3;

/** Asked seat by seat, the nearest first, until there are enough. */
function nearest(
  seat: Seat,
  { floor }: FloorMoment,
  isFree: (other: Seat) => boolean,
): Alternative[] {
  const found: Alternative[] = [];
  for (const other of inOrderOfNearness(seat, floor.seats)) {
    if (found.length === howManyAlternatives) break;
    if (isFree(other)) found.push({ seat: other.id, floor: floor.id, name: other.name });
  }
  return found;
}
