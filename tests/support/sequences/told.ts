import type { Who } from './deeds.ts';

/** A booking as its holder sees it; `made` counts the bookings of a sequence, hours those since its first day began. */
export type BookingTold = {
  readonly made: number;
  readonly seat: string;
  readonly from: number;
  readonly to: number;
  readonly state: string;
  readonly holder: Who;
};

/** A seat of a floor map, with who has it where that may be seen and why it cannot be booked. */
export type SeatTold = {
  readonly seat: string;
  readonly state: string;
  readonly holder: Who | undefined;
  readonly freeParts: readonly (readonly [from: number, to: number])[];
  readonly refusal: string | undefined;
};

/** What an answer says, in names of the sequence: the reference foretells it, and the service is asked for it. */
export type Told = { readonly status: number } & (
  | { readonly booking: BookingTold }
  | { readonly bookings: readonly BookingTold[] }
  | { readonly map: readonly SeatTold[] }
  | { readonly visibility: string }
  | { readonly floor: { readonly state: string; readonly seats: readonly string[] } }
  | { readonly cancelled: number; readonly people: number }
  | {
      readonly code: string;
      /** Who or what stood in the way. */
      readonly met?: {
        readonly holder: Who | undefined;
        readonly made: number | undefined;
        readonly from: number;
        readonly to: number;
      };
      readonly counted?: { readonly bookings: number; readonly people: number };
    }
);
