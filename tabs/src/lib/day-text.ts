import type { Language } from '@sekitori/api/contract/language';

const locales: { readonly [L in Language]: string } = { ja: 'ja-JP', en: 'en-GB' };

/** A day as the reader's own calendar has it, for what belongs to no site. */
export function dayText(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long' }).format(
    Date.parse(instant),
  );
}

export function dayAndTimeText(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(Date.parse(instant));
}
