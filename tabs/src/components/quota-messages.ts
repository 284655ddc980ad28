import { defineMessages } from '../lib/messages.ts';

export const quotaMessages = defineMessages('quota', {
  ja: {
    quota: '予約できる回数',
    used: '{{used}} / {{most}}',
    'perDay.now': '今日',
    'perWeek.now': '今週',
    'perMonth.now': '今月',
    'perDay.then': 'この日',
    'perWeek.then': 'この週',
    'perMonth.then': 'この月',
  },
  en: {
    quota: 'How often you may book',
    used: '{{used}} of {{most}}',
    'perDay.now': 'Today',
    'perWeek.now': 'This week',
    'perMonth.now': 'This month',
    'perDay.then': 'That day',
    'perWeek.then': 'That week',
    'perMonth.then': 'That month',
  },
});
