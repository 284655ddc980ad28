import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';

/** The sentences of one feature in both languages; English has exactly the keys of Japanese. */
export type Messages<Key extends string> = {
  readonly namespace: string;
  readonly ja: { readonly [K in Key]: string };
  readonly en: { readonly [K in Key]: string };
};

/** What a message may be filled with: `{{name}}` stands for the value of `name`. */
export type MessageValues = { readonly [name: string]: string | number };

/** Says one sentence in the language of the page. */
export type Say<Key extends string> = (key: Key, values?: MessageValues) => string;

/** The started i18next instance, without any sentence yet: each feature brings its own when it is opened. */
export function startMessages(language: string): typeof i18next {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it draws; escaping twice would show entities.
    interpolation: { escapeValue: false },
  });
  return i18next;
}

/** Declares a feature's sentences: `export const messages = defineMessages('my-bookings', { ja, en })`. */
export function defineMessages<const Key extends string>(
  namespace: string,
  texts: {
    readonly ja: { readonly [K in Key]: string };
    readonly en: { readonly [K in NoInfer<Key>]: string };
  },
): Messages<Key> {
  return { namespace, ...texts };
}

/** `const say = useMessages(messages)`, then `say('title')` or `say('takeSeat', { seat: 'A-12' })`. */
export function useMessages<Key extends string>(messages: Messages<Key>): Say<Key> {
  register(messages);
  const { t } = useTranslation(messages.namespace);
  return useCallback<Say<Key>>((key, values = {}) => t(key, { ...values }), [t]);
}

function register(messages: Messages<string>): void {
  if (i18next.hasResourceBundle('ja', messages.namespace)) return;
  i18next.addResourceBundle('ja', messages.namespace, messages.ja);
  i18next.addResourceBundle('en', messages.namespace, messages.en);
}
