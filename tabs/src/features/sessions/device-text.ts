import type { Language } from '@sekitori/api/contract/language';
import type { SessionWire } from '@sekitori/api/contract/session-wire';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';

const form = {
  month: 'short',
  day: 'numeric',
  weekday: 'short',
  hour: 'numeric',
  minute: '2-digit',
} as const;
const formats: { readonly [L in Language]: Intl.DateTimeFormat } = {
  ja: new Intl.DateTimeFormat('ja-JP', form),
  en: new Intl.DateTimeFormat('en-GB', form),
};

/** What a session is called on the page, and when it was used; on the reader's own clock. */
export function useDeviceText() {
  const say = useMessages(messages);
  const language = useLanguage();
  const when = (instant: string) => formats[language].format(Date.parse(instant));
  return {
    deviceOf({ device: { browser, system } }: SessionWire): string {
      if (browser && system) return say('on', { browser, system });
      return browser ?? system ?? say('unknownBrowser');
    },
    placeOf: ({ isInTeams }: SessionWire) => say(isInTeams ? 'inTeams' : 'inBrowser'),
    timesOf({ createdAt, lastSeenAt, isThis }: SessionWire): readonly string[] {
      const used = isThis ? say('usedNow') : say('usedAt', { when: when(lastSeenAt) });
      return [used, say('signedInAt', { when: when(createdAt) })];
    },
  };
}
