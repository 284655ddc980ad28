import type { Language } from '../contract/language.ts';
import type { UnusableCode } from './unusable.ts';

export type FaultCode =
  | 'fault'
  | 'store-busy'
  | 'rsi-unreachable'
  | 'keys-unreachable'
  | 'entitlement-unconfirmed'
  | 'too-many-requests'
  | 'overloaded';
type Text = { readonly title: string; readonly detail: string; readonly next: string };

type Row = { readonly status: number; readonly ja: Text; readonly en: Text };

/** Status and wording of every problem that is no refusal. */
const rows: { readonly [Code in UnusableCode | FaultCode]: Row } = {
  'invalid-request': {
    status: 400,
    ja: {
      title: 'リクエストを読み取れません',
      detail: '入力に誤りがあります。何も変更していません。',
      next: 'issues に示した項目を直してください。',
    },
    en: {
      title: 'The request cannot be used',
      detail: 'Something in it is wrong. Nothing was changed.',
      next: 'Mend what issues names.',
    },
  },
  'not-signed-in': {
    status: 401,
    ja: {
      title: 'サインインが必要です',
      detail: 'サインインしていないか、セッションの有効期限が切れています。',
      next: 'もう一度サインインしてください。',
    },
    en: {
      title: 'Please sign in',
      detail: 'You are not signed in, or your session has ended.',
      next: 'Sign in again.',
    },
  },
  'foreign-request': {
    status: 403,
    ja: {
      title: 'ほかのサイトからの操作は受け付けません',
      detail: 'この操作はSekitoriの画面から行う必要があります。',
      next: 'Sekitoriを開いて操作してください。',
    },
    en: {
      title: 'Requests from other sites are refused',
      detail: 'This must come from Sekitori itself (header X-Sekitori-Request: 1, same origin).',
      next: 'Open Sekitori and do it there.',
    },
  },
  'no-such-route': {
    status: 404,
    ja: {
      title: 'このアドレスには何もありません',
      detail: 'アドレスが間違っている可能性があります。',
      next: '/api/openapi.json で使えるアドレスを確認できます。',
    },
    en: {
      title: 'There is nothing at this address',
      detail: 'The address may be mistyped.',
      next: '/api/openapi.json lists what there is.',
    },
  },
  'method-not-allowed': {
    status: 405,
    ja: {
      title: 'このアドレスではその操作はできません',
      detail: 'HTTP メソッドが違います。',
      next: '/api/openapi.json で使えるメソッドを確認できます。',
    },
    en: {
      title: 'This address does not do that',
      detail: 'The HTTP method is another one.',
      next: '/api/openapi.json lists what there is.',
    },
  },
  'left-amid-body': {
    status: 400,
    ja: {
      title: '送信が途中で切れました',
      detail: '内容をすべて受け取る前に接続が切れました。何も変更していません。',
      next: 'もう一度送ってください。',
    },
    en: {
      title: 'Not all of it arrived',
      detail: 'The connection ended before all of it was there. Nothing was changed.',
      next: 'Send it again.',
    },
  },
  'too-large': {
    status: 413,
    ja: {
      title: '送られた内容が大きすぎます',
      detail: 'JSON は1 MB、画像は20 MBまでです。何も変更していません。',
      next: '小さくしてからもう一度送ってください。',
    },
    en: {
      title: 'That is too large',
      detail: 'JSON may have 1 MB, a picture 20 MB. Nothing was changed.',
      next: 'Make it smaller and send it again.',
    },
  },
  'address-too-long': {
    status: 414,
    ja: {
      title: 'アドレスが長すぎます',
      detail: 'アドレスは4,000文字、条件は20個までです。',
      next: 'リンクを短くするか、Sekitoriを開き直してください。',
    },
    en: {
      title: 'The address is too long',
      detail: 'An address may have 4,000 characters and 20 conditions.',
      next: 'Shorten the link, or open Sekitori anew.',
    },
  },
  'unsupported-media-type': {
    status: 415,
    ja: {
      title: 'この形式は受け付けていません',
      detail:
        'application/json(画像は image/png、image/jpeg、image/svg+xml)を、圧縮せずに送ってください。',
      next: 'Content-Type を確認し、Content-Encoding を外してください。',
    },
    en: {
      title: 'This format is not accepted',
      detail:
        'Send application/json, or image/png, image/jpeg or image/svg+xml for a picture, without compression.',
      next: 'Check Content-Type and leave Content-Encoding out.',
    },
  },
  fault: {
    status: 500,
    ja: {
      title: '問題が発生しました',
      detail: 'こちらの不具合です。記録しました。',
      next: '少し待ってからもう一度お試しください。続く場合は requestId を添えてお問い合わせください。',
    },
    en: {
      title: 'Something broke',
      detail: 'The fault is ours, and it has been recorded.',
      next: 'Try again in a moment. If it stays, report it with the requestId.',
    },
  },
  'store-busy': {
    status: 503,
    ja: {
      title: 'ただいま混み合っています',
      detail: '保存できたことを確認できませんでした。',
      next: '少し待ってからもう一度お試しください。同じ操作が二重に行われることはありません。',
    },
    en: {
      title: 'Busy at the moment',
      detail: 'It could not be confirmed that this was saved.',
      next: 'Try again in a moment: nothing is done twice.',
    },
  },
  'rsi-unreachable': {
    status: 503,
    ja: {
      title: 'RICOH Smart Integration に接続できません',
      detail: 'サインインを確認できませんでした。',
      next: '少し待ってからもう一度お試しください。',
    },
    en: {
      title: 'RICOH Smart Integration does not answer',
      detail: 'Your sign-in could not be confirmed.',
      next: 'Try again in a moment.',
    },
  },
  'keys-unreachable': {
    status: 503,
    ja: {
      title: 'サインインの情報を保護できません',
      detail: '鍵を管理するサービスから応答がありません。何も変更していません。',
      next: '少し待ってからもう一度お試しください。予約はそのまま残っています。',
    },
    en: {
      title: 'Your sign-in cannot be kept safe at the moment',
      detail: 'The service that holds the keys does not answer. Nothing was changed.',
      next: 'Try again in a moment. Your bookings stay as they are.',
    },
  },
  'entitlement-unconfirmed': {
    status: 503,
    ja: {
      title: '利用権限を確認できません',
      detail:
        'RICOH Smart Integration から5分以上応答がないため、利用権限を確認できるまで操作を止めています。予約はそのまま残っています。',
      next: '応答があり次第、そのまま続けられます。1分ほど待ってからもう一度お試しください。',
    },
    en: {
      title: 'Your right to use this cannot be confirmed',
      detail:
        'RICOH Smart Integration has not answered for five minutes, so nothing is done until it does. Your bookings stay as they are.',
      next: 'You can go on as soon as it answers. Try again in a minute.',
    },
  },
  'too-many-requests': {
    status: 429,
    ja: {
      title: '操作の回数が多すぎます',
      detail:
        '短い時間に多くのリクエストを受け取ったため、いったん止めています。何も変更していません。',
      next: '1分ほど待ってから、もう一度お試しください。予約はそのまま残っています。',
    },
    en: {
      title: 'Too many requests',
      detail:
        'There were too many in a short time, so this one was not looked at. Nothing was changed.',
      next: 'Wait a minute and try again. Your bookings stay as they are.',
    },
  },
  overloaded: {
    status: 503,
    ja: {
      title: 'ただいま混み合っています',
      detail: '座席の予約、変更、取り消しを優先しています。この操作では何も変更していません。',
      next: '少し待ってからもう一度お試しください。',
    },
    en: {
      title: 'Busy at the moment',
      detail: 'Booking, moving and giving back seats come first. This request changed nothing.',
      next: 'Try again in a moment.',
    },
  },
};

export function problemText(code: UnusableCode | FaultCode, language: Language) {
  const row = rows[code];
  return { status: row.status, ...row[language] };
}
