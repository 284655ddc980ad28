import { everyNamed } from '../tenants/route-samples.ts';
import type { Said, Table } from './table.ts';
import { figure } from './table.ts';
import { textsOfTests } from './titles.ts';

type RefusalList = { readonly tag: string; readonly of: Said; readonly lines: number };

/** The lists of what must be refused, each with as many lines as it has. */
const lists: readonly RefusalList[] = [
  {
    tag: 'login',
    of: {
      en: 'a login: state, browser, nonce, issuer, audience, signature, times, code, PKCE, reflected errors, tenant, callbacks at once, where it leads',
      ja: 'ログイン（state、ブラウザー、nonce、発行者、宛先、署名、期限、認可コード、PKCE、エラーの反射、テナント、同時のコールバック、遷移先）',
    },
    lines: 14,
  },
  {
    tag: 'session',
    of: {
      en: 'a session: fixation, tossed cookies, renewal, sign-out here and everywhere, times, back-channel logout, use meanwhile, addresses and logs, randomness, restart, disabled people',
      ja: 'セッション（固定化、Cookie の重複、再発行、ログアウト、期限、バックチャネルログアウト、同時利用、URL とログ、乱数、再起動、無効化された利用者）',
    },
    lines: 12,
  },
  {
    tag: 'bot',
    of: {
      en: 'an activity of Teams: token, issuer, audience, times, keys, channel, address, organisation, account, repetition, size, form, cards, installation, chats of many',
      ja: 'Teams のアクティビティ（トークン、発行者、宛先、期限、鍵、チャネル、応答先、組織、アカウント、再送、大きさ、形式、カード、インストール、複数人のチャット）',
    },
    lines: 18,
  },
  {
    tag: 'tab',
    of: {
      en: 'a token of a Teams tab: signature, issuer, organisation, audience, version, times, keys, account, entitlement, repetition, other sites',
      ja: 'Teams のタブのトークン（署名、発行者、組織、宛先、バージョン、期限、鍵、アカウント、利用権限、再利用、他サイト）',
    },
    lines: 29,
  },
];

/** The lines of a list that a title names, as in `(bot 14, bot 15)` or `(4.3-b, session 3)`. */
export function linesTried(tag: string, texts: readonly string[]): number[] {
  const pattern = new RegExp(`(?:^|, )${tag} (\\d+)(?=$|, )`, 'g');
  const brackets = texts.flatMap((text) => text.match(/\([^()]*\)/g) ?? []);
  const found = brackets.flatMap((bracket) =>
    [...bracket.slice(1, -1).matchAll(pattern)].map(([, number]) => Number(number)),
  );
  return [...new Set(found)].sort((a, b) => a - b);
}

/** Lines that no test tries, or that a test names and the list has not. */
export function findRefusalFaults(texts: readonly string[]): string[] {
  return lists.flatMap(({ tag, lines }) => {
    const tried = linesTried(tag, texts);
    const all = Array.from({ length: lines }, (_, at) => at + 1);
    const missing = all.filter((number) => !tried.includes(number));
    const surplus = tried.filter((number) => number > lines);
    return [
      ...missing.map((number) => `${tag} ${number}: no test tries it`),
      ...surplus.map((number) => `${tag} ${number}: the list has ${lines} lines`),
    ];
  });
}

/** How many lines each list has and how many a test tries; the last list is made from the route table. */
export function refusalCounts(texts = textsOfTests()): Table {
  const fields = figure(everyNamed().length);
  return {
    name: 'refusals',
    head: [
      { en: 'List', ja: '一覧' },
      { en: 'Refused', ja: '拒否する対象' },
      { en: 'Lines', ja: '項目数' },
      { en: 'Tried', ja: '試験済み' },
    ],
    rows: [
      ...lists.map(({ tag, of, lines }) => [
        `(${tag} n)`,
        of,
        figure(lines),
        figure(linesTried(tag, texts).filter((number) => number <= lines).length),
      ]),
      [
        'tests/tenants',
        {
          en: 'what another tenant owns: every field of every operation that can name a thing',
          ja: '他テナントのデータ（対象を指定できる全操作の全項目）',
        },
        fields,
        fields,
      ],
    ],
  };
}
