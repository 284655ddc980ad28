import type { Clock, Holidays } from '../application/ports.ts';
import {
  readAvailabilityForBystanders,
  readOwnAround,
  seatsForViewer,
} from '../application/see-floors.ts';
import type { WhatChanged } from '../application/what-changed.ts';
import type { Language } from '../contract/language.ts';
import {
  asViewerSees,
  isRuledAsBystander,
  type SeatAvailability,
  type ViewerState,
} from '../domain/availability.ts';
import type { FloorId } from '../domain/ids.ts';
import type { Period } from '../domain/period.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted } from '../domain/refusal.ts';
import { answerCache } from './answer-cache.ts';
import {
  type FinishedAnswer,
  type FinishedFloor,
  finishFloor,
  finishForViewer,
} from './present/finished-floor.ts';

export type AskedFloor = {
  readonly floor: FloorId;
  readonly period: Period;
  readonly language: Language;
};

/**
 * A floor's availability, made once for all bystanders; for whoever has something around that day it is
 * put on top. An answer misses no commit that was answered before it was asked for, by this process or,
 * as far as `WhatChanged` has read on, by others.
 */
export interface FloorAnswers {
  /** To be called after catching up with the store, as the door does before anything else. */
  availability(actor: Actor, asked: AskedFloor): Promise<Decided<FinishedAnswer>>;
  /** Every seat as the actor sees it, for streams. */
  seats(actor: Actor, asked: AskedFloor): Promise<Decided<readonly SeatAvailability[]>>;
}

const megabyte = 1_000_000;
/** Seats as objects beside their bytes. */
const timesItsBytes = 4;
const bytesOfNothing = 100;

type Own = {
  answerOn(floor: FinishedFloor): FinishedAnswer;
  seatsOn(floor: FinishedFloor): readonly SeatAvailability[];
};

export function floorAnswers(
  whatChanged: WhatChanged,
  { clock, holidays }: { readonly clock: Clock; readonly holidays: Holidays },
): FloorAnswers {
  const holidayOn = holidays.on;
  const floors = answerCache<Decided<FinishedFloor>>(whatChanged, {
    mostBytes: 40 * megabyte,
    bytesOf: (floor) =>
      floor.ok ? timesItsBytes * floor.value.answer.bytes.byteLength : bytesOfNothing,
  });
  const owns = answerCache<{ readonly own: Own | undefined; readonly bytes: number }>(whatChanged, {
    mostBytes: 24 * megabyte,
    bytesOf: ({ bytes }) => bytes,
  });

  async function find(actor: Actor, { floor, period, language }: AskedFloor) {
    const now = clock.now();
    const { tenant, person } = actor;
    const shared = [tenant, floor, period.start, period.end, language].join('|');
    const moment = momentOf(period, now);
    const seen = await floors.get({ key: shared, moment }, async (stores) => {
      const asked = { floor, period, now, holidayOn };
      const found = await readAvailabilityForBystanders(stores.forTenant(tenant), asked);
      return found.ok ? granted(finishFloor(found.value, language)) : found;
    });
    if (!seen.ok) return seen;
    const { own } = await owns.get({ key: `${shared}|${person}`, moment }, async (stores) => {
      const asked = { floor, period, now, holidayOn };
      const viewer = await readOwnAround(stores.forTenant(tenant), person, asked);
      const { isPersonal, answer, state } = seen.value;
      const bytes = answer.bytes.byteLength;
      if (viewer && isPersonal && !isRuledAsBystander(state, viewer.viewer)) {
        return { own: ownWhole(viewer), bytes: timesItsBytes * bytes };
      }
      if (!viewer || viewer.viewer.claims.length === 0) {
        return { own: undefined, bytes: bytesOfNothing };
      }
      return { own: ownOf(viewer), bytes };
    });
    return granted({ floor: seen.value, own });
  }

  return {
    async availability(actor, asked) {
      const found = await find(actor, asked);
      if (!found.ok) return found;
      const { floor, own } = found.value;
      return granted(own ? own.answerOn(floor) : floor.answer);
    },
    async seats(actor, asked) {
      await whatChanged.catchUp();
      const found = await find(actor, asked);
      if (!found.ok) return found;
      const { floor, own } = found.value;
      return granted(own ? own.seatsOn(floor) : floor.seats);
    },
  };
}

/** Where rules ask who somebody is, each seat is looked at anew, but what is known of the floor is shared. */
function ownWhole(viewer: ViewerState): Own {
  const own = lastOf((floor) =>
    finishFloor({ ...floor, seats: seatsForViewer(floor, viewer) }, floor.language),
  );
  return { seatsOn: (floor) => own(floor).seats, answerOn: (floor) => own(floor).answer };
}

/** What of the clock availability depends on: the minute, and whether the period has begun and is over. */
function momentOf(period: Period, now: number): string {
  const begun = period.start <= now ? ' begun' : '';
  return `${Math.floor(now / 60_000)}${begun}${period.end <= now ? ' over' : ''}`;
}

const ownOf = (viewer: ViewerState): Own => ({
  seatsOn: (floor) => floor.seats.map(asViewerSees(viewer)),
  answerOn: lastOf((floor) => finishForViewer(floor, viewer)),
});

/** Keeps what was made last, which is as good as the floor that it was made of. */
function lastOf<Made>(make: (floor: FinishedFloor) => Made): (floor: FinishedFloor) => Made {
  let last: { readonly floor: FinishedFloor; readonly made: Made } | undefined;
  return (floor) => {
    if (last?.floor !== floor) last = { floor, made: make(floor) };
    return last.made;
  };
}
