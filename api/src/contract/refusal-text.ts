import type { Refusal } from '../domain/refusal.ts';
import type { Language } from './language.ts';
import { inEnglish } from './refusal-text-en.ts';
import { inJapanese } from './refusal-text-ja.ts';

/** A refusal in words: what happened, why and by whose rule, and what to do next (B8). */
export type RefusalText = { readonly title: string; readonly why: string; readonly next: string };

/** The one wording of every refusal, so that bot, tab and API say the same thing. */
export function refusalText(refusal: Refusal, language: Language): RefusalText {
  return language === 'ja' ? inJapanese(refusal) : inEnglish(refusal);
}
