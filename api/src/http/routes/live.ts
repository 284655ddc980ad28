import { configScope, dayScope } from '../../application/scopes.ts';
import type { Change } from '../../application/store.ts';
import type { LiveEventWire } from '../../contract/booking-wire.ts';
import { seatId } from '../../domain/ids.ts';
import { workdayAt } from '../../domain/workday.ts';
import type { Handlers } from '../handler.ts';
import { seatsToWire } from '../present/booking.ts';
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

    async function seatsNow(changed: ReadonlySet<string> | 'all'): Promise<LiveEventWire> {
      const now = await floorAnswers.seats(actor, { floor, period, language });
      if (!now.ok) return { seats: [] };
      const seats = now.value
        .filter(({ seat }) => changed === 'all' || changed.has(seat.id))
        .map(seatsToWire({ timeZone, language }));
      return { seats };
    }

    return {
      kind: 'stream',
      start: ({ send, fail }) => {
        const stop = liveFeed.listen({
          tenant: actor.tenant,
          scopes: [scope, configScope],
          begin: () => fail(new Error('The store was restored')),
          tell: (changes) => {
            const changed = isUnderOtherRules(changes, floor)
              ? 'all'
              : seatsChanged(changes, floor);
            if (changed === 'all' || changed.size > 0) seatsNow(changed).then(send, fail);
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

/** Whether the plan of a floor, or what is set for it or above it, is among some changes. */
function isUnderOtherRules(changes: readonly Change[], floor: string): boolean {
  return changes.some(
    ({ type, k1 }) =>
      type === 'tenant-operation' ||
      ((type === 'floor-operation' || type === 'floor') && k1 === floor),
  );
}

/** The seats of a floor whose guards are among some changes. */
function seatsChanged(changes: readonly Change[], floor: string): ReadonlySet<string> {
  const keys = changes
    .filter((change) => change.type === 'seat-guard' && change.k1?.startsWith(`${floor}.`))
    .map((change) => seatId(change.k1 ?? ''));
  return new Set(keys);
}
