import { auditText } from '../../contract/audit-text.ts';
import type { AuditRecordWire } from '../../contract/audit-wire.ts';
import type { Language } from '../../contract/language.ts';

type Column = {
  readonly ja: string;
  readonly en: string;
  readonly of: (record: AuditRecordWire, language: Language) => string | number | undefined;
};

const columns: readonly Column[] = [
  { ja: '日時 (UTC)', en: 'Time (UTC)', of: ({ at }) => at },
  { ja: '内容', en: 'What happened', of: auditText },
  { ja: '利用者', en: 'Person', of: ({ person }) => person?.name },
  { ja: 'メールアドレス', en: 'Mail address', of: ({ person }) => person?.mail },
  { ja: '利用者ID', en: 'Person ID', of: ({ person }) => person?.id },
  { ja: '操作', en: 'Event', of: ({ event }) => event },
  { ja: '結果', en: 'Outcome', of: ({ outcome }) => outcome },
  { ja: '理由', en: 'Reason', of: ({ code }) => code },
  { ja: '対象の種類', en: 'Object kind', of: ({ object }) => object?.kind },
  { ja: '対象ID', en: 'Object ID', of: ({ object }) => object?.id },
  { ja: '経路', en: 'Way', of: ({ way }) => way },
  { ja: '操作主体', en: 'Actor', of: ({ actor }) => actor },
  { ja: 'HTTPステータス', en: 'HTTP status', of: ({ status }) => status },
  { ja: '所要時間 (ミリ秒)', en: 'Duration (ms)', of: ({ ms }) => ms },
  { ja: '回数', en: 'Count', of: ({ count }) => count },
  { ja: '外部との通信', en: 'External calls', of: ({ external }) => listOf(external) },
  { ja: '途中の処理', en: 'Steps', of: ({ steps }) => listOf(steps) },
  { ja: 'リクエストID', en: 'Request ID', of: ({ requestId }) => requestId },
  { ja: 'トレースID', en: 'Trace ID', of: ({ traceId }) => traceId },
  { ja: '封印の月', en: 'Sealed in month', of: ({ seal }) => seal?.month },
  { ja: '封印の番号', en: 'Seal number', of: ({ seal }) => seal?.seq },
  { ja: '封印のハッシュ', en: 'Seal hash', of: ({ seal }) => seal?.hash },
];

/** Excel takes a file for UTF-8 by this alone. */
const byteOrderMark = '\uFEFF';

export const csvHead = (language: Language) =>
  byteOrderMark + lineOf(columns.map((column) => column[language]));

export const csvLine = (record: AuditRecordWire, language: Language) =>
  lineOf(columns.map(({ of }) => of(record, language)));

const listOf = (list: readonly unknown[]) => (list.length === 0 ? undefined : JSON.stringify(list));

/** RFC 4180: every field quoted, quotes doubled, lines ended by CR LF. */
const lineOf = (fields: readonly (string | number | undefined)[]) =>
  `${fields.map(fieldOf).join(',')}\r\n`;

function fieldOf(value: string | number | undefined): string {
  if (typeof value === 'number') return `"${value}"`;
  return `"${inert(value ?? '').replaceAll('"', '""')}"`;
}

/** What spreadsheets take for the beginning of a formula (ASVS 1.2.10; the wide forms count in Japan). */
const formulaBegins = /^[\s\uFEFF]*[=+\-@\t\r\n\0＝＋－＠]/u;

/** The same text, which no spreadsheet calculates. */
const inert = (text: string) => (formulaBegins.test(text) ? `'${text}` : text);
