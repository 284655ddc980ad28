import type { RefusalCode } from '../domain/refusal.ts';
import type { AuditEvent } from './audit-events.ts';
import { inEnglish } from './audit-text-en.ts';
import { inJapanese } from './audit-text-ja.ts';
import type { AuditOutcomeWire, AuditRecordWire } from './audit-wire.ts';
import type { Language } from './language.ts';
import { politeName } from './local-text.ts';

/** Why an operation did not come to its end: the refusals, and what went wrong on the way. */
export type AuditCode =
  | RefusalCode
  | 'invalid-request'
  | 'not-signed-in'
  | 'not-authenticated'
  | 'not-entitled'
  | 'foreign-request'
  | 'no-such-route'
  | 'method-not-allowed'
  | 'too-large'
  | 'left-amid-body'
  | 'address-too-long'
  | 'unsupported-media-type'
  | 'too-many-requests'
  | 'overloaded'
  | 'no-edge-key'
  | 'broken-off'
  | 'not-possible'
  | 'fault'
  | 'store-busy'
  | 'rsi-unreachable'
  | 'keys-unreachable'
  | 'entitlement-unconfirmed';

/** What was done, and the same as something that was only tried; `by` whom where that is no person. */
export type EventWords = {
  readonly did: string;
  readonly do: string;
  readonly by?: 'rsi' | 'teams';
};

type Sentence = (facts: {
  readonly who: string;
  readonly words: EventWords;
  readonly reason?: string;
}) => string;

export type AuditWords = {
  readonly events: { readonly [E in AuditEvent]: EventWords };
  readonly reasons: { readonly [C in AuditCode]: string };
  readonly subjects: {
    readonly [S in 'service' | 'operator' | 'nobody' | 'unknown' | 'rsi' | 'teams']: string;
  };
  /** For an event of another version of this program. */
  readonly other: (event: string) => EventWords;
  /** Without what ends a sentence. */
  readonly sentences: { readonly [O in AuditOutcomeWire]: Sentence };
  /** How often within a minute; behind the sentence. */
  readonly times: (count: number) => string;
  readonly timesAtLeast: (count: number) => string;
  readonly end: string;
};

const words: { readonly [L in Language]: AuditWords } = { ja: inJapanese, en: inEnglish };

type Told = Pick<
  AuditRecordWire,
  'event' | 'actor' | 'person' | 'outcome' | 'code' | 'count' | 'isCounting'
>;

/** A record in one sentence: who did what, and how it ended. */
export function auditText(record: Told, language: Language): string {
  const { sentences, end } = words[language];
  const { outcome, code } = record;
  const reason = code === undefined ? undefined : reasonText(code, language);
  const known = eventWords(record.event, language);
  const sentence = sentences[outcome]({
    who: subjectOf(record, known, language),
    words: known,
    ...(reason === undefined ? {} : { reason }),
  });
  return `${sentence}${timesText(record, language)}${end}`;
}

function timesText({ count = 1, isCounting }: Told, language: Language): string {
  const { times, timesAtLeast } = words[language];
  if (isCounting) return timesAtLeast(count);
  return count > 1 ? times(count) : '';
}

/** What an event is called in a list of events. */
export const eventText = (event: string, language: Language) => eventWords(event, language).did;

/** Why, by a code; undefined for a code of another version of this program. */
export function reasonText(code: string, language: Language): string | undefined {
  const { reasons } = words[language];
  return isIn(reasons, code) ? reasons[code] : undefined;
}

/** Who did it, as sentences name them. */
export function whoText({ actor, person }: Told, language: Language): string {
  const { subjects } = words[language];
  if (actor !== 'person') return subjects[actor];
  return person?.name === undefined ? subjects.unknown : politeName(person.name, language);
}

function eventWords(event: string, language: Language): EventWords {
  const { events, other } = words[language];
  return isIn(events, event) ? events[event] : other(event);
}

function subjectOf(record: Told, { by }: EventWords, language: Language): string {
  return by && record.actor !== 'person' ? words[language].subjects[by] : whoText(record, language);
}

const isIn = <Table extends object>(table: Table, name: string): name is keyof Table & string =>
  Object.hasOwn(table, name);
