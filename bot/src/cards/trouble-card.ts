import type { Language } from '@sekitori/api/contract/language';
import { type Card, cardOf, heading, line, remark } from './card.ts';

const words = {
  ja: {
    stale: 'このカードは使えません',
    staleWhy: '期限が切れたか、ほかの方のためのカードです。',
    staleNext: '「空席」または「私の予約」と送ると、最新の内容を表示します。',
    trouble: '処理を完了できませんでした',
    troubleNext: '少し待ってから、もう一度お試しください。',
    number: (id: string) => `お問い合わせ番号: ${id}`,
    unsaved: '保存できたことを確認できませんでした',
    unsavedNext:
      '少し待ってから、もう一度お試しください。同じ操作が二重に行われることはありません。',
    unconfirmed: '利用権限を確認できません',
    unconfirmedWhy:
      'RICOH Smart Integration から5分以上応答がないため、操作を止めています。予約はそのまま残っています。',
    unconfirmedNext:
      '応答があり次第、そのまま続けられます。1分ほど待ってから、もう一度送ってください。',
    noFloor: 'まだ公開されているフロアがありません',
    noFloorNext: '運用管理者がフロアを公開すると、予約できるようになります。',
  },
  en: {
    stale: 'This card cannot be used',
    staleWhy: 'It has expired, or it was made for somebody else.',
    staleNext: 'Send “free seats” or “my bookings” to see what is true now.',
    trouble: 'That did not work',
    troubleNext: 'Please wait a moment and try again.',
    number: (id: string) => `Request number: ${id}`,
    unsaved: 'It could not be confirmed that this was saved',
    unsavedNext: 'Please wait a moment and try again: nothing is done twice.',
    unconfirmed: 'Your right to use this cannot be confirmed',
    unconfirmedWhy:
      'RICOH Smart Integration has not answered for five minutes, so nothing is done until it does. Your bookings stay as they are.',
    unconfirmedNext: 'You can go on as soon as it answers. Please try again in a minute.',
    noFloor: 'No floor has been published yet',
    noFloorNext: 'You can book as soon as an operations administrator publishes one.',
  },
} as const;

/** Answers a button whose data do not hold: edited, expired, of another person, chat or tenant. */
export function staleCard(language: Language): Card {
  const text = words[language];
  return cardOf(language, text.stale, {
    body: [heading(text.stale), line(text.staleWhy), line(text.staleNext)],
  });
}

/** Answers a fault without its details; the number finds them in the log. */
export function troubleCard(language: Language, requestId: string): Card {
  const text = words[language];
  return cardOf(language, text.trouble, {
    body: [heading(text.trouble), line(text.troubleNext), remark(text.number(requestId))],
  });
}

/** Answers where the store does not say that what was done, or its record, was written. */
export function unsavedCard(language: Language, requestId: string): Card {
  const text = words[language];
  return cardOf(language, text.unsaved, {
    body: [heading(text.unsaved), line(text.unsavedNext), remark(text.number(requestId))],
  });
}

/** Answers whoever RSI cannot be asked about at the moment: nothing is done for them until it answers. */
export function unconfirmedCard(language: Language): Card {
  const text = words[language];
  return cardOf(language, text.unconfirmed, {
    body: [heading(text.unconfirmed), line(text.unconfirmedWhy), line(text.unconfirmedNext)],
  });
}

export function noFloorCard(language: Language): Card {
  const text = words[language];
  return cardOf(language, text.noFloor, { body: [heading(text.noFloor), line(text.noFloorNext)] });
}
