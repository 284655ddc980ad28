import type { NamedPersonWire } from '@sekitori/api/contract/administrators-wire';
import type { Language } from '@sekitori/api/contract/language';
import { politeName } from '@sekitori/api/contract/local-text';
import type { GrantableRole } from '@sekitori/api/domain/roles';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';

const locales: { readonly [L in Language]: string } = { ja: 'ja-JP', en: 'en-GB' };

/** A day as the reader's own calendar has it; roles belong to no site. */
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

/** How sentences name people and lists of roles, in the language of the page. */
export function useRoleText() {
  const say = useMessages(messages);
  const language = useLanguage();
  return {
    nameOf: ({ name }: Pick<NamedPersonWire, 'name'>) =>
      name === undefined ? say('unknownPerson') : politeName(name, language),
    namesOf: (roles: readonly GrantableRole[]) =>
      roles.map((role) => say(role)).join(language === 'ja' ? '、' : ', '),
  };
}
