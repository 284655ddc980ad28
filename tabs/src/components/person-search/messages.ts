import { defineMessages } from '../../lib/messages.ts';

export const messages = defineMessages('person-search', {
  ja: {
    search: '名前またはメールアドレス',
    hint: '2文字以上を入力してください。',
    searching: '探しています',
    found: '{{count}}人が見つかりました',
    foundMore: '{{count}}人を表示しています。ほかにもいるので、文字を足してください。',
    notFound: '見つかりませんでした。',
    results: '見つかった方',
  },
  en: {
    search: 'Name or mail address',
    hint: 'Type two letters or more.',
    searching: 'Searching',
    found: 'Found: {{count}}',
    foundMore: 'The first {{count}} are shown. There are more: add letters.',
    notFound: 'Nobody was found.',
    results: 'People found',
  },
});
