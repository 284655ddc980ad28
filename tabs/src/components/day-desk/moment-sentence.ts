import type { SeatMomentWire } from '@sekitori/api/contract/seat-wire';
import { standingOf } from '../../lib/booking-standing.ts';
import { periodFromWire } from '../../lib/floor-clock.ts';
import type { Say } from '../../lib/messages.ts';
import type { useSiteTimes } from '../../lib/use-site-times.ts';
import type { deskMessages } from './messages.ts';

type SayDesk = Say<keyof typeof deskMessages.ja>;
type Times = Pick<ReturnType<typeof useSiteTimes>, 'at' | 'until' | 'times'>;

/** How a seat stands for me now, in one sentence. */
export function momentSentence(
  moment: SeatMomentWire,
  instant: number,
  { say, at, until, times }: Times & { readonly say: SayDesk },
): string {
  const { state, holder, myBooking, freeUntil, takenUntil, refusal } = moment;
  const time = (text: string | undefined) => (text === undefined ? '' : until(Date.parse(text)));
  if (state === 'mine' && myBooking) return mineSentence();
  if (state === 'taken') {
    if (!holder) return say('state.taken', { time: time(takenUntil) });
    return say('state.taken-by', { name: holder.name, time: time(takenUntil) });
  }
  if (state === 'blocked' && refusal) return refusal.title;
  return freeUntil === undefined
    ? say('state.free-now')
    : say('state.free', { time: time(freeUntil) });

  function mineSentence(): string {
    if (!myBooking) return '';
    const standing = standingOf(myBooking, instant);
    switch (standing.kind) {
      case 'checked-in':
        return standing.since === undefined
          ? say('state.checked-in-now')
          : say('state.checked-in', { time: at(standing.since) });
      case 'check-in-later':
        return say('state.later', { time: at(standing.opensAt) });
      case 'expected':
        return standing.isOverdue
          ? say('state.overdue')
          : say('state.expected', { time: until(standing.keptUntil) });
      default:
        return say('state.mine', { times: times(periodFromWire(myBooking)) });
    }
  }
}

/** Why one cannot have the seat, where the sentence does not say it: who has it is said there. */
export function whyNot({ offer, state, refusal }: SeatMomentWire): string | undefined {
  return offer === 'none' && state !== 'taken' ? refusal?.detail : undefined;
}
