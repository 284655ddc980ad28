import { defineMessages } from '../../lib/messages.ts';

export const timeMessages = defineMessages('choose-time', {
  ja: {
    floor: '拠点とフロア',
    days: '日付',
    today: '今日',
    left: '残り{{count}}席',
    full: '満席',
    period: '時間帯',
    'all-day': '終日',
    freeTimes: '時間を指定',
    from: '開始',
    to: '終了',
  },
  en: {
    floor: 'Site and floor',
    days: 'Day',
    today: 'Today',
    left: '{{count}} left',
    full: 'Full',
    period: 'Period',
    'all-day': 'All day',
    freeTimes: 'Set times',
    from: 'From',
    to: 'To',
  },
});
