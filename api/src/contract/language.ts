export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language to answer in, from an `Accept-Language` header or a locale; Japanese where nothing is said. */
export function languageFrom(wanted: string | undefined): Language {
  const known = (wanted ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((tag) => tag === 'ja' || tag === 'en');
  return known === 'en' ? 'en' : 'ja';
}
