import { absoluteMs, idleMs } from '../../api/src/application/session-record.ts';
import { entitlementAges } from '../../api/src/domain/entitlement.ts';
import { mostSeatsOfAFloor } from '../../api/src/domain/floor.ts';
import { leaverGraceMs, mostLeaverGraceDays } from '../../api/src/domain/leaver-grace.ts';
import { mostDaysAhead } from '../../api/src/domain/operation-settings.ts';
import { ratesPerMinute } from '../../api/src/http/rate-limits.ts';
import { assignedIn, numberIn } from './source.ts';
import { bytes, counted, days, duration, type Said, seconds, type Table } from './table.ts';

const within = (path: string) => (name: string) => numberIn(path, name);
const application = (file: string) => within(`api/src/application/${file}.ts`);
const body = within('api/src/http/request-body.ts');
const line = within('api/src/http/request-line.ts');
const connections = (property: string) => assignedIn('api/src/http/request-line.ts', property);

const whatAndValue: Table['head'] = [
  { en: 'What', ja: '項目' },
  { en: 'Value', ja: '値' },
];

/** How long things hold: sessions, RSI's yes, codes, tokens. */
export function lifetimes(): Table {
  const rows: readonly (readonly [Said, Said])[] = [
    [{ en: 'Session without use', ja: 'セッション（無操作）' }, duration(idleMs)],
    [
      { en: 'Session at most, counted from sign-in', ja: 'セッション（ログインからの最長）' },
      seconds(absoluteMs / 1000),
    ],
    [
      { en: 'RSI’s yes is used without asking', ja: '利用権限の確認結果をそのまま使う時間' },
      duration(entitlementAges.ageing),
    ],
    [
      {
        en: 'From this age on RSI is asked before the answer',
        ja: '応答前に RSI へ確認する経過時間',
      },
      duration(entitlementAges.old),
    ],
    [
      {
        en: 'From this age on nothing is done without RSI’s yes',
        ja: 'RSI が応答しない場合に利用を止める経過時間',
      },
      duration(entitlementAges.worthless),
    ],
    [
      { en: 'A login that was begun', ja: '開始したログイン' },
      seconds(application('sign-in')('loginSeconds')),
    ],
    [
      {
        en: 'Code from a login window to its Teams frame',
        ja: 'ログイン画面から Teams のタブへ渡すコード',
      },
      seconds(application('sign-in')('handOverSeconds')),
    ],
    [
      { en: 'Digits that link a Teams chat', ja: 'Teams のチャットを結び付ける番号' },
      duration(application('teams-link')('codeMs')),
    ],
    [
      { en: 'Buttons of a card that book', ja: 'カードの予約ボタン' },
      duration(within('bot/src/cards/buttons.ts')('bookableForMs')),
    ],
    [
      { en: 'Other buttons of a card', ja: 'カードのその他のボタン' },
      duration(within('bot/src/cards/buttons.ts')('usableForMs')),
    ],
    [
      { en: 'A revoked edge key is refused after', ja: '失効したエッジキーが拒否されるまで' },
      duration(within('api/src/http/edge-key.ts')('freshMs')),
    ],
    [
      { en: 'Clock difference to RSI', ja: 'RSI との時刻差の許容' },
      seconds(within('api/src/adapters/rsi/rsi-provider.ts')('skewSeconds')),
    ],
    [
      { en: 'Clock difference to Microsoft', ja: 'Microsoft との時刻差の許容' },
      seconds(within('bot/src/front-door/connector-token.ts')('skewSeconds')),
    ],
    [
      { en: 'A question to RSI about a person', ja: '利用権限についての RSI への問い合わせ' },
      seconds(within('api/src/adapters/rsi/openid-rsi.ts')('questionSeconds')),
    ],
  ];
  return { name: 'lifetimes', head: whatAndValue, rows };
}

/** What is kept for how long, and what then becomes of it. */
export function retention(): Table {
  const gone = { en: 'deleted', ja: '削除' };
  const rows: readonly (readonly Said[])[] = [
    [
      { en: 'Bookings', ja: '予約' },
      days(application('retain-bookings')('retentionDays')),
      {
        en: 'made anonymous: seat, time and end stay',
        ja: '匿名化（座席、時間、終わり方は残る）',
      },
    ],
    [
      { en: 'Events, posts and cards of bookings', ja: '予約のイベント、投稿、カードの記録' },
      days(application('retain-bookings')('retentionDays')),
      gone,
    ],
    [
      { en: 'Notices to people', ja: '利用者へのお知らせ' },
      duration(application('notices')('noticeMs')),
      gone,
    ],
    [
      { en: 'Ended sessions', ja: '終了したセッション' },
      seconds(application('session-record')('endedSeconds')),
      gone,
    ],
    [
      { en: 'Activities of Teams that were heard', ja: '処理済みの Teams のアクティビティの記録' },
      seconds(application('heard-activities')('rememberedSeconds')),
      gone,
    ],
    [
      { en: 'Words of RSI that somebody signed out', ja: '処理済みの RSI のログアウト通知の記録' },
      seconds(application('rsi-sessions')('rememberedSeconds')),
      gone,
    ],
    [
      { en: 'Revoked edge keys, as a hash', ja: '失効したエッジキー（ハッシュ値）' },
      seconds(application('edge-keys')('revokedSeconds')),
      gone,
    ],
    [
      {
        en: 'Bookings of somebody without entitlement, at most',
        ja: '利用権限を失った利用者の予約（最長）',
      },
      duration(leaverGraceMs(mostLeaverGraceDays)),
      { en: 'given back', ja: '解放' },
    ],
    [
      { en: 'Log of operations', ja: '操作ログ' },
      { en: 'without end', ja: '期限なし' },
      { en: 'nothing of it is deleted', ja: '削除する機能はない' },
    ],
    [
      { en: 'Application log', ja: 'アプリケーションログ' },
      { en: 'as the operator decides', ja: '運用者の設定による' },
      { en: 'written to standard output', ja: '標準出力に書き出す' },
    ],
  ];
  const head: Table['head'] = [
    { en: 'What', ja: 'データ' },
    { en: 'Kept for', ja: '保持期間' },
    { en: 'Then', ja: '期間後の扱い' },
  ];
  return { name: 'retention', head, rows };
}

const perMinute = (count: number) => counted(count, 'a minute', '回/分');

/** How often anybody may ask, in one process. */
export function rates(): Table {
  const names: { readonly [N in keyof typeof ratesPerMinute]: Said } = {
    personReads: { en: 'Reads of a person', ja: '利用者1人の参照' },
    personWrites: { en: 'Changes of a person', ja: '利用者1人の変更' },
    chat: {
      en: 'Messages and presses of a Teams account',
      ja: 'Teams アカウント1つのメッセージとボタン操作',
    },
    tenant: { en: 'A tenant as a whole', ja: 'テナント全体' },
    address: { en: 'An IP address without a session', ja: 'セッションのない IP アドレス1つ' },
    rsi: { en: 'Sign-outs told from one IP address', ja: 'IP アドレス1つからのログアウト通知' },
    edgeKey: { en: 'An edge key as a whole', ja: 'エッジキー1つの全体' },
  };
  const counts = new Map<string, number>(Object.entries(ratesPerMinute));
  const rows = Object.entries(names).map(([name, said]) => [
    said,
    perMinute(counts.get(name) ?? 0),
  ]);
  return { name: 'rates', head: whatAndValue, rows };
}

/** How much one request, file or tenant may hold. */
export function limits(): Table {
  const rows: readonly (readonly [Said, Said])[] = [
    [{ en: 'JSON body', ja: 'JSON の本文' }, bytes(body('mostJsonBytes'))],
    [{ en: 'Form body', ja: 'フォームの本文' }, bytes(body('mostFormBytes'))],
    [{ en: 'Picture that is uploaded', ja: 'アップロードする画像' }, bytes(body('mostImageBytes'))],
    [
      { en: 'Pixels of such a picture', ja: '画像の画素数' },
      counted(within('api/src/adapters/images/sharp-pictures.ts')('mostPixels'), 'pixels', '画素'),
    ],
    [{ en: 'Depth of JSON', ja: 'JSON の深さ' }, counted(body('deepest'), 'levels', '段')],
    [
      { en: 'Values of a JSON body', ja: 'JSON の値の数' },
      counted(body('mostValues'), 'values', '個'),
    ],
    [
      { en: 'Names of a JSON object', ja: 'JSON オブジェクトの項目の数' },
      counted(body('mostNames'), 'names', '個'),
    ],
    [{ en: 'Address', ja: 'URL の長さ' }, counted(line('longestAddress'), 'characters', '文字')],
    [
      { en: 'Conditions of an address', ja: 'URL の条件の数' },
      counted(line('mostConditions'), 'conditions', '個'),
    ],
    [
      { en: 'Time for the headers', ja: 'ヘッダーの受信時間' },
      duration(connections('headersTimeout')),
    ],
    [
      { en: 'Time for a whole request', ja: '要求全体の受信時間' },
      duration(connections('requestTimeout')),
    ],
    [
      {
        en: 'Time in which something of an answer must be taken',
        ja: '応答の受信が進まない場合に切断するまでの時間',
      },
      duration(connections('timeout')),
    ],
    [
      { en: 'Connections of a process', ja: '1プロセスの接続数' },
      counted(connections('maxConnections'), 'connections', '本'),
    ],
    [{ en: 'Seats of a floor', ja: '1フロアの座席数' }, counted(mostSeatsOfAFloor, 'seats', '席')],
    [{ en: 'Days ahead that can be booked', ja: '予約できる先の日数' }, days(mostDaysAhead)],
    [
      { en: 'People that one search shows', ja: '利用者検索の結果' },
      counted(application('find-people')('mostFound'), 'people', '人'),
    ],
    [
      { en: 'Microsoft 365 organisations of a tenant', ja: '1テナントの Microsoft 365 の組織' },
      counted(application('organisations')('mostOfOneTenant'), 'organisations', '組織'),
    ],
    [
      {
        en: 'Days for which a leaver keeps bookings',
        ja: '利用権限を失った利用者の予約を残す日数（設定の上限）',
      },
      days(mostLeaverGraceDays),
    ],
  ];
  return { name: 'limits', head: whatAndValue, rows };
}

/** Within how many days of becoming known a weakness in what is shipped is mended. */
export function remediation(): Table {
  const rows: readonly (readonly [Said, Said])[] = [
    [{ en: 'Critical', ja: '緊急' }, days(3)],
    [{ en: 'High', ja: '高' }, days(14)],
    [{ en: 'Medium', ja: '中' }, days(30)],
  ];
  const head: Table['head'] = [
    { en: 'Severity', ja: '深刻度' },
    { en: 'Mended within', ja: '対応期限' },
  ];
  return { name: 'remediation', head, rows };
}
