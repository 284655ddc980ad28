import { z } from 'zod';
import type { Route } from '../../api/src/contract/route.ts';
import { routes } from '../../api/src/contract/routes.ts';
import { idempotencyKeyShape } from '../../api/src/contract/shapes.ts';
import type { RefusalCode } from '../../api/src/domain/refusal.ts';
import { rolesWith } from '../../api/src/domain/roles.ts';
import { refusalStatus } from '../../api/src/http/refusal-response.ts';
import { needsKey } from '../../api/src/http/route-needs.ts';
import { figure, type Said, type Table } from './table.ts';

type Json = { readonly [name: string]: unknown };

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const bounds = [
  ['minLength', 'at least % characters'],
  ['maxLength', 'at most % characters'],
  ['pattern', 'as %'],
  ['format', 'a %'],
  ['minimum', 'from %'],
  ['exclusiveMinimum', 'more than %'],
  ['maximum', 'to %'],
  ['minItems', 'at least % items'],
  ['maxItems', 'at most % items'],
] as const;

/** One leaf of a JSON schema in a few words. */
function ruleOf(schema: Json): string {
  const { type, const: only, enum: any, anyOf } = schema;
  if (Array.isArray(anyOf)) return anyOf.filter(isJson).map(ruleOf).join(' or ');
  if (Array.isArray(any)) return `one of ${any.join(' ')}`;
  if (only !== undefined) return `only ${only}`;
  // A format says it already.
  const said = bounds.filter(
    ([name]) => schema[name] !== undefined && !(name === 'pattern' && schema['format']),
  );
  const words = said.map(([name, text]) => text.replace('%', () => String(schema[name])));
  return [String(type ?? 'any'), ...words].join('; ');
}

type Field = { readonly name: string; readonly isNeeded: boolean; readonly rule: string };

/** The fields of a schema, those within others with a point between, `[]` behind lists. */
function fieldsIn(schema: Json, name = '', isNeeded = true): readonly Field[] {
  const { properties, items, required } = schema;
  if (isJson(items)) {
    const own = { name, isNeeded, rule: ruleOf(schema) };
    return [own, ...fieldsIn(items, `${name}[]`, true)];
  }
  if (!isJson(properties)) return [{ name, isNeeded, rule: ruleOf(schema) }];
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(properties).flatMap(([inner, said]) =>
    isJson(said)
      ? fieldsIn(said, name === '' ? inner : `${name}.${inner}`, needed.includes(inner))
      : [],
  );
}

const fieldsOf = (schema: z.ZodType) =>
  fieldsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));

type Place = 'path' | 'query' | 'body' | 'header';

function placesOf(route: Route): readonly (readonly [Place, readonly Field[]])[] {
  const { params, query, body, ifMatch } = route;
  const raw = { name: '(whole)', isNeeded: true, rule: String(body) };
  const headers = [
    ...(needsKey(route)
      ? [{ ...fieldsOf(idempotencyKeyShape)[0], name: 'Idempotency-Key', isNeeded: true }]
      : []),
    ...(ifMatch ? [{ name: 'If-Match', isNeeded: true, rule: 'the version that was read' }] : []),
  ].map((field) => ({ rule: '', ...field }));
  return [
    ['path', params ? fieldsOf(params) : []],
    ['query', query ? fieldsOf(query) : []],
    ['body', body === undefined ? [] : typeof body === 'string' ? [raw] : fieldsOf(body)],
    ['header', headers],
  ];
}

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Who may call: the names of roles, or anyone. */
const whoMay = ({ access }: Route) => (access === 'anyone' ? access : rolesWith(access).join(' '));

type RouteTable = { readonly [name: string]: Route };

const csvOf = (head: string, lines: readonly (readonly string[])[]) =>
  `${[head, ...lines.map((line) => line.map(cell).join(','))].join('\n')}\n`;

/** Every field that any operation takes, from whom, and what it must be (ASVS 2.1.1, 8.1.2). */
export function inputCsv(table: RouteTable = routes): string {
  const lines = Object.values(table).flatMap((route) =>
    placesOf(route).flatMap(([place, fields]) =>
      fields.map(({ name, isNeeded, rule }) => [
        ...[route.method, route.path, whoMay(route), place],
        ...[name, isNeeded ? 'yes' : 'no', rule],
      ]),
    ),
  );
  return csvOf('method,path,who,in,field,required,rule', lines);
}

/** Every field that any operation answers, and to whom (ASVS 8.1.2). */
export function outputCsv(table: RouteTable = routes): string {
  const lines = Object.values(table).flatMap((route) => {
    const { body } = route.success;
    const fields = typeof body === 'string' ? [{ name: `(${body})` }] : fieldsOf(body);
    return fields.map(({ name }) => [route.method, route.path, whoMay(route), name]);
  });
  return csvOf('method,path,who,field', lines);
}

/** What must fit together, for each refusal that says that it does not. */
const together: { readonly [Code in RefusalCode]: Said } = {
  'seat-taken': {
    en: 'nobody else holds the seat in any part of the period',
    ja: '期間のどの部分でも、座席をほかの人が予約していないこと',
  },
  'already-booked': {
    en: 'the person holds no other seat in any part of the period',
    ja: '期間のどの部分でも、本人が別の座席を予約していないこと',
  },
  'too-far-ahead': {
    en: 'the workday is within the days ahead that its floor allows',
    ja: '予約日が、そのフロアで予約できる日数以内であること',
  },
  'in-the-past': { en: 'the period is not over', ja: '期間が終わっていないこと' },
  'spans-workdays': {
    en: 'the period lies on one workday of the site, by its time zone',
    ja: '期間が、拠点のタイムゾーンで1営業日に収まること',
  },
  'seat-closed': { en: 'the seat is open for bookings', ja: '座席が予約可能であること' },
  'outside-hours': {
    en: 'the period lies within the opening hours, where bookings are restricted to them',
    ja: '予約を開館時間に限る設定では、期間が開館時間に収まること',
  },
  'period-not-offered': {
    en: 'the period is one that its floor offers: the whole day, its parts, or times in its steps',
    ja: '期間が、フロアで選べる時間(終日、時間帯、きざみ)であること',
  },
  'too-short': {
    en: 'the period is as long as the shortest that its floor allows',
    ja: '期間が、フロアで決められた最短の時間以上であること',
  },
  'too-long': {
    en: 'the period is no longer than the longest that its floor allows',
    ja: '期間が、フロアで決められた最長の時間以下であること',
  },
  'drop-in-only': {
    en: 'a seat for whoever comes first is taken from now on, not reserved',
    ja: '早い者順の座席は、前もってではなく、その場からの利用であること',
  },
  'seat-assigned': {
    en: 'an assigned seat is booked by the person that it is assigned to',
    ja: '使う人が決まっている座席は、その本人の予約であること',
  },
  'not-for-you': {
    en: 'the person, or an RSI group of theirs, is among those who may book the seat',
    ja: '本人または所属する RSI グループが、その座席を予約できる対象であること',
  },
  'quota-reached': {
    en: 'the person’s bookings of the day, week and month stay within the quota',
    ja: '本人の予約が、1日・1週・1か月の上限を超えないこと',
  },
  'check-in-not-open': {
    en: 'checking in has opened for the booking',
    ja: '予約のチェックインが始まっていること',
  },
  'check-in-not-asked': {
    en: 'the booking is one that is checked in',
    ja: 'チェックインのある予約であること',
  },
  'check-in-at-seat': {
    en: 'where the seat itself must say so, the code of the seat comes with checking in',
    ja: '席でのチェックインを求める設定では、席のコードが添えられていること',
  },
  'seat-code-wrong': {
    en: 'the code is today’s code of that very seat',
    ja: 'コードが、その席の現在のものであること',
  },
  'late-already': {
    en: 'coming late is said once for a booking',
    ja: '遅れる知らせが、1件の予約につき1回であること',
  },
  'booking-over': {
    en: 'what changes a booking finds it in a state that can still change',
    ja: '変更する予約が、まだ変更できる状態であること',
  },
  'not-permitted': {
    en: 'the role allows the operation, or the thing is one’s own',
    ja: 'ロールで許可された操作か、自分のものへの操作であること',
  },
  'not-found': {
    en: 'every thing that is named is there, in one’s own tenant',
    ja: '指定したものが、すべて自テナントにあること',
  },
  'changed-meanwhile': {
    en: 'the version that was read is still the one that stands (`If-Match`)',
    ja: '読み取った版（`If-Match`）が最新であること',
  },
  'floor-has-flaws': {
    en: 'IDs and names of seats are there once, seats lie on the plan and are of this floor, and their zones are there',
    ja: '座席の ID と名前が重ならず、座席がそのフロアのもので図面の上にあり、ゾーンが存在すること',
  },
  'settings-have-flaws': {
    en: 'settings fit together as they hold after inheritance, closures begin before they end and are not over, and who and what they name is there',
    ja: '継承した結果の設定が互いに矛盾せず、休業が開始より後に終わり過ぎておらず、指定した人やゾーン、座席が存在すること',
  },
  'floor-has-bookings': {
    en: 'who removes seats or a floor with bookings says that these end',
    ja: '予約のある座席やフロアを取り除くときは、予約も終わると示していること',
  },
  'picture-unusable': {
    en: 'bytes are the picture that their type says, of a size that can be drawn, without anything active',
    ja: '画像の中身が種類と一致し、描画できる大きさで、能動的な内容を含まないこと',
  },
  'self-grant': { en: 'nobody grants themselves a role', ja: '自分にロールを付与しないこと' },
  'self-removal': { en: 'nobody takes their own role', ja: '自分のロールを外さないこと' },
  'last-account-administrator': {
    en: 'an account administrator stays',
    ja: 'アカウント管理者が1人は残ること',
  },
  'organisation-connected-elsewhere': {
    en: 'the organisation belongs to no other tenant',
    ja: '組織がほかのテナントに接続されていないこと',
  },
  'too-many-organisations': {
    en: 'a tenant has no more organisations than it may',
    ja: 'テナントの組織が上限を超えないこと',
  },
  'key-reused': {
    en: 'an `Idempotency-Key` comes again with the same request alone',
    ja: '同じ `Idempotency-Key` は、同じ要求にだけ使うこと',
  },
  'code-unusable': {
    en: 'the digits are those of this chat, in time, and not tried out',
    ja: '番号がそのチャットのもので、期限内であり、試行回数を超えていないこと',
  },
  'chat-of-another-company': {
    en: 'the chat’s organisation is connected to the person’s tenant',
    ja: 'チャットの組織が、本人のテナントに接続されていること',
  },
};

/** Rules between fields of one request, where its schema holds them; each as its schema words it. */
export const withinRequest: readonly { readonly wording: string; readonly rule: Said }[] = [
  {
    wording: 'must come after from',
    rule: { en: '`to` comes after `from`', ja: '`to` が `from` より後であること' },
  },
  {
    wording: 'days after from',
    rule: {
      en: 'a list of bookings spans 62 days at most',
      ja: '予約の一覧の期間が62日以内であること',
    },
  },
  {
    wording: 'must not come before first',
    rule: {
      en: 'the last workday of a range is not before the first',
      ja: '期間の最後の日が、最初の日より前でないこと',
    },
  },
  {
    wording: 'days after first',
    rule: {
      en: 'a range of workdays spans 62 days at most',
      ja: '日の範囲が62日以内であること',
    },
  },
  {
    wording: 'not a date (yyyy-mm-dd)',
    rule: { en: 'a workday is a date that exists', ja: '日付が実在すること' },
  },
  {
    wording: 'must lie in the years',
    rule: {
      en: 'an instant or a workday lies in the years 1970 to 2199',
      ja: '日時と日付が1970年から2199年までであること',
    },
  },
  {
    wording: 'not an IANA time zone',
    rule: { en: 'a time zone is one of IANA’s', ja: 'タイムゾーンが IANA のものであること' },
  },
  {
    wording: 'not an Entra tenant ID',
    rule: {
      en: 'an organisation is named by its tenant ID in Entra',
      ja: '組織が Entra のテナント ID であること',
    },
  },
  {
    wording: 'not together with handOver',
    rule: {
      en: 'a login is for a frame or for a chat, not for both',
      ja: 'ログインの目的が、フレームとチャットのどちらか一方であること',
    },
  },
];

const codes = Object.keys(together) as RefusalCode[];

/** Which combined data fit together, and what is answered where they do not (ASVS 2.1.2). */
export const combined = (): Table => ({
  name: 'combined',
  head: [
    { en: 'Rule', ja: '規則' },
    { en: 'Answered otherwise', ja: '満たさないときの応答' },
  ],
  rows: [
    ...withinRequest.map(({ rule }) => [rule, '400 `invalid-request`']),
    ...codes.map((code) => [together[code], `${figure(refusalStatus[code])} \`${code}\``]),
  ],
});
