import { dayScope } from '../../application/scopes.ts';
import type { Change } from '../../application/store.ts';
import type { LiveEventWire } from '../../contract/booking-wire.ts';
import { seatId } from '../../domain/ids.ts';
import { workdayAt } from '../../domain/workday.ts';
import type { Handlers } from '../handler.ts';
import { seatAvailabilityToWire } from '../present/booking.ts';
import { watchSession } from '../watch-session.ts';

/** Follows a floor on the workday of a period, and tells each changed seat as the viewer now sees it. */
export const liveRoutes: Pick<Handlers, 'liveAvailability'> = {
  async liveAvailability(
    { actor, params, query, cookies, ...asked },
    { useCases, floorAnswers, liveFeed, sessions },
  ) {
    const language = query.lang ?? asked.language;
    const floor = params.floorId;
    const period = { start: query.from, end: query.to };
    const seen = await useCases.seeFloor(actor, floor);
    if (!seen.ok) return { kind: 'refusal', refusal: seen.refusal };
    const { bookable, site } = seen.value;
    const { timeZone } = site;
    // As in availability: what began on an earlier day is about today.
    const begun = workdayAt(period.start, site);
    const scope = dayScope(begun < bookable.first ? bookable.first : begun);

    async function changedSeats(changed: ReadonlySet<string>): Promise<LiveEventWire> {
      const now = await floorAnswers.seats(actor, { floor, period, language });
      if (!now.ok) return { seats: [] };
      const seats = now.value
        .filter(({ seat }) => changed.has(seat.id))
        .map((seat) => seatAvailabilityToWire(seat, { timeZone, language }));
      return { seats };
    }

    return {
      kind: 'stream',
      start: ({ send, fail }) => {
        const stop = liveFeed.listen({
          tenant: actor.tenant,
          scope,
          begin: () => fail(new Error('The store was restored')),
          tell: (changes) => {
            const changed = seatsChanged(changes, floor);
            if (changed.size > 0) changedSeats(changed).then(send, fail);
          },
        });
        const unwatch = watchSession(sessions, { cookies, needs: 'use-user-site', over: fail });
        return () => {
          unwatch();
          stop();
        };
      },
    };
  },
};

/** The seats of a floor whose guards are among some changes. */
function seatsChanged(changes: readonly Change[], floor: string): ReadonlySet<string> {
  const keys = changes
    .filter((change) => change.type === 'seat-guard' && change.k1?.startsWith(`${floor}.`))
    .map((change) => seatId(change.k1 ?? ''));
  return new Set(keys);
}
