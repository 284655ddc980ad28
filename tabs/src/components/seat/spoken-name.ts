import type { SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { type Say, useMessages } from '../../lib/messages.ts';
import { seatMessages } from './messages.ts';
import { lookOf } from './seat-look.ts';

export type SaySeat = Say<keyof typeof seatMessages.ja>;

/** What a screen reader says of a seat (J1): 席 A-12、窓側、空席. `stands` is how it stands, in words. */
export function spokenName(seat: SeatWire, stands: string, say: SaySeat): string {
  const facts = [...seat.equipment.map((thing) => say(thing)), stands];
  return say('spoken', { name: seat.name, facts: facts.join(say('join')) });
}

/** The state in words, with the holder where one may know them. */
export function stateText(availability: SeatAvailabilityWire | undefined, say: SaySeat): string {
  const look = lookOf(availability);
  const holder = availability?.holder;
  return look === 'taken' && holder ? say('takenBy', { name: holder.name }) : say(look);
}

export function useSaySeat(): SaySeat {
  return useMessages(seatMessages);
}
