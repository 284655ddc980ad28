import { auditText } from '@sekitori/api/contract/audit-text';
import type { AuditRecordWire } from '@sekitori/api/contract/audit-wire';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { type AuditMessage, messages } from './messages.ts';

/** How records are put into words, in the language of the page. */
export function useRecordText() {
  const say = useMessages(messages);
  const language = useLanguage();
  return {
    sentenceOf: (record: AuditRecordWire) => auditText(record, language),
    whoOf: ({ actor, person }: AuditRecordWire) => {
      if (actor !== 'person') return say(actor);
      return person?.name ?? say('unknownPerson');
    },
    /** What an object is; one of another version of this program by its bare name. */
    kindOf: (kind: string) => {
      const key = `kind-${kind}`;
      return isMessage(key) ? say(key) : kind;
    },
  };
}

const isMessage = (key: string): key is AuditMessage => Object.hasOwn(messages.ja, key);
