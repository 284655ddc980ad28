import type { Told } from '../domain/notice.ts';
import type { Touching } from '../domain/touching.ts';
import type { Language } from './language.ts';
import { reasonText } from './reason-text.ts';

type Words = { readonly [Code in Touching['code']]: (of: Touching) => string };

const because: { readonly [L in Language]: Words } = {
  ja: {
    'seat-gone': ({ seatName }) => `フロアの変更で、${seatName}がなくなりました。`,
    'seat-closed': ({ seatName, reason }) =>
      `${seatName}は、この時間に使えなくなりました${reason ? `(${reasonText(reason, 'ja')})` : ''}。`,
    'too-far-ahead': () => '先の日付を予約できる日数が短くなりました。',
    'outside-hours': () => '予約できる時間が変わり、この時間は範囲の外になりました。',
    'period-not-offered': () => '予約できる時間帯が変わりました。',
    'too-short': () => '予約の最短時間が長くなりました。',
    'too-long': () => '予約の最長時間が短くなりました。',
    'drop-in-only': ({ seatName }) => `${seatName}は、当日に来た方が使う席になりました。`,
    'seat-assigned': ({ seatName }) => `${seatName}は、ほかの方の専用席になりました。`,
    'not-for-you': ({ seatName }) => `${seatName}を予約できる人が変わりました。`,
    'quota-reached': () => '予約できる回数が少なくなりました。',
    'already-booked': () => '同じ時間に予約できる席は、1つだけになりました。',
    'other-rule': () => '予約のルールが変わりました。',
  },
  en: {
    'seat-gone': ({ seatName }) => `The floor was changed, and ${seatName} is gone.`,
    'seat-closed': ({ seatName, reason }) =>
      `${seatName} is closed at that time${reason ? `: ${reasonText(reason, 'en')}` : ''}.`,
    'too-far-ahead': () => 'Seats can no longer be booked that many days ahead.',
    'outside-hours': () => 'Bookings are now kept to other hours.',
    'period-not-offered': () => 'Other parts of the day are offered now.',
    'too-short': () => 'Bookings must be longer now.',
    'too-long': () => 'Bookings must be shorter now.',
    'drop-in-only': ({ seatName }) => `${seatName} is now for whoever comes on the day.`,
    'seat-assigned': ({ seatName }) => `${seatName} now belongs to somebody else.`,
    'not-for-you': ({ seatName }) => `${seatName} is now for other people.`,
    'quota-reached': () => 'Fewer bookings are allowed now.',
    'already-booked': () => 'Only one seat at a time is allowed now.',
    'other-rule': () => 'A rule of booking was changed.',
  },
};

/** Why an administrator's change touches a booking, in a sentence to its holder. */
export function touchingText(touching: Touching, language: Language): string {
  return because[language][touching.code](touching);
}

type Led = 'rule-changed' | 'moved' | 'released' | 'seat-removed';

const cameOfIt: { readonly [L in Language]: { readonly [K in Led]: string } } = {
  ja: {
    'rule-changed': 'この予約はそのままお使いいただけます。',
    moved: 'いちばん近い空席に移しました。',
    released: 'そのため、この予約は解放されました。',
    'seat-removed': 'そのため、この予約は取り消されました。',
  },
  en: {
    'rule-changed': 'You keep this booking as it is.',
    moved: 'Your booking was moved to the nearest free seat.',
    released: 'So your booking was released.',
    'seat-removed': 'So your booking was cancelled.',
  },
};

/** The same with what came of it, for a chat; undefined where no administrator's change is why. */
export function toldText({ kind, touching }: Told, language: Language): string | undefined {
  if (!touching || kind === 'lapsed' || kind === 'check-in-due') return undefined;
  const gap = language === 'ja' ? '' : ' ';
  return `${touchingText(touching, language)}${gap}${cameOfIt[language][kind]}`;
}
