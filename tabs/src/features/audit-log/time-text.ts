import type { Language } from '@sekitori/api/contract/language';
import { parseTimeZone, type TimeZone } from '@sekitori/api/domain/workday';

const locales: { readonly [L in Language]: string } = { ja: 'ja-JP', en: 'en-GB' };

/** The zone of the reader; records belong to no site. */
export function ownZone(): TimeZone {
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = parseTimeZone(name) ?? parseTimeZone('UTC');
  if (!zone) throw new RangeError('no zone at all');
  return zone;
}

/** A zone as people call it, with its difference to UTC today: 日本標準時 (GMT+9). */
export function zoneText(zone: TimeZone, at: number, language: Language): string {
  const named = (timeZoneName: 'long' | 'shortOffset') =>
    new Intl.DateTimeFormat(locales[language], { timeZone: zone, timeZoneName })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  const [long, short] = [named('long'), named('shortOffset')];
  return long === short ? long : `${long} (${short})`;
}

/** A day with a weekday, and the time to the second beside it. */
export function momentText(instant: string, language: Language) {
  const at = Date.parse(instant);
  const locale = locales[language];
  const day = { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' } as const;
  return {
    day: new Intl.DateTimeFormat(locale, day).format(at).replaceAll(',', ''),
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' }).format(at),
  };
}

/** `2026-10` as a month: 2026年10月, October 2026. */
export function monthText(month: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-01T00:00:00Z`));
}

export const numberText = (value: number, language: Language) =>
  new Intl.NumberFormat(locales[language]).format(value);
