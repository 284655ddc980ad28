import type { BookingView } from '@sekitori/api/application/booking-view';
import type { Language } from '@sekitori/api/contract/language';
import { periodText } from '@sekitori/api/contract/local-text';
import { toldText } from '@sekitori/api/contract/notice-text';
import { isLive } from '@sekitori/api/domain/booking';
import type { Buttons } from './buttons.ts';
import { type Action, type Card, cardOf, type Element, line, openPage, remark } from './card.ts';
import { checkInActions, checkInLines } from './check-in-lines.ts';
import type { Pages } from './pages.ts';

const words = {
  ja: {
    states: {
      booked: '席をとりました',
      'checked-in': 'チェックイン済みです',
      released: '席を解放しました',
      cancelled: '予約を取り消しました',
      lapsed: 'チェックインがなかったため解放されました',
    },
    due: 'チェックインをお願いします',
    takeAgain: 'もう一度とる',
    cancel: '取り消す',
    map: '地図',
    again: '空席を見る',
    mine: '自分の予約',
    none: '今後の予約はありません',
    noneNext: '「明日の空席」のように送ると、席を探せます。',
    count: (count: number) => `今後の予約 ${count}件`,
    more: (count: number) => `ほかに${count}件あります。タブの「予約」ですべて見られます。`,
  },
  en: {
    states: {
      booked: 'Your seat is booked',
      'checked-in': 'You are checked in',
      released: 'Your seat is released',
      cancelled: 'Your booking is cancelled',
      lapsed: 'Released, because nobody checked in',
    },
    due: 'Please check in',
    takeAgain: 'Take it again',
    cancel: 'Cancel',
    map: 'Map',
    again: 'Free seats',
    mine: 'My bookings',
    none: 'You have no bookings to come',
    noneNext: 'Send “free seats tomorrow”, for example, to find a seat.',
    count: (count: number) => `Your bookings: ${count}`,
    more: (count: number) => `There are ${count} more. See all of them in the tab.`,
  },
} as const;

type By = {
  readonly buttons: Buttons;
  readonly pages: Pick<Pages, 'floor'>;
  readonly now: number;
};

/** The living card of one booking: as it stands now, with what may still be done (G2). */
export function bookingCard(language: Language, view: BookingView, by: By): Card {
  const { booking } = view;
  const isDue = booking.state === 'booked' && booking.remindingSince !== undefined;
  const title = isDue ? words[language].due : words[language].states[booking.state];
  return cardOf(language, `${title}: ${view.seatName}`, {
    body: [
      line(title, {
        weight: 'Bolder',
        color: isDue ? 'Warning' : isLive(booking) ? 'Good' : 'Default',
        spacing: 'None',
      }),
      line(view.seatName, { size: 'ExtraLarge', weight: 'Bolder', isSubtle: !isLive(booking) }),
      line(`${view.floorName} · ${view.siteName}`),
      line(periodText(booking.period, booking, language), { weight: 'Bolder' }),
      ...toldLines(language, view),
      ...checkInLines(language, view, by.now),
    ],
    actions: actionsOf(language, view, by),
  });
}

/** What an administrator's change did to it. */
function toldLines(language: Language, { told }: BookingView): Element[] {
  const text = told && toldText(told, language);
  return text ? [line(text, { color: 'Warning' })] : [];
}

function actionsOf(language: Language, view: BookingView, by: By): Action[] {
  const text = words[language];
  const { booking } = view;
  const { floor, workday, period } = booking;
  const ofTheDay = checkInActions(language, view, by);
  if (isLive(booking)) {
    // Once it has begun, its seat is left rather than the booking cancelled.
    const cancel =
      by.now < period.start
        ? [
            by.buttons(
              text.cancel,
              { verb: 'cancel', booking: booking.id },
              { style: 'destructive' },
            ),
          ]
        : [];
    return [
      ...ofTheDay,
      openPage(text.map, by.pages.floor(floor, workday)),
      by.buttons(text.mine, { verb: 'my-bookings' }),
      ...cancel,
    ];
  }
  return [
    ...ofTheDay,
    by.buttons(text.again, { verb: 'free-seats', floor, workday, ...period }),
    by.buttons(text.mine, { verb: 'my-bookings' }),
  ];
}

/** A card has six actions at most; five bookings leave room. */
const mostShown = 5;

/** The bookings to come, earliest first, each with its own button to cancel it; one that lapsed, to take it again. */
export function myBookingsCard(
  language: Language,
  views: readonly BookingView[],
  by: Pick<By, 'buttons'>,
): Card {
  const text = words[language];
  const title = views.length > 0 ? text.count(views.length) : text.none;
  const rows = views.slice(0, mostShown).map((view) => row(language, view, by.buttons));
  const left = views.length - rows.length;
  return cardOf(language, title, {
    body: [
      line(title, { weight: 'Bolder', size: 'Medium', style: 'heading', spacing: 'None' }),
      ...(views.length > 0 ? rows : [line(text.noneNext)]),
      ...(left > 0 ? [line(text.more(left), { isSubtle: true, size: 'Small' })] : []),
    ],
  });
}

function row(language: Language, view: BookingView, buttons: Buttons): Element {
  const { booking } = view;
  const { cancel, takeAgain, states } = words[language];
  const id = booking.id;
  const deed = isLive(booking)
    ? buttons(cancel, { verb: 'cancel', booking: id })
    : buttons(takeAgain, { verb: 'check-in', booking: id });
  return {
    type: 'ColumnSet',
    separator: true,
    spacing: 'Medium',
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        verticalContentAlignment: 'Center',
        items: [
          line(`${view.seatName} · ${view.floorName}`, { weight: 'Bolder', spacing: 'None' }),
          line(periodText(booking.period, booking, language), { spacing: 'None' }),
          ...(isLive(booking) ? [] : [remark(states[booking.state])]),
        ],
      },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'Center',
        items: [{ type: 'ActionSet', actions: [deed] }],
      },
    ],
  };
}
