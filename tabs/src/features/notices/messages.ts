import { defineMessages } from '../../lib/messages.ts';

export const noticesMessages = defineMessages('notices', {
  ja: {
    removed: '{{seat}}({{when}})の予約は取り消されました',
    removedDetail: 'フロアの変更で、この席がなくなりました。お手数ですが、別の席をお選びください。',
    another: '別の席をさがす',
    read: 'このお知らせを閉じる',
    all: 'お知らせ',
  },
  en: {
    removed: 'Your booking of {{seat}}, {{when}} was cancelled',
    removedDetail: 'The floor was changed and the seat is gone. Please choose another one.',
    another: 'Find another seat',
    read: 'Close this notice',
    all: 'Notices',
  },
});
