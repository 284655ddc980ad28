import type { BookingView } from '@sekitori/api/application/booking-view';
import type { Language } from '@sekitori/api/contract/language';
import { instantText } from '@sekitori/api/contract/local-text';
import { isLive } from '@sekitori/api/domain/booking';
import { lapseOf, retakeUntil } from '@sekitori/api/domain/no-show';
import { clockTimeAt, workdayAt } from '@sekitori/api/domain/workday';
import type { Buttons } from './buttons.ts';
import { type Action, type Element, line } from './card.ts';

const words = {
  ja: {
    checkIn: 'チェックイン',
    late: '遅れます',
    leave: '席を空ける',
    again: 'もう一度とる',
    keptUntil: (time: string) =>
      `${time}までにチェックインしてください。過ぎると席が解放されます。`,
    opens: (time: string) => `${time}からチェックインできます。`,
    atSeat: '到着したら、席のコードをスマートフォンで読み取ってください。',
    late1: (time: string) => `遅れると聞いています。席は${time}まで確保しています。`,
    retake: (time: string) => `${time}までなら、席が空いていればもう一度とれます。`,
    retakeAtSeat: (time: string) =>
      `${time}までに席のコードを読み取ると、空いていればもう一度とれます。`,
  },
  en: {
    checkIn: 'Check in',
    late: 'Running late',
    leave: 'Leave the seat',
    again: 'Take it again',
    keptUntil: (time: string) => `Check in by ${time}, or the seat is given to others.`,
    opens: (time: string) => `Check-in opens ${time}.`,
    atSeat: 'When you arrive, scan the code at the seat with your phone.',
    late1: (time: string) => `You said that you come late: the seat is kept until ${time}.`,
    retake: (time: string) => `Until ${time} you can take it again, as long as it is free.`,
    retakeAtSeat: (time: string) =>
      `Scan the code at the seat by ${time} to take it again, as long as it is free.`,
  },
} as const;

/** What checking in asks of the holder at this moment, in a sentence or two; nothing where it asks nothing. */
export function checkInLines(language: Language, { booking }: BookingView, now: number): Element[] {
  const text = words[language];
  const timeOf = (instant: number) => clockTimeAt(instant, booking.timeZone);
  const again = retakeUntil(booking);
  const { checkIn } = booking;
  if (again !== undefined && now < again) {
    const retake = checkIn?.mode === 'at-seat' ? text.retakeAtSeat : text.retake;
    return [line(retake(timeOf(again)))];
  }
  if (!checkIn || booking.state !== 'booked') return [];
  const lapses = lapseOf(booking) ?? checkIn.lapsesAt;
  const opens =
    workdayAt(now, booking) === booking.workday
      ? timeOf(checkIn.opens)
      : instantText(checkIn.opens, booking.timeZone, language);
  const when = now < checkIn.opens ? text.opens(opens) : undefined;
  const kept = checkIn.isLate ? text.late1(timeOf(lapses)) : text.keptUntil(timeOf(lapses));
  // What never lapses before it ends is nothing to warn of.
  const warned = lapses < booking.period.end ? kept : undefined;
  const how = checkIn.mode === 'at-seat' ? text.atSeat : undefined;
  return [when, warned, how].flatMap((sentence) => (sentence ? [line(sentence)] : []));
}

/** What the holder can say of a booking on its day. */
export function checkInActions(
  language: Language,
  { booking }: BookingView,
  { buttons, now }: { readonly buttons: Buttons; readonly now: number },
): Action[] {
  const text = words[language];
  const id = booking.id;
  const again = retakeUntil(booking);
  if (again !== undefined && now < again) {
    if (booking.checkIn?.mode === 'at-seat') return [];
    return [buttons(text.again, { verb: 'check-in', booking: id }, { style: 'positive' })];
  }
  if (!isLive(booking) || workdayAt(now, booking) !== booking.workday) return [];
  const { checkIn, state, period } = booking;
  const isAwaited = state === 'booked' && checkIn !== undefined;
  const canSay = isAwaited && checkIn.mode === 'anywhere' && now >= checkIn.opens;
  return [
    ...(canSay
      ? [buttons(text.checkIn, { verb: 'check-in', booking: id }, { style: 'positive' })]
      : []),
    ...(isAwaited && !checkIn.isLate
      ? [buttons(text.late, { verb: 'run-late', booking: id })]
      : []),
    ...(period.start <= now ? [buttons(text.leave, { verb: 'release', booking: id })] : []),
  ];
}
