import type { BookingId, FloorId, PersonId, SeatId } from '../domain/ids.ts';
import { parseWorkday, type Workday } from '../domain/workday.ts';

/** Where documents live: the one place that knows the names of scopes and document ids. */

export const configScope = 'cfg';
export const peopleScope = 'people';
export const administratorsScope = 'administrators';
export const channelsScope = 'channels';
/** What RSI said of each person, and with what it is asked again. */
export const entitlementsScope = 'entitlements';
/** Leases, and all that a duty writes under its lease: one commit holds both. */
export const workerScope = 'worker';
export const tenantsScope = 'tenants';
/** Keys of people whose mail addresses are in the audit log; forgetting one forgets the address in every record. */
export const auditKeysScope = 'audit-keys';
export const organisationsScope = 'organisations';

/**
 * Everything about one site-local date: guards, bookings and their events, so that one commit holds
 * them; and their posts and cards, so that all of it ages together.
 */
export const dayScope = (workday: Workday) => `day:${workday}`;
export const planScope = (plan: string) => `plan:${plan}`;
export const noticesScope = (person: PersonId) => `notices:${person}`;
/** The Teams accounts that act for a person. */
export const teamsChatsScope = (person: PersonId) => `teams-chats:${person}`;
/** Where somebody is reached, by the id of the link of their Teams account. */
export const personalChatId = (link: string) => `personal:${link}`;
export const keysScope = (person: PersonId) => `keys:${person}`;

export const seatGuardId = (seat: SeatId) => `seat:${seat}`;
export const personGuardId = (person: PersonId) => `person:${person}`;
/** How the tenant and its sites operate, and how a floor does. */
export const tenantOperationId = 'operation';
export const floorOperationId = (floor: FloorId) => `operation:${floor}`;
/** By what the codes of a floor's seats are made. */
export const seatCodesId = (floor: FloorId) => `seat-codes:${floor}`;
export const keyId = (command: string) => `key:${command}`;
/** By when the clock has something to do about a booking; text order is time order. */
export const bookingDueKey = (instant: number) =>
  `due.${String(Math.max(0, instant)).padStart(15, '0')}`;
export const bookingItemId = (booking: BookingId) => `booking:${booking}`;

/** A booking's id carries its workday, so that its scope is known without a search. */
export const bookingIdFor = (workday: Workday, command: string) =>
  `${workday}.${command}` as BookingId;

export function workdayOfBooking(booking: BookingId): Workday | undefined {
  return parseWorkday(booking.slice(0, 10));
}
