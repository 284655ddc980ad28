import { defineMessages } from '../../lib/messages.ts';

export const settingsMessages = defineMessages('settings', {
  ja: {
    title: '設定',
    visibility: '自分の名前を見せる',
    visible: '同僚は、あなたの席にあなたの名前を見ることができます。',
    hidden: 'あなたの席は「予約あり」とだけ表示され、名前は誰にも見えません。',
    language: '表示の言語',
    ja: '日本語',
    en: 'English',
    account: 'アカウント',
    sessions: 'サインイン中の端末を見る',
    saved: '保存しました',
    failed: '保存できませんでした。もう一度お試しください。',
    loading: '設定を読み込んでいます',
  },
  en: {
    title: 'Settings',
    visibility: 'Show my name',
    visible: 'Colleagues see your name on your seat.',
    hidden: 'Your seat is shown as taken, and nobody sees your name.',
    language: 'Language',
    ja: '日本語',
    en: 'English',
    account: 'Account',
    sessions: 'See where I’m signed in',
    saved: 'Saved',
    failed: 'That was not saved. Please try again.',
    loading: 'Loading your settings',
  },
});
