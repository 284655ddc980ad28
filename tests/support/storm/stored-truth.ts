import type { BookingBody, EventBody, GuardBody } from '../../../api/src/application/documents.ts';
import { dayScope } from '../../../api/src/application/scopes.ts';
import { allOf, type TenantStore } from '../../../api/src/application/store.ts';
import { isLive } from '../../../api/src/domain/booking.ts';
import { overlaps, type Period } from '../../../api/src/domain/period.ts';
import type { Workday } from '../../../api/src/domain/workday.ts';
import type { Told } from './storm.ts';

/** All that is stored of one workday. */
export type StoredDay = {
  readonly bookings: readonly BookingBody[];
  readonly events: readonly EventBody[];
  readonly seatGuards: readonly GuardBody[];
  readonly personGuards: readonly GuardBody[];
};

export async function readStoredDay(store: TenantStore, workday: Workday): Promise<StoredDay> {
  const all = async <Body>(type: string) => {
    const items = await allOf<Body>(store, dayScope(workday), { type, key: 'k1' });
    return items.map((item) => item.body);
  };
  return {
    bookings: await all<BookingBody>('booking'),
    events: await all<EventBody>('event'),
    seatGuards: await all<GuardBody>('seat-guard'),
    personGuards: await all<GuardBody>('person-guard'),
  };
}

/**
 * What is wrong with a day, in sentences, from what is stored and not from answers; empty where all
 * is well. Whatever was told must be stored so, and nothing may be stored that nobody asked for.
 */
export function flawsOf(day: StoredDay, told: ReadonlyMap<string, Told>): string[] {
  return [...contradictionsIn(day), ...untrue(day, told)];
}

/** The same without what anybody was told. */
export function contradictionsIn(day: StoredDay): string[] {
  return [
    ...doubled('seat', day),
    ...doubled('holder', day),
    ...differing('seat', day),
    ...differing('person', day),
    ...misevented(day),
  ];
}

type Claimed = {
  readonly id: string;
  readonly seat: string;
  readonly holder: string;
  readonly period: Period;
};

const liveOf = ({ bookings }: StoredDay) => bookings.filter(isLive);

function doubled(by: 'seat' | 'holder', day: StoredDay): string[] {
  const live = liveOf(day);
  return live.flatMap((one, at) =>
    live
      .slice(at + 1)
      .filter((other) => other[by] === one[by] && overlaps(other.period, one.period))
      .map((other) => `double booking: ${one.id} and ${other.id} share a ${by}`),
  );
}

/** A guard holds the claims of the live bookings: no more, no fewer, each once. */
function differing(whose: 'seat' | 'person', day: StoredDay): string[] {
  const guards = whose === 'seat' ? day.seatGuards : day.personGuards;
  const claimed = guards
    .flatMap((guard) => guard.claims)
    .map((claim) => textOf({ ...claim, id: claim.booking, holder: claim.person }));
  const live = liveOf(day).map(textOf);
  return [
    ...missingFrom(claimed, live).map((one) => `no ${whose} claim of the live ${one}`),
    ...missingFrom(live, claimed).map((one) => `${whose} claim without live booking: ${one}`),
  ];
}

const textOf = ({ id, seat, holder, period }: Claimed) =>
  `${id} at ${seat} for ${holder} ${period.start}-${period.end}`;

/** What is in `wanted` more often than in `found`. */
function missingFrom(found: readonly string[], wanted: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of found) left.set(one, (left.get(one) ?? 0) + 1);
  return wanted.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

const ofMakingAndEnding: ReadonlySet<EventBody['kind']> = new Set([
  'booking-made',
  'booking-released',
  'booking-cancelled',
  'booking-lapsed',
]);

/** A booking has the event of its making, and of its end where it has ended; no other has any. */
function misevented({ bookings, events }: StoredDay): string[] {
  const seen = events
    .filter(({ kind }) => ofMakingAndEnding.has(kind))
    .map(({ booking, kind }) => `${booking} ${kind}`);
  const due = bookings.flatMap((booking) => [
    `${booking.id} booking-made`,
    ...(isLive(booking) ? [] : [`${booking.id} booking-${booking.state}`]),
  ]);
  return [
    ...missingFrom(seen, due).map((event) => `no event of ${event}`),
    ...missingFrom(due, seen).map((event) => `an event too many: ${event}`),
  ];
}

function untrue({ bookings }: StoredDay, told: ReadonlyMap<string, Told>): string[] {
  const stored = new Map<string, BookingBody>(bookings.map((booking) => [booking.id, booking]));
  const missing = [...told].flatMap(([id, { is }]) =>
    is === 'unsettled' || stored.has(id) ? [] : [`lost: ${id} was told to be ${is}`],
  );
  const wrong = bookings.flatMap((booking) => {
    const was = told.get(booking.id);
    if (!was) return [`nobody was told of ${booking.id}`];
    return isTrue(was, booking) ? [] : [`told otherwise: ${booking.id} is ${booking.state}`];
  });
  return [...missing, ...wrong];
}

/** What nobody heard the end of may be either way; it is whole, as the other rules say. */
function isTrue({ is, held }: Told, booking: BookingBody): boolean {
  const isSame =
    booking.holder === held.actor.person &&
    booking.period.start === held.period.start &&
    booking.period.end === held.period.end;
  if (is === 'unsettled') return isSame;
  const isWhereTold = booking.seat === held.seat;
  return isSame && isWhereTold && (is === 'held' ? isLive(booking) : booking.state === is);
}
