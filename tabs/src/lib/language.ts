import { type Language, languageFrom, languages } from '@sekitori/api/contract/language';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { readKept, writeKept } from './kept-choice.ts';

/** The language to begin with: the address's `?lang=`, then the kept choice, then the browser's. */
export function languageAtStart(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? readKept('language');
  return languages.find((language) => language === asked) ?? languageFrom(navigator.language);
}

/** The language of the page as it stands, for code outside React. */
export function currentLanguage(): Language {
  return languageFrom(i18next.language);
}

/** The language of the page; what uses it is drawn again when it changes. */
export function useLanguage(): Language {
  return languageFrom(useTranslation().i18n.language);
}

/** Speaks another language from now on, and next time too. */
export function chooseLanguage(language: Language): void {
  writeKept('language', language);
  void i18next.changeLanguage(language);
}

/** Speaks the host's language, unless the person or the address chose one. */
export function followHostLanguage(locale: string): void {
  if (readKept('language') || new URLSearchParams(location.search).has('lang')) return;
  void i18next.changeLanguage(languageFrom(locale));
}
