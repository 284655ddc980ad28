import { defineMessages } from '../../lib/messages.ts';

export const listMessages = defineMessages('seat-list', {
  ja: {
    filters: '絞り込み',
    onlyFree: '空席のみ',
    otherSeats: 'その他の席',
    nothing: '条件に合う席がありません',
    nothingDetail: '絞り込みを減らすか、日付や時間帯を変えてみてください。',
    clear: '絞り込みを解除',
    show: '詳しく見る',
    count: '{{count}}席',
  },
  en: {
    filters: 'Filters',
    onlyFree: 'Free only',
    otherSeats: 'Other seats',
    nothing: 'No seat fits',
    nothingDetail: 'Take a filter away, or try another day or time.',
    clear: 'Clear the filters',
    show: 'Show details',
    count: '{{count}} seats',
  },
});
