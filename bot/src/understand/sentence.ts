import type { Language } from '@sekitori/api/contract/language';

/**
 * A typed sentence as the readers expect it: without mentions, full-width forms folded (NFKC), lower
 * case, single spaces. Longer than anybody types is cut, so that no pattern works on a novel.
 */
export function plainSentence(typed: string): string {
  return typed
    .slice(0, 500)
    .replace(/<at\b[^>]*>.*?<\/at>/gi, ' ')
    .replaceAll('&nbsp;', ' ')
    .normalize('NFKC')
    .replace(/[〜～]/g, '~')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** The language that a sentence is written in; undefined where it holds numbers and names only. */
export function languageOf(sentence: string): Language | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(sentence)) return 'ja';
  return /[a-z]{2,}/i.test(sentence) ? 'en' : undefined;
}

/** What a reader found, and the sentence without the words that said it. */
export type Found<Value> = { readonly value: Value; readonly rest: string };

/** Cuts a match out, so that `10/3` is never read as a time after it was read as a date. */
export function foundIn<Value>(sentence: string, match: RegExpExecArray, value: Value) {
  const rest = `${sentence.slice(0, match.index)} ${sentence.slice(match.index + match[0].length)}`;
  return { value, rest: rest.replace(/\s+/g, ' ').trim() };
}
