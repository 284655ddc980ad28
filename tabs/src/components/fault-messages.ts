import { defineMessages } from '../lib/messages.ts';

export const faultMessages = defineMessages('fault', {
  ja: {
    retry: 'もう一度読み込む',
    reload: '新しい版を読み込む',
    offline: 'ネットワークにつながっていません',
    offlineDetail: '接続が戻ったら、もう一度読み込んでください。',
    unreachable: 'いま、席取りにつながりません',
    unreachableDetail: 'しばらくしてから、もう一度読み込んでください。予約は失われていません。',
    outdated: '席取りが新しくなりました',
    outdatedDetail: 'このページは古い版です。読み込み直すと続けられます。',
  },
  en: {
    retry: 'Load again',
    reload: 'Load the new version',
    offline: 'You are offline',
    offlineDetail: 'Load again when you are back online.',
    unreachable: 'Sekitori cannot be reached right now',
    unreachableDetail: 'Please try again in a little while. Your bookings are safe.',
    outdated: 'Sekitori has a new version',
    outdatedDetail: 'This page is an older one. Load it again to go on.',
  },
});
