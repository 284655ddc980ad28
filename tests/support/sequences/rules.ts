import { type Deed, floors, spans, type When, type Who } from './deeds.ts';
import type { BookingTold, Told } from './told.ts';

export type Booking = {
  readonly made: number;
  readonly holder: Who;
  readonly day: number;
  readonly from: number;
  readonly to: number;
  seat: string;
  state: 'booked' | 'cancelled' | 'released';
};
export type Floor = {
  readonly company: Company;
  published: readonly string[] | undefined;
  draft: readonly string[];
  isChanged: boolean;
};
type Company = 'first' | 'second';
export type Of<Kind extends Deed['do']> = Extract<Deed, { do: Kind }>;
export type Span = { readonly from: number; readonly to: number };

export const companyOf = (who: Who): Company =>
  who === 'dan' || who === 'chief' ? 'second' : 'first';
export const administers = (who: Who) => who === 'boss' || who === 'chief';
const overlap = (one: Span, other: Span) => one.from < other.to && other.from < one.to;
export const isLive = ({ state }: Booking) => state === 'booked';
export const no = (status: number, code: string): Told => ({ status, code });
export const notFound = no(404, 'not-found');
export const notPermitted = no(403, 'not-permitted');
export const changedMeanwhile = no(409, 'changed-meanwhile');
export const floorOf = (seat: string) => floors.find((name) => seat.startsWith(`${name}.`));

/** The hours of a period since the first day of a sequence began. */
export function hoursOf({ day, span }: When): Span {
  const [from, to] = spans[span];
  const days = day === 'long-past' ? -30 : day === 'far-ahead' ? 40 : day;
  return { from: days * 24 + from, to: days * 24 + to };
}

export function refusedBySpan({ day, span }: When): Told | undefined {
  if (day === 'long-past') return no(422, 'in-the-past');
  if (day === 'far-ahead') return no(422, 'too-far-ahead');
  return span === 'overnight' ? no(422, 'spans-workdays') : undefined;
}

const byTime = (one: Span, other: Span) => one.from - other.from;

export const firstIn = (claims: readonly Booking[], hours: Span): Booking | undefined =>
  claims.filter((claim) => overlap(claim, hours)).sort(byTime)[0];

/** The parts of a span that no claim covers. */
export function without(hours: Span, claims: readonly Booking[]): (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  let from = hours.from;
  for (const claim of claims.filter((one) => overlap(one, hours)).sort(byTime)) {
    if (claim.from > from) parts.push([from, claim.from]);
    from = Math.max(from, claim.to);
  }
  if (from < hours.to) parts.push([from, hours.to]);
  return parts;
}

export const holdersOf = (bookings: readonly Booking[]) =>
  new Set(bookings.map(({ holder }) => holder)).size;

export const hasBookings = (gone: readonly Booking[]): Told => ({
  ...no(409, 'floor-has-bookings'),
  counted: { bookings: gone.length, people: holdersOf(gone) },
});

export function floorTold({ published, draft, isChanged }: Floor): Told {
  const changed = isChanged ? 'published-with-changes' : 'published';
  return { status: 200, floor: { state: published ? changed : 'draft', seats: draft } };
}

export const bookingTold = ({ day: _, ...booking }: Booking): BookingTold => booking;
export const shown = (status: number, booking: Booking): Told => ({
  status,
  booking: bookingTold(booking),
});
