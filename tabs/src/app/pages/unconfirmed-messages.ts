import { defineMessages } from '../../lib/messages.ts';

export const unconfirmedMessages = defineMessages('unconfirmed', {
  ja: {
    title: '利用権限を確認できません',
    detail: 'RICOH Smart Integration が応答していないため、操作を止めています。',
    since: '最後に確認できたのは{{time}}です。',
    safe: '予約や入力中の内容はそのまま残っています。応答があり次第、続きから使えます。',
    next: '{{seconds}}秒後に、もう一度確認します。',
    trying: '確認しています…',
    now: '今すぐ確認',
  },
  en: {
    title: 'Your right to use this cannot be confirmed',
    detail: 'RICOH Smart Integration does not answer, so nothing is done until it does.',
    since: 'It was last confirmed at {{time}}.',
    safe: 'Your bookings and what you were typing are kept. As soon as it answers, you go on where you were.',
    next: 'Asking again in {{seconds}} seconds.',
    trying: 'Asking now …',
    now: 'Ask now',
  },
});
