import { otherEvents } from '../../api/src/contract/audit-events.ts';
import { auditOutcomes } from '../../api/src/contract/audit-wire.ts';
import { routes } from '../../api/src/contract/routes.ts';
import { fieldsOfType, listIn } from './source.ts';
import { figure, type Said, type Table } from './table.ts';

const recordFile = 'api/src/application/audit/audit-record.ts';

/** What each field of a record is; one that is not here fails the test. */
const meanings: { readonly [field: string]: Said } = {
  id: { en: 'identifier of the operation', ja: '操作の識別子' },
  at: { en: 'when it began, in UTC', ja: '開始日時（UTC）' },
  event: { en: 'name of the operation', ja: 'イベント（操作の名前）' },
  way: {
    en: 'by which way: web, chat, worker or command',
    ja: '経路（Web、チャット、バックグラウンド処理、運用コマンド）',
  },
  actor: {
    en: 'person, service, operator or nobody',
    ja: '実行者の種類（利用者、サービス、運用者、不明）',
  },
  tenant: { en: 'tenant ID', ja: 'テナントID' },
  person: { en: 'user ID', ja: 'ユーザーID' },
  mail: {
    en: 'mail address, encrypted under a key of the person',
    ja: 'メールアドレス（利用者ごとの鍵で暗号化）',
  },
  object: { en: 'what it was about: kind and ID', ja: '操作の対象（種類とID）' },
  outcome: { en: 'how it ended', ja: '操作の結果' },
  code: { en: 'code of a refusal or fault', ja: '拒否または障害のコード' },
  status: { en: 'HTTP status that was answered', ja: '応答のHTTPステータス' },
  ms: { en: 'duration in milliseconds', ja: '所要時間（ミリ秒）' },
  external: { en: 'each conversation with a service outside', ja: '外部サービスとの通信結果' },
  steps: { en: 'results of steps on the way', ja: '中間処理の実行結果' },
  requestId: { en: 'ID of the request', ja: 'リクエストID' },
  traceId: { en: 'ID of the trace, where there is one', ja: 'トレースID（ある場合）' },
  count: {
    en: 'how often within a minute, where a page asks again and again',
    ja: '1分間の回数（画面が繰り返し問い合わせる操作の場合）',
  },
  isCounting: {
    en: 'the minute is not over yet, or its process died in it',
    ja: '1分間の集計の途中、または途中でプロセスが停止したことを示す',
  },
};

const fieldHead: Table['head'] = [
  { en: 'Field', ja: '項目' },
  { en: 'Meaning', ja: '内容' },
];

function explained(name: string, fields: readonly string[], known: typeof meanings): Table {
  const rows = fields.map((field) => {
    const meaning = known[field];
    if (meaning === undefined) throw new Error(`${name}: nobody explained the field ${field}`);
    return [`\`${field}\``, meaning];
  });
  return { name, head: fieldHead, rows };
}

/** White paper 3.4.1: the fields of a record of the log of operations. */
export const logFields = (fields = fieldsOfType(recordFile, 'AuditRecord')) =>
  explained('log-fields', fields, meanings);

const externalMeanings: typeof meanings = {
  service: { en: 'service: RSI or Microsoft Teams', ja: 'サービス（RSI または Microsoft Teams）' },
  operation: { en: 'what was asked of it', ja: '依頼した処理' },
  status: { en: 'how it answered', ja: '応答の結果' },
  ms: { en: 'duration in milliseconds', ja: '所要時間（ミリ秒）' },
  attempt: { en: 'which attempt it was', ja: '何回目の試行か' },
};

/** The fields of a conversation with a service outside. */
export const externalFields = () =>
  explained('external-fields', fieldsOfType(recordFile, 'ExternalCall'), externalMeanings);

const outcomeMeanings: typeof meanings = {
  done: { en: 'done', ja: '完了' },
  refused: { en: 'refused by a rule', ja: '業務規則による拒否' },
  denied: {
    en: 'denied: no session, no right, too often',
    ja: '拒否（未ログイン、権限なし、回数超過）',
  },
  unusable: { en: 'the request could not be used', ja: '不正な形式の要求' },
  failed: { en: 'failed by a fault', ja: '障害による失敗' },
  begun: { en: 'under way', ja: '実行中' },
  unknown: { en: 'cut off with its process', ja: 'プロセスの停止により結果不明' },
};

/** How operations end. */
export const outcomes = () => explained('outcomes', auditOutcomes, outcomeMeanings);

/** How many kinds of operation have a name in the log. */
export function eventCounts(): Table {
  const web = new Set(Object.values(routes).map(({ audit }) => audit)).size;
  const named = (begin: string) => otherEvents.filter((event) => event.startsWith(begin)).length;
  const [chat, command, nowhere] = [named('chat.'), named('operator.'), named('request.')];
  const rows: readonly (readonly Said[])[] = [
    [{ en: 'Operations of the API', ja: 'API の操作' }, figure(web)],
    [{ en: 'Operations in chats', ja: 'チャットでの操作' }, figure(chat)],
    [
      { en: 'Operations that the clock begins', ja: '定期処理による操作' },
      figure(otherEvents.length - chat - command - nowhere),
    ],
    [{ en: 'Commands of operators', ja: '運用コマンド' }, figure(command)],
    [
      { en: 'Requests that lead to no operation', ja: 'どの操作にも当たらない要求' },
      figure(nowhere),
    ],
  ];
  const head: Table['head'] = [
    { en: 'Kind', ja: '種類' },
    { en: 'Names', ja: '名前の数' },
  ];
  return { name: 'events', head, rows };
}

const lineMeanings: typeof meanings = {
  requestId: { en: 'ID of the request', ja: 'リクエストID' },
  traceId: { en: 'ID of the trace', ja: 'トレースID' },
  span: { en: 'name of a piece of work of the trace', ja: 'トレース内の処理の名前' },
  spanId: { en: 'ID of that piece of work', ja: 'その処理のID' },
  parentSpanId: { en: 'ID of the work that it is part of', ja: '親の処理のID' },
  failed: { en: 'whether that piece of work failed', ja: 'その処理が失敗したかどうか' },
  route: { en: 'name of the operation of the API', ja: 'API の操作の名前' },
  status: { en: 'HTTP status that was answered', ja: '応答のHTTPステータス' },
  ms: { en: 'duration in milliseconds', ja: '所要時間（ミリ秒）' },
  kind: { en: 'kind of what the line is about', ja: '対象の種類' },
  tenant: { en: 'tenant ID', ja: 'テナントID' },
  scope: { en: 'part of the store', ja: 'データストア内の区画' },
  month: { en: 'month of a chain of the log of operations', ja: '操作ログの連鎖の月' },
  seq: { en: 'number of the last record of that chain', ja: 'その連鎖の末尾の番号' },
  hash: { en: 'hash of the last record of that chain', ja: 'その連鎖の末尾のハッシュ値' },
  notice: { en: 'ID of a notice to Teams', ja: 'Teams への通知のID' },
  attempts: { en: 'how often it was tried', ja: '試行回数' },
  job: { en: 'name of a duty of the worker', ja: '定期処理の名前' },
  port: { en: 'port that the process listens at', ja: '待ち受けポート' },
  signal: { en: 'signal that ends the process', ja: '停止のシグナル' },
  days: { en: 'days until the certificate ends', ja: '証明書の期限までの日数' },
  fault: { en: 'name of an error', ja: 'エラーの名前' },
  stack: { en: 'where an error was thrown', ja: 'エラーの発生箇所' },
};

/** What a line of the application log may hold beside its time, level and sentence. */
export const lineFields = () =>
  explained(
    'application-log-fields',
    listIn('api/src/application-log.ts', 'allowedFields'),
    lineMeanings,
  );
