import { randomIds } from '../../../api/src/adapters/system/random-ids.ts';
import { bookingIdFor } from '../../../api/src/application/scopes.ts';
import type { BookingId, FloorId, SeatId } from '../../../api/src/domain/ids.ts';
import type { Period } from '../../../api/src/domain/period.ts';
import type { Actor } from '../../../api/src/domain/person.ts';
import type { Workday } from '../../../api/src/domain/workday.ts';

/**
 * A booking that somebody has, or wants. `leg` counts its seats: a move gives one claim up and takes
 * another.
 */
export type Held = {
  readonly booking: BookingId;
  readonly actor: Actor;
  readonly workday: Workday;
  readonly period: Period;
  readonly seat: SeatId;
  readonly leg: number;
};

/** What a client of a storm asks for. */
export type Deed =
  | { readonly do: 'book'; readonly wanted: Held; readonly key: string }
  | { readonly do: 'move'; readonly held: Held; readonly to: SeatId; readonly key: string }
  | { readonly do: 'cancel' | 'release'; readonly held: Held }
  | {
      readonly do: 'look';
      readonly viewer: Actor;
      readonly floor: FloorId;
      readonly workday: Workday;
      readonly within: Period;
    };

/** `unknown`: no answer, or one that says nothing of what happened. */
export type Outcome =
  | { readonly is: 'done'; readonly booking: BookingId }
  | { readonly is: 'seen'; readonly free: ReadonlyMap<SeatId, readonly Period[]> }
  | { readonly is: 'refused'; readonly code: string; readonly met?: Period }
  | { readonly is: 'unknown'; readonly why: string };

/** Carries a deed out through one of the processes; never throws. */
export type Desk = (deed: Deed) => Promise<Outcome>;

/** Who a deed is done by. */
export const actorOf = (deed: Deed): Actor =>
  deed.do === 'look' ? deed.viewer : deed.do === 'book' ? deed.wanted.actor : deed.held.actor;

/** A deed with what was heard of it; times are milliseconds of the one clock of all clients. */
export type Recorded = {
  readonly deed: Deed;
  readonly outcome: Outcome;
  readonly invokedAt: number;
  readonly answeredAt: number;
};

/** The booking that a key makes: its id is known before anybody answers. */
export function wantedBy(
  actor: Actor,
  key: string,
  on: Pick<Held, 'workday' | 'period' | 'seat'>,
): Held {
  const command = randomIds.derived(actor.tenant, actor.person, key);
  return { booking: bookingIdFor(on.workday, command), actor, ...on, leg: 0 };
}
