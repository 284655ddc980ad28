import type { Language } from '@sekitori/api/contract/language';
import type { TroubleKind } from './trouble.ts';

const ja = {
  title: 'RSI の運用',
  why: '利用権限を外すと、サインイン中の方も数分以内に Sekitori を使えなくなります。企業管理者は Sekitori のシステム管理者になります。',
  name: '氏名',
  mail: 'メールアドレス',
  entitled: '利用権限',
  companyAdministrator: '企業管理者',
  deleted: 'アカウント',
  yes: 'あり',
  no: 'なし',
  isDeleted: '削除済み',
  isThere: '有効',
  give: '付与する',
  take: '外す',
  remove: '削除する',
  bringBack: '元に戻す',
  logOut: 'サインアウトさせる',
  moveTo: (tenant: string) => `${tenant} へ移す`,
  state: 'RSI の状態',
  stateWhy:
    '障害を起こして、Sekitori のふるまいを確かめられます。この画面はいつでも使え、RSI を起動し直すと正常に戻ります。',
  kind: '状態',
  seconds: '遅れ(秒)',
  apply: '切り替える',
  now: (state: string) => `現在の状態: ${state}`,
  toldOf: (name: string) => `${name}さんを RSI からサインアウトさせ、Sekitori に知らせました。`,
  notTold: (name: string) =>
    `${name}さんを RSI からサインアウトさせましたが、Sekitori は知らせを受け取りませんでした。`,
  trouble: {
    none: '正常',
    unavailable: '停止(503 を返す)',
    dropped: '停止(接続を切る)',
    slow: '遅い',
    'web-page': '誤った答え(JSON でなくページ)',
    truncated: '誤った答え(途中で切れる)',
    endless: '誤った答え(50 MB)',
    redirect: '誤った答え(転送)',
    'other-person': '誤った答え(別の人)',
  } satisfies Record<TroubleKind, string>,
};

export type OperatorWords = typeof ja;

const en: OperatorWords = {
  title: 'RSI operator',
  why: 'A person who loses the entitlement can no longer use Sekitori within a few minutes, even while signed in. Company administrators are system administrators of Sekitori.',
  name: 'Name',
  mail: 'Mail address',
  entitled: 'Entitled',
  companyAdministrator: 'Company administrator',
  deleted: 'Account',
  yes: 'Yes',
  no: 'No',
  isDeleted: 'Deleted',
  isThere: 'Active',
  give: 'Grant',
  take: 'Withdraw',
  remove: 'Delete',
  bringBack: 'Bring back',
  logOut: 'Sign out',
  moveTo: (tenant) => `Move to ${tenant}`,
  state: 'State of RSI',
  stateWhy:
    'Make RSI fail and see how Sekitori takes it. This page always answers, and RSI is well again when it is started anew.',
  kind: 'State',
  seconds: 'Delay (seconds)',
  apply: 'Change',
  now: (state) => `Now: ${state}`,
  toldOf: (name) => `${name} is signed out of RSI, and Sekitori was told.`,
  notTold: (name) => `${name} is signed out of RSI, but Sekitori did not take the message.`,
  trouble: {
    none: 'Well',
    unavailable: 'Down (answers 503)',
    dropped: 'Down (hangs up)',
    slow: 'Slow',
    'web-page': 'Wrong answers (a page, no JSON)',
    truncated: 'Wrong answers (cut off)',
    endless: 'Wrong answers (50 MB)',
    redirect: 'Wrong answers (redirect)',
    'other-person': 'Wrong answers (somebody else)',
  },
};

export const operatorWords: Readonly<Record<Language, OperatorWords>> = { ja, en };
