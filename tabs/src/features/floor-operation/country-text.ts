import type { Language } from '@sekitori/api/contract/language';

/** What a country is called in the reader's language; its code where the browser has no name. */
export function countryText(code: string, language: Language): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}
