import type { Language } from '@sekitori/api/contract/language';
import type { TimeZone } from '@sekitori/api/domain/workday';
import { now } from './clock.ts';

const locales: { readonly [L in Language]: string } = { ja: 'ja-JP', en: 'en-GB' };

/** Who looks, in which zone and when: zones are named as they are at that time. */
type Look = { readonly viewers: string; readonly at: number };

const here = (): Look => ({
  viewers: Intl.DateTimeFormat().resolvedOptions().timeZone,
  at: now(),
});

/** What a site's zone is called where the viewer's is another, and undefined where it is theirs (A1). */
export function zoneLabel(
  zone: TimeZone,
  language: Language,
  { viewers, at }: Look = here(),
): string | undefined {
  const format = new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  });
  // One zone can have several names; the browser has one for each.
  if (format.resolvedOptions().timeZone === viewers) return undefined;
  return format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** A time with the zone that it is told in, where somebody might take it for another. */
export function withZone(time: string, label: string | undefined, language: Language): string {
  if (label === undefined) return time;
  return language === 'ja' ? `${time}(${label})` : `${time} (${label})`;
}
