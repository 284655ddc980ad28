import type { Language } from '../contract/language.ts';
import type { RefusalWire } from '../contract/problem.ts';
import { type RefusalText, refusalText } from '../contract/refusal-text.ts';
import { settingFlawText } from '../contract/setting-flaw-text.ts';
import { isRuleRefusal, type Refusal, type RefusalCode } from '../domain/refusal.ts';
import { type SettingFlaw, subjectOf } from '../domain/setting-flaws.ts';
import { isoAt } from '../domain/workday.ts';
import { type RefusalFacts, ruleFacts } from './rule-facts.ts';

/** The HTTP status of every refusal. */
export const refusalStatus: { readonly [Code in RefusalCode]: number } = {
  'seat-taken': 409,
  'already-booked': 409,
  'too-far-ahead': 422,
  'in-the-past': 422,
  'spans-workdays': 422,
  'outside-hours': 422,
  'period-not-offered': 422,
  'too-short': 422,
  'too-long': 422,
  'drop-in-only': 422,
  'seat-assigned': 403,
  'not-for-you': 403,
  'quota-reached': 409,
  'seat-closed': 409,
  'booking-over': 409,
  'check-in-not-open': 422,
  'check-in-not-asked': 409,
  'check-in-at-seat': 403,
  'seat-code-wrong': 403,
  'late-already': 409,
  'not-permitted': 403,
  'not-found': 404,
  'changed-meanwhile': 409,
  'floor-has-flaws': 422,
  'settings-have-flaws': 422,
  'floor-has-bookings': 409,
  'picture-unusable': 422,
  'self-grant': 403,
  'self-removal': 403,
  'last-account-administrator': 409,
  'organisation-connected-elsewhere': 409,
  'too-many-organisations': 409,
  'key-reused': 422,
  'code-unusable': 422,
  'chat-of-another-company': 403,
};

/** A refusal as it stands on the wire: code, words in the reader's language, facts. The words are those to whoever is refused. */
export function refusalToWire(
  refusal: Refusal,
  language: Language,
  { title, why, next }: RefusalText = refusalText(refusal, language),
): RefusalWire {
  return { code: refusal.code, title, detail: why, next, ...factsOf(refusal, language) };
}

/** The field that it stands at, and what is wrong with it in the reader's language. */
function flawToWire(flaw: SettingFlaw, language: Language): Readonly<Record<string, string>> {
  const { field, kind, at } = flaw;
  const which = subjectOf(flaw);
  return {
    field,
    kind,
    text: settingFlawText(flaw, language),
    ...(which === undefined ? {} : { which }),
    ...(at ? { level: at.level, place: at.name } : {}),
  };
}

function factsOf(refusal: Refusal, language: Language): RefusalFacts {
  if (isRuleRefusal(refusal)) return ruleFacts(refusal, language);
  switch (refusal.code) {
    case 'booking-over':
      return { state: refusal.state };
    case 'check-in-not-open':
      return {
        opensAt: isoAt(refusal.opensAt, refusal.clock.timeZone),
        timeZone: refusal.clock.timeZone,
      };
    case 'check-in-at-seat':
      return { seatName: refusal.seatName };
    case 'late-already':
      return {
        lapsesAt: isoAt(refusal.lapsesAt, refusal.clock.timeZone),
        timeZone: refusal.clock.timeZone,
      };
    case 'not-permitted':
      return { needs: refusal.needs };
    case 'not-found':
      return { what: refusal.what };
    case 'floor-has-flaws':
      return { flaws: refusal.flaws.map((flaw) => ({ ...flaw })) };
    case 'settings-have-flaws':
      return { flaws: refusal.flaws.map((flaw) => flawToWire(flaw, language)) };
    case 'floor-has-bookings':
      return { bookings: refusal.bookings, people: refusal.people };
    case 'picture-unusable':
      return { because: refusal.because };
    case 'too-many-organisations':
      return { most: refusal.most };
    case 'organisation-connected-elsewhere':
    case 'check-in-not-asked':
    case 'seat-code-wrong':
    case 'changed-meanwhile':
    case 'self-grant':
    case 'self-removal':
    case 'last-account-administrator':
    case 'key-reused':
    case 'code-unusable':
    case 'chat-of-another-company':
      return {};
  }
}
