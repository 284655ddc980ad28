import { z } from 'zod';
import type { Language } from '../contract/language.ts';

export type Issue = { readonly path: string; readonly message: string };

/** A request that cannot be understood, whoever asks. Thrown at the edge, answered as a problem document. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
  readonly code: UnusableCode;
  readonly issues: readonly Issue[];

  constructor(code: UnusableCode, issues: readonly Issue[] = []) {
    super(code);
    this.code = code;
    this.issues = issues;
  }
}

export type UnusableCode =
  | 'invalid-request'
  | 'not-signed-in'
  | 'foreign-request'
  | 'no-such-route'
  | 'method-not-allowed'
  | 'too-large'
  | 'left-amid-body'
  | 'address-too-long'
  | 'unsupported-media-type';

const localeErrors = { ja: z.locales.ja().localeError, en: z.locales.en().localeError };

/** The value a schema makes of some input; throws `Unusable` with every issue's path, in the reader's language. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  { at, language }: { readonly at: string; readonly language: Language },
): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: localeErrors[language] });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({
    path: [at, ...issue.path.map(String)].filter((part) => part !== '').join('.'),
    message: ownWords(issue.message, language),
  }));
  throw new Unusable('invalid-request', issues);
}

/** Issues that our own schemas name, by the message they carry. */
const words: ReadonlyMap<string, { readonly [L in Language]: string }> = new Map([
  ['must come after from', { ja: 'from より後の時刻にしてください', en: 'must come after from' }],
  ['not an IANA time zone', { ja: 'IANA タイムゾーンではありません', en: 'not an IANA time zone' }],
  [
    'not an Entra tenant ID',
    { ja: 'Entra のテナント ID ではありません', en: 'not an Entra tenant ID' },
  ],
  [
    'not together with handOver',
    { ja: 'handOver と同時には使えません', en: 'not together with handOver' },
  ],
]);

function ownWords(message: string, language: Language): string {
  return words.get(message)?.[language] ?? message;
}
