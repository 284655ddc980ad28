import type { SettingFlaw } from '../domain/setting-flaws.ts';
import type { Language } from './language.ts';
import { flawInEnglish } from './setting-flaw-text-en.ts';
import { flawInJapanese } from './setting-flaw-text-ja.ts';

/** What is wrong with a setting, by which rule, and what would be accepted. */
export function settingFlawText(flaw: SettingFlaw, language: Language): string {
  return language === 'ja' ? flawInJapanese(flaw) : flawInEnglish(flaw);
}
