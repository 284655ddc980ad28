import type { Route } from '../../api/src/contract/route.ts';
import { type RouteName, routes } from '../../api/src/contract/routes.ts';
import { importanceOf } from '../../api/src/http/load-shedding.ts';
import type { Said, Table } from './table.ts';

type RouteTable = { readonly [name: string]: Route };
type Way = {
  readonly name: Said;
  readonly proof: Said;
  readonly strength: Said;
  readonly lasts: Said;
  /** The operations without a session that it goes through. */
  readonly through: readonly RouteName[];
};

const rsiSignIn: Said = {
  en: 'sign-in at RSI: code with PKCE, state of this browser, nonce, signed ID token',
  ja: 'RSI でのログイン（PKCE 付き認可コード、ブラウザーに結び付けた state、nonce、署名付き ID トークン）',
};
const asStrongAsRsi: Said = { en: 'RSI’s', ja: 'RSI による' };
const asTheSession: Said = { en: 'as long as a session (2.2.1)', ja: 'セッションの期間（2.2.1）' };

/** Every way to be somebody here (ASVS 6.1.3). */
const ways: readonly Way[] = [
  {
    name: { en: 'The web', ja: 'Web' },
    proof: rsiSignIn,
    strength: asStrongAsRsi,
    lasts: asTheSession,
    through: ['signIn', 'signInCallback'],
  },
  {
    name: { en: 'A Teams tab, by a login window', ja: 'Teams のタブ（ログイン画面）' },
    proof: {
      en: 'the same, then a one-time code with the frame’s nonce',
      ja: '同じログインと、フレームの nonce に結び付けた一度だけ使えるコード',
    },
    strength: asStrongAsRsi,
    lasts: asTheSession,
    through: ['signIn', 'signInCallback', 'redeem'],
  },
  {
    name: { en: 'A Teams tab, by Entra’s token', ja: 'Teams のタブ（Entra のトークン）' },
    proof: {
      en: 'Entra’s token, taken once, of an account that its owner linked by signing in at RSI',
      ja: '本人が RSI でのログインで結び付けたアカウントの、一度だけ使える Entra のトークン',
    },
    strength: { en: 'RSI’s at the link, Entra’s since', ja: '結び付けは RSI、以後は Entra による' },
    lasts: asTheSession,
    through: ['signInWithTeams'],
  },
  {
    name: { en: 'A Teams chat', ja: 'Teams のチャット' },
    proof: {
      en: 'the Bot Connector’s token, and an account linked as above',
      ja: 'Bot Connector のトークンと、同じように結び付けたアカウント',
    },
    strength: {
      en: 'RSI’s at the link, Microsoft’s since',
      ja: '結び付けは RSI、以後は Microsoft による',
    },
    lasts: { en: 'one message or press', ja: 'メッセージまたはボタン操作1回' },
    through: ['activity'],
  },
];

/** Operations without a session that let nobody in. */
const letNobodyIn: readonly RouteName[] = [
  'live',
  'ready',
  'openApi',
  'signOut',
  'backChannelLogout',
];

/** Operations that anybody may ask and that neither table accounts for, and those that do not exist. */
export function findUnknownWays(table: RouteTable = routes): string[] {
  const open = Object.keys(table).filter((name) => table[name]?.access === 'anyone');
  const known: readonly string[] = [...ways.flatMap(({ through }) => through), ...letNobodyIn];
  return [
    ...open.filter((name) => !known.includes(name)),
    ...known.filter((name) => !open.includes(name)),
  ];
}

export function waysIn(): Table {
  const unknown = findUnknownWays();
  if (unknown.length > 0) throw new Error(`nobody explained ${unknown.join()}`);
  return {
    name: 'ways-in',
    head: [
      { en: 'Way in', ja: '経路' },
      { en: 'Proof', ja: '証明' },
      { en: 'Strength', ja: '強度' },
      { en: 'Holds for', ja: '有効期間' },
      { en: 'Operations', ja: '操作' },
    ],
    rows: ways.map(({ name, proof, strength, lasts, through }) => [
      ...[name, proof, strength, lasts],
      through.map((operation) => `\`${routes[operation].path}\``).join(' '),
    ]),
  };
}

type Costly = {
  readonly work: Said;
  readonly bounded: Said;
  readonly is: (route: Route) => boolean;
};

const costlies: readonly Costly[] = [
  {
    work: { en: 'Maps', ja: 'フロアの空席' },
    bounded: {
      en: 'made once for everybody, put off first where the process is behind',
      ja: '全員分を1回で作成し、処理が遅れたときは最初に後回しにする',
    },
    is: (route) => importanceOf(route) === 'refresh',
  },
  {
    work: { en: 'Streams', ja: '継続配信' },
    bounded: {
      en: 'said a word every 15 seconds, one reading of changes for all of a process',
      ja: '15秒ごとに通信し、変更の読み取りはプロセスで1つにまとめる',
    },
    is: ({ success }) => success.body === 'event-stream',
  },
  {
    work: { en: 'Pictures that are drawn anew', ja: '画像の描き直し' },
    bounded: {
      en: 'bytes and pixels of the table above, changes of a person by the minute',
      ja: '上の表の大きさと画素数、利用者ごとの変更回数の制限',
    },
    is: ({ body }) => body === 'image',
  },
  {
    work: { en: 'Files taken out', ja: 'ファイルの書き出し' },
    bounded: {
      en: 'made no faster than they are read, a page at a time',
      ja: '受け取る速さに合わせ、1ページずつ作成する',
    },
    is: ({ success }) => success.body === 'download',
  },
];

/** Which operations take long or much, and what bounds them (ASVS 15.1.3). */
export function costly(table: RouteTable = routes): Table {
  return {
    name: 'costly',
    head: [
      { en: 'Costly work', ja: '負荷の大きい処理' },
      { en: 'Bounded by', ja: '制限' },
      { en: 'Operations', ja: '操作' },
    ],
    rows: costlies.map(({ work, bounded, is }) => {
      const names = Object.values(table)
        .filter(is)
        .map(({ audit }) => `\`${audit}\``);
      return [work, bounded, [...new Set(names)].join(' ')];
    }),
  };
}
