import { defineMessages } from '../../lib/messages.ts';

export const seatPageMessages = defineMessages('seat-page', {
  ja: {
    loading: '席の状況を読み込んでいます',
    codeUnreadable: 'コードを正しく読み取れませんでした',
    codeUnreadableDetail:
      'アドレスが途中で切れているようです。席のコードをもう一度読み取ってください。',
    noSeat: 'この席は見つかりません',
    noSeatDetail:
      '席がなくなったか、別の会社の席のコードです。サインインしている会社をご確認ください。',
    toBook: '席をとる画面へ',
    openInTeams: 'Teams で開く',
    toBookings: '自分の予約を見る',
    onMap: '図面で見る',
    corner: '図面での位置',
  },
  en: {
    loading: 'Loading how this seat stands',
    codeUnreadable: 'The code could not be read properly',
    codeUnreadableDetail:
      'Its address seems to be cut off. Please scan the code on the desk again.',
    noSeat: 'This seat cannot be found',
    noSeatDetail:
      'It is gone, or the code is of another company’s seat. Check which company you are signed in with.',
    toBook: 'Go and take a seat',
    openInTeams: 'Open in Teams',
    toBookings: 'See my bookings',
    onMap: 'Show on the map',
    corner: 'Where it is on the map',
  },
});
