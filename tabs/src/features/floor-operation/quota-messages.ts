import { defineMessages } from '../../lib/messages.ts';

/** What the boxes of quotas are called for those who hear them. */
export const quotaMessages = defineMessages('floor-operation-quota', {
  ja: { perDay: '1日の回数', perWeek: '1週間の回数', perMonth: '1か月の回数' },
  en: { perDay: 'Times a day', perWeek: 'Times a week', perMonth: 'Times a month' },
});
