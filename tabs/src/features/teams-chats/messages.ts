import { defineMessages } from '../../lib/messages.ts';

export const messages = defineMessages('teams-chats', {
  ja: {
    title: 'Teams のチャット',
    lead: 'Teams で席取りと話すと、あなたとして予約できるアカウントです。',
    list: 'つながっている Teams のアカウント',
    account: 'Teams のアカウント',
    organisation: 'Microsoft 365 組織 {{id}}',
    since: '{{day}}からつながっています',
    unlink: 'つながりを解除',
    unlinkOf: '{{day}}からの Teams のアカウント({{id}})とのつながりを解除',
    unlinkMeans:
      '解除すると、そのアカウントのチャットもカードのボタンも、すぐに使えなくなります。予約はそのまま残ります。',
    none: 'つながっている Teams のアカウントはありません。Teams のチャットで席取りに「サインイン」と送ると、チャットからも予約できます。',
    unlinked: 'Teams のアカウントとのつながりを解除しました。',
    overAlready: 'このつながりは、すでに解除されていました。',
    loading: 'Teams のアカウントを読み込んでいます',
  },
  en: {
    title: 'Teams chats',
    lead: 'Accounts that can book as you when they talk to Sekitori in Teams.',
    list: 'Linked Teams accounts',
    account: 'Teams account',
    organisation: 'Microsoft 365 organisation {{id}}',
    since: 'Linked since {{day}}',
    unlink: 'Unlink',
    unlinkOf: 'Unlink the Teams account linked on {{day}} ({{id}})',
    unlinkMeans:
      'Once unlinked, its chats and the buttons of its cards stop working at once. Your bookings stay.',
    none: 'No Teams account is linked. Send “sign in” to Sekitori in a Teams chat to book from there, too.',
    unlinked: 'The Teams account is unlinked.',
    overAlready: 'It had been unlinked already.',
    loading: 'Loading your Teams accounts',
  },
});
