import type { NamedPersonWire } from '@sekitori/api/contract/administrators-wire';
import { politeName } from '@sekitori/api/contract/local-text';
import type { GrantableRole } from '@sekitori/api/domain/roles';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';

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
