import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { AppearanceContext } from '../lib/appearance.ts';
import { LocaleContext } from '../lib/display.ts';
import { followHostLanguage, useLanguage } from '../lib/language.ts';
import { AppRoutes } from './AppRoutes.tsx';
import { hostConnection } from './host/host.ts';
import { newQueryClient } from './query-client.ts';
import { themeOf } from './themes.ts';
import { useAppearanceOfHost } from './use-appearance-of-host.ts';

/** Everything that surrounds the pages: look, language, the client of the service, addresses. */
export function App() {
  const [client] = useState(newQueryClient);
  const language = useLanguage();
  const [locale, setLocale] = useState(navigator.language);
  const appearance = useAppearanceOfHost();
  const theme = useMemo(() => themeOf(appearance, language), [appearance, language]);

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.style.colorScheme = appearance === 'light' ? 'light' : 'dark';
  }, [language, appearance]);

  useEffect(() => {
    void hostConnection().then((host) => {
      if (host.kind !== 'teams') return;
      followHostLanguage(host.locale);
      setLocale(host.locale);
    });
  }, []);

  return (
    <FluentProvider theme={theme} data-app={appearance}>
      <AppearanceContext value={appearance}>
        <LocaleContext value={locale}>
          <QueryClientProvider client={client}>
            <AppRoutes />
          </QueryClientProvider>
        </LocaleContext>
      </AppearanceContext>
    </FluentProvider>
  );
}
