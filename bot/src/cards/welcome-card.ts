import type { Language } from '@sekitori/api/contract/language';
import { type Card, cardOf, heading, line, remark, sayForMe } from './card.ts';

type ChatKind = 'personal' | 'group' | 'channel';

/** Buttons that type these words. */
const says = {
  ja: { signIn: 'サインイン', help: 'できること', tomorrow: '明日の空席', mine: '私の予約' },
  en: { signIn: 'Sign in', help: 'Help', tomorrow: 'Free seats tomorrow', mine: 'My bookings' },
} as const;

const words = {
  ja: {
    personal: {
      title: 'Sekitori へようこそ',
      value: 'オフィスの席を、チャットで10秒で予約できます。',
      first: 'はじめに RICOH アカウントでサインインしてください。',
    },
    shared: {
      title: 'Sekitori を追加しました',
      value: 'フロアの予約をこのチャネルにお知らせできます。',
      first: '運用管理者の方が「@Sekitori 12階の予約をここに投稿して」と送ると始まります。',
    },
  },
  en: {
    personal: {
      title: 'Welcome to Sekitori',
      value: 'Book a seat in your office in ten seconds, right here in chat.',
      first: 'To begin, sign in with your RICOH account.',
    },
    shared: {
      title: 'Sekitori is here',
      value: 'It can post the bookings of a floor to this channel.',
      first: 'An operations administrator starts it with “@Sekitori post bookings of 12F here”.',
    },
  },
} as const;

/** Shown once, when the bot is added: what it is good for and the first step. */
export function welcomeCard(language: Language, kind: ChatKind): Card {
  const { title, value, first } = words[language][kind === 'personal' ? 'personal' : 'shared'];
  const { signIn, help: ask } = says[language];
  return cardOf(language, title, {
    body: [heading(title), line(value), line(first)],
    actions: kind === 'personal' ? [sayForMe(signIn, signIn), sayForMe(ask, ask)] : [],
  });
}

const help = {
  ja: {
    title: 'できること',
    unclear: 'すみません、読み取れませんでした',
    wishes: [
      ['席を探す', '明日の午前、12階の空席'],
      ['時間を指定', '12/3 13時から15時、窓側'],
      ['着いたら', 'チェックイン、または「遅れます」'],
      ['別の席にいる', 'A-12にいます'],
      ['取り消す', '12/3から14日までの予約をキャンセル'],
    ],
    inChannel: [
      ['席を探す', '明日の午前、12階の空席'],
      ['チャネルに投稿', '12階の予約をここに投稿して'],
      ['投稿をやめる', '投稿を停止'],
    ],
    end: '「サインアウト」で Sekitori からだけサインアウトします。',
  },
  en: {
    title: 'What I can do',
    unclear: 'Sorry, I did not understand that',
    wishes: [
      ['Find a seat', 'free seats tomorrow morning on 12F'],
      ['At set times', 'Dec 3 13:00-15:00, by the window'],
      ['When you arrive', 'check in, or “running late”'],
      ['At another seat', 'I’m at A-12'],
      ['Cancel', 'cancel my bookings Dec 3-14'],
    ],
    inChannel: [
      ['Find a seat', 'free seats tomorrow morning on 12F'],
      ['Post to a channel', 'post bookings of 12F here'],
      ['Stop posting', 'stop posting'],
    ],
    end: 'Send “sign out” to sign out of Sekitori only.',
  },
} as const;

/** What may be typed, by example; after a sentence that was not understood it says so first. */
export function helpCard(language: Language, after: 'question' | 'unclear', kind: ChatKind): Card {
  const { title, unclear, wishes, inChannel, end } = help[language];
  const examples = kind === 'channel' ? inChannel : wishes;
  const { tomorrow, mine } = says[language];
  const first = after === 'unclear' ? unclear : title;
  return cardOf(language, first, {
    body: [
      heading(first),
      {
        type: 'FactSet',
        facts: examples.map(([name, example]) => ({ title: name, value: example })),
      },
      remark(end),
    ],
    actions: kind === 'personal' ? [sayForMe(tomorrow, tomorrow), sayForMe(mine, mine)] : [],
  });
}
