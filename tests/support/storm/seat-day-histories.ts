import type { SeatId } from '../../../api/src/domain/ids.ts';
import type { Period } from '../../../api/src/domain/period.ts';
import type { Workday } from '../../../api/src/domain/workday.ts';
import type { Effect } from '../history/claims-model.ts';
import type { Operation } from '../history/linearizable.ts';
import type { Deed, Held, Outcome, Recorded } from './deeds.ts';

/** What a deed did to, or saw of, one seat or one person on one workday. */
type Touch = { readonly of: string; readonly effect: Effect };

/**
 * The history of each seat and each person on each workday. A move counts once for each of its seats:
 * whether both happened at one instant is for the look at what is stored. A look may show what was so
 * `looksLateMs` before somebody asked.
 */
export function historiesOf(
  recorded: readonly Recorded[],
  looksLateMs: number,
): ReadonlyMap<string, Operation[]> {
  const histories = new Map<string, Operation[]>();
  for (const { deed, outcome, answeredAt, ...one } of recorded) {
    const invokedAt = one.invokedAt - (deed.do === 'look' ? looksLateMs : 0);
    const until = outcome.is === 'unknown' ? 'never' : answeredAt;
    for (const { of, effect } of touchesOf(deed, outcome)) {
      const history = histories.get(of) ?? [];
      history.push({ effect, invokedAt, answeredAt: until });
      histories.set(of, history);
    }
  }
  return histories;
}

function touchesOf(deed: Deed, outcome: Outcome): Touch[] {
  if (deed.do === 'look') return outcome.is === 'seen' ? looksOf(deed, outcome.free) : [];
  if (outcome.is !== 'refused') return changesOf(deed);
  return outcome.met ? metBy(deed, outcome.code, outcome.met) : [];
}

function looksOf(
  { workday, within }: Extract<Deed, { do: 'look' }>,
  free: ReadonlyMap<SeatId, readonly Period[]>,
): Touch[] {
  return [...free].map(([seat, parts]) => ({
    of: seatDay({ seat, workday }),
    effect: { kind: 'see', within, free: parts },
  }));
}

function changesOf(deed: Exclude<Deed, { do: 'look' }>): Touch[] {
  if (deed.do === 'book') {
    const { wanted } = deed;
    return [taken(seatDay(wanted), claimOf(wanted), wanted), taken(personDay(wanted), '', wanted)];
  }
  const { held } = deed;
  const given: Touch = { of: seatDay(held), effect: { kind: 'give', claim: claimOf(held) } };
  if (deed.do !== 'move') {
    return [given, { of: personDay(held), effect: { kind: 'give', claim: held.booking } }];
  }
  const moved = movedTo(held, deed.to);
  return [given, taken(seatDay(moved), claimOf(moved), moved)];
}

/** Whoever stood in the way stood on the wanted seat, or was the person's own. */
function metBy(deed: Deed, code: string, period: Period): Touch[] {
  const effect: Effect = { kind: 'meet', period };
  if (deed.do === 'book' && code === 'already-booked')
    return [{ of: personDay(deed.wanted), effect }];
  if (code !== 'seat-taken') return [];
  if (deed.do === 'book') return [{ of: seatDay(deed.wanted), effect }];
  return deed.do === 'move' ? [{ of: seatDay(movedTo(deed.held, deed.to)), effect }] : [];
}

function taken(of: string, leg: string, { booking, period }: Held): Touch {
  return { of, effect: { kind: 'take', claim: leg || booking, period } };
}

export const movedTo = (held: Held, to: SeatId): Held => ({
  ...held,
  seat: to,
  leg: held.leg + 1,
});

const claimOf = ({ booking, leg }: Held) => `${booking} ${leg}`;
const seatDay = ({ seat, workday }: { seat: SeatId; workday: Workday }) => `${seat} on ${workday}`;
const personDay = ({ actor, workday }: Held) => `${actor.person} on ${workday}`;
