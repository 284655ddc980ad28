import { defineMessages } from '../../lib/messages.ts';

export const leaverMessages = defineMessages('leavers', {
  ja: {
    leaversTitle: '利用権限がなくなった方の予約',
    before: '利用権限がなくなった方の今後の予約は、',
    after: '後に解放し、席を空けます。',
    choice: '予約を解放するまでの期間',
    minutes: '5分',
    day: '1日',
    days: '{{count}}日',
    hint: 'RICOH Smart Integration で利用権限が外れたことを確認した時から数えます。その間に権限が戻り、サインインした方の予約は残ります。',
    saved: '保存しました。',
  },
  en: {
    leaversTitle: 'Bookings of people who lose their right of use',
    before: 'After',
    after: 'the bookings of people who lost their right of use are given back.',
    choice: 'Time until their bookings are given back',
    minutes: '5 minutes',
    day: '1 day',
    days: '{{count}} days',
    hint: 'Counted from when RICOH Smart Integration is seen to have taken the right away. Whoever gets it back and signs in before then keeps them.',
    saved: 'Saved.',
  },
});
