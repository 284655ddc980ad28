import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { allDay, workdayAt } from '@sekitori/api/domain/workday';
import { type Standing, standingOf } from '../../lib/booking-standing.ts';
import type { Say } from '../../lib/messages.ts';
import { sentences } from '../../lib/sentences.ts';
import type { useSiteTimes } from '../../lib/use-site-times.ts';
import type { bookingsMessages } from './messages.ts';

type Speaking = Pick<ReturnType<typeof useSiteTimes>, 'at' | 'until' | 'clock'> & {
  readonly say: Say<keyof typeof bookingsMessages.ja>;
};

/** How a booking stands: what matters now in one sentence, and what else is good to know. */
export type Words = { readonly title: string; readonly more: string };

/** Says how a booking stands at an instant, in the words of its holder's page. */
export function wordsOf(booking: BookingWire, instant: number, speaking: Speaking): Words {
  const { say, at, until } = speaking;
  const standing = standingOf(booking, instant);
  switch (standing.kind) {
    case 'coming':
      return { title: say('stands.coming', { time: at(Date.parse(booking.from)) }), more: '' };
    case 'under-way':
      return { title: untilWhen(booking, speaking), more: '' };
    case 'check-in-later':
      return {
        title: say('stands.later', { time: at(standing.opensAt) }),
        more: say('stands.later.more', { until: until(standing.keptUntil) }),
      };
    case 'expected':
      return wordsOfExpected(standing, speaking);
    case 'checked-in':
      return {
        title:
          standing.since === undefined
            ? say('stands.checked-in-now')
            : say('stands.checked-in', { time: at(standing.since) }),
        more: untilWhen(booking, speaking),
      };
    case 'lapsed':
      return {
        title:
          standing.at === undefined
            ? say('stands.gone.lapsed')
            : say('stands.lapsed', { time: at(standing.at) }),
        more: say('stands.lapsed.more', { until: until(standing.mayRetakeUntil) }),
      };
    case 'gone':
      return { title: say(`stands.gone.${standing.as}`), more: '' };
  }
}

function wordsOfExpected(
  { mode, keptUntil, isLate, isOverdue }: Extract<Standing, { kind: 'expected' }>,
  { say, until }: Speaking,
): Words {
  const time = until(keptUntil);
  const how = mode === 'at-seat' ? say('stands.at-seat.more') : '';
  if (isOverdue) {
    return {
      title: say('stands.overdue'),
      more: sentences(say('stands.overdue.more', { time }), how),
    };
  }
  const title = say(mode === 'at-seat' ? 'stands.at-seat' : 'stands.expected', { time });
  const late = isLate ? say('stands.late') : '';
  return { title, more: sentences(late, how || say('stands.expected.more')) };
}

/** Until when it is theirs; of a whole day nobody need know the minute. */
function untilWhen(booking: BookingWire, { say, until, clock }: Speaking): string {
  const [start, end] = [Date.parse(booking.from), Date.parse(booking.to)];
  const isToTheEnd = end >= allDay(workdayAt(start, clock), clock).end;
  return isToTheEnd ? say('stands.all-day') : say('stands.under-way', { time: until(end) });
}
