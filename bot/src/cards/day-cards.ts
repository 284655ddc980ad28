import type { BookingView } from '@sekitori/api/application/booking-view';
import type { Language } from '@sekitori/api/contract/language';
import { periodText, workdayText } from '@sekitori/api/contract/local-text';
import type { Workday } from '@sekitori/api/domain/workday';
import type { Buttons } from './buttons.ts';
import { type Card, cardOf, heading, line, remark, sayForMe } from './card.ts';

const words = {
  ja: {
    none: '今日の予約はありません',
    noneNext:
      '席が必要なときは、空席を選んでください。座っている席があれば「A-12にいます」と送ってください。',
    free: '今日の空席',
    mine: '自分の予約',
    whichSeat: 'どの席にいますか',
    whichSeatNext: '席の名前を添えて「A-12にいます」のように送ってください。',
    days: (first: string, last: string) => `${first}から${last}まで`,
    noneInDays: 'この期間の予約はありません',
    asked: (count: number) => `${count}件の予約を取り消しますか`,
    cancelAll: (count: number) => `${count}件を取り消す`,
    cancelled: (count: number) => `${count}件の予約を取り消しました`,
    again: 'また必要になったら、「来週月曜の空席」のように送ってください。',
    more: (count: number) => `ほかに${count}件`,
  },
  en: {
    none: 'You have no booking today',
    noneNext:
      'Choose a free seat if you need one. If you sit somewhere already, send “I’m at A-12”.',
    free: 'Free seats today',
    mine: 'My bookings',
    whichSeat: 'Where are you sitting?',
    whichSeatNext: 'Send it with the name of the seat: “I’m at A-12”.',
    days: (first: string, last: string) => `${first} to ${last}`,
    noneInDays: 'You have no bookings on these days',
    asked: (count: number) =>
      count === 1 ? 'Cancel this booking?' : `Cancel these ${count} bookings?`,
    cancelAll: (count: number) => (count === 1 ? 'Cancel it' : `Cancel all ${count}`),
    cancelled: (count: number) =>
      count === 1 ? 'One booking cancelled' : `${count} bookings cancelled`,
    again: 'When you need a seat again, send “free seats next Monday”, for example.',
    more: (count: number) => `and ${count} more`,
  },
} as const;

type By = { readonly buttons: Buttons };

/** After words about today’s seat from somebody who has none. */
export function noBookingTodayCard(language: Language, { buttons }: By): Card {
  const text = words[language];
  return cardOf(language, text.none, {
    body: [heading(text.none), line(text.noneNext)],
    actions: [sayForMe(text.free, text.free), buttons(text.mine, { verb: 'my-bookings' })],
  });
}

/** After “I’m at another seat” without the name of one that exists. */
export function whichSeatCard(language: Language): Card {
  const text = words[language];
  return cardOf(language, text.whichSeat, {
    body: [heading(text.whichSeat), line(text.whichSeatNext)],
  });
}

const mostShown = 10;

type Range = { readonly first: Workday; readonly last: Workday };

/** The bookings of some days, and one button that cancels them all (B10). */
export function cancelRangeCard(
  language: Language,
  { days, views }: { readonly days: Range; readonly views: readonly BookingView[] },
  { buttons }: By,
): Card {
  const text = words[language];
  const title = views.length > 0 ? text.asked(views.length) : text.noneInDays;
  const press = { verb: 'cancel-range', ...days } as const;
  return cardOf(language, title, {
    body: [heading(title), remark(daysText(language, days)), ...rows(language, views)],
    actions:
      views.length > 0
        ? [
            buttons(text.cancelAll(views.length), press, { style: 'destructive' }),
            buttons(text.mine, { verb: 'my-bookings' }),
          ]
        : [buttons(text.mine, { verb: 'my-bookings' })],
  });
}

/** What became of it. */
export function cancelledRangeCard(
  language: Language,
  { days, views }: { readonly days: Range; readonly views: readonly BookingView[] },
  { buttons }: By,
): Card {
  const text = words[language];
  const title = views.length > 0 ? text.cancelled(views.length) : text.noneInDays;
  return cardOf(language, title, {
    body: [
      heading(title),
      remark(daysText(language, days)),
      ...rows(language, views),
      line(text.again),
    ],
    actions: [buttons(text.mine, { verb: 'my-bookings' })],
  });
}

const daysText = (language: Language, { first, last }: Range) =>
  words[language].days(workdayText(first, language), workdayText(last, language));

function rows(language: Language, views: readonly BookingView[]) {
  const shown = views.slice(0, mostShown);
  const left = views.length - shown.length;
  return [
    ...shown.map((view) =>
      line(`${periodText(view.booking.period, view.booking, language)} · ${view.seatName}`),
    ),
    ...(left > 0 ? [remark(words[language].more(left))] : []),
  ];
}
