import { defineMessages } from '../lib/messages.ts';

export const problemBarMessages = defineMessages('problem-bar', {
  ja: {
    dismiss: '閉じる',
    unreachable: 'サーバーにつながりませんでした',
    unreachableDetail: '変更はこの画面に残っています。接続を確認して、もう一度お試しください。',
    outdated: '席取りが新しくなりました',
    outdatedDetail: 'このページは古い版です。読み込み直してから、もう一度お試しください。',
  },
  en: {
    dismiss: 'Dismiss',
    unreachable: 'The service could not be reached',
    unreachableDetail: 'What you did is still on this page. Check your connection and try again.',
    outdated: 'Sekitori has a new version',
    outdatedDetail: 'This page is an older one. Load it again, then retry.',
  },
});
