export const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];

/** What reads the same in both languages, or what each says. */
export type Said = string | { readonly en: string; readonly ja: string };

/** A table of the security document, in both languages; its cells come from the product itself. */
export type Table = {
  readonly name: string;
  readonly head: readonly Said[];
  readonly rows: readonly (readonly Said[])[];
};

export const saidIn = (language: Language, said: Said) =>
  typeof said === 'string' ? said : said[language];

const lineOf = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** The table as Markdown, without a line end behind it. */
export function writtenOut({ head, rows }: Table, language: Language): string {
  const inLanguage = (cells: readonly Said[]) =>
    lineOf(cells.map((cell) => saidIn(language, cell)));
  return [inLanguage(head), lineOf(head.map(() => '---')), ...rows.map(inLanguage)].join('\n');
}

const units = [
  { ms: 86_400_000, en: 'day', ja: '日' },
  { ms: 3_600_000, en: 'hour', ja: '時間' },
  { ms: 60_000, en: 'minute', ja: '分' },
  { ms: 1_000, en: 'second', ja: '秒' },
  { ms: 1, en: 'millisecond', ja: 'ミリ秒' },
] as const;

/** A span in the largest unit that holds it in whole numbers. */
export function duration(ms: number): Said {
  const unit = units.find((found) => ms % found.ms === 0 && ms / found.ms >= 1) ?? units[4];
  const count = ms / unit.ms;
  return {
    en: `${figure(count)} ${unit.en}${count === 1 ? '' : 's'}`,
    ja: `${figure(count)} ${unit.ja}`,
  };
}

export const seconds = (count: number) => duration(count * 1000);
export const days = (count: number) => duration(count * 86_400_000);
export const figure = (count: number) => count.toLocaleString('en-US');

export const bytes = (count: number): Said => ({
  en: `${figure(count)} bytes`,
  ja: `${figure(count)} バイト`,
});
export const counted = (count: number, en: string, ja: string): Said => ({
  en: `${figure(count)} ${en}`,
  ja: `${figure(count)} ${ja}`,
});
