import type { Language } from '@sekitori/api/contract/language';
import type { RefusalText } from '@sekitori/api/contract/refusal-text';
import {
  type Action,
  type Card,
  cardOf,
  heading,
  line,
  openPage,
  remark,
  sayForMe,
} from './card.ts';

const words = {
  ja: {
    title: 'サインインしてください',
    why: '席を予約するには、RICOH アカウントでのサインインが必要です。',
    digits: 'サインインすると6桁の数字が表示されます。その数字をこのチャットに送ってください。',
    button: 'サインイン',
    browser: 'ブラウザーで開く',
    until: 'このリンクは15分間有効です。ほかの方には送らないでください。',
    elsewhere: 'サインインと個人の予約は、Sekitori との1対1のチャットで行えます。',
    elsewhereTitle: '1対1のチャットをご利用ください',
    open: 'チャットを開く',
    linked: 'サインインしました',
    next: '「明日の午前の空席」のように送ると、空いている席を探します。',
    tomorrow: '明日の空席',
    signedOut: 'サインアウトしました',
    again: 'もう一度使うときは「サインイン」と送ってください。',
    already: 'サインイン済みです',
  },
  en: {
    title: 'Please sign in',
    why: 'To book a seat, sign in with your RICOH account.',
    digits: 'After signing in you will see six digits. Send them to this chat.',
    button: 'Sign in',
    browser: 'Open in browser',
    until: 'This link works for 15 minutes. Do not pass it on.',
    elsewhere: 'Sign in and see your own bookings in your chat with Sekitori.',
    elsewhereTitle: 'Please use your own chat',
    open: 'Open chat',
    linked: 'You are signed in',
    next: 'Send “free seats tomorrow morning”, for example, to find a seat.',
    tomorrow: 'Free seats tomorrow',
    signedOut: 'You are signed out',
    again: 'Send “sign in” to use Sekitori again.',
    already: 'You are signed in already',
  },
} as const;

/**
 * Asks an unknown Teams user to sign in at RSI. Teams opens the address in a window of its own and hands
 * the six digits back; other hosts open the browser, and the digits are typed. `refused` says first why an
 * earlier attempt failed.
 */
export function signInCard(
  language: Language,
  address: string,
  refused?: Pick<RefusalText, 'title' | 'why'>,
): Card {
  const text = words[language];
  const inTeams: Action = {
    type: 'Action.Submit',
    title: text.button,
    style: 'positive',
    data: { msteams: { type: 'signin', value: address } },
  };
  const body = refused
    ? [heading(refused.title), line(refused.why), line(text.digits), remark(text.until)]
    : [heading(text.title), line(text.why), line(text.digits), remark(text.until)];
  return cardOf(language, refused?.title ?? text.title, {
    body,
    actions: [inTeams, openPage(text.browser, address)],
  });
}

/** In groups and channels: what concerns one person belongs into that person's own chat. */
export function ownChatCard(language: Language, chat: string | undefined): Card {
  const text = words[language];
  return cardOf(language, text.elsewhereTitle, {
    body: [heading(text.elsewhereTitle), line(text.elsewhere)],
    ...(chat ? { actions: [openPage(text.open, chat)] } : {}),
  });
}

export function linkedCard(language: Language, when: 'now' | 'already'): Card {
  const text = words[language];
  const title = when === 'now' ? text.linked : text.already;
  return cardOf(language, title, {
    body: [heading(title), line(text.next)],
    actions: [sayForMe(text.tomorrow, text.tomorrow)],
  });
}

export function signedOutCard(language: Language): Card {
  const text = words[language];
  return cardOf(language, text.signedOut, {
    body: [heading(text.signedOut), line(text.again)],
    actions: [sayForMe(text.button, text.button)],
  });
}
