/** How many letters a search must have at least, so that nobody leafs through everyone. */
export const fewestLetters = 2;
/** The most ways into one person's name and mail that are kept. */
const mostKeys = 24;

/**
 * A text as it is compared when people are searched for: width, letter case, accents and the kind of
 * kana make no difference (ＭÜＬＬＥＲ is muller, カ is か; が stays が).
 */
export function searchText(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().normalize('NFD');
  const plain = folded.replace(/[\u0300-\u036f]/g, '').normalize('NFC');
  return plain.replace(/[\u30a1-\u30f6]/g, (katakana) =>
    String.fromCharCode(katakana.charCodeAt(0) - 0x60),
  );
}

/** What is searched for, word by word. */
export function searchWords(text: string): string[] {
  return searchText(text).split(/\s+/u).filter(Boolean);
}

export function countLetters(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + [...word].length, 0);
}

/**
 * The texts by whose beginnings a person is found: the words of the name and of its reading, both as
 * one word too, and the mail address. Japanese names are often written without a space between family
 * and given name, so a word of kanji or kana is found from each of its letters on.
 */
export function searchKeys(person: {
  readonly name: string;
  readonly mail: string;
  readonly reading?: string | undefined;
}): string[] {
  const names = [person.name, person.reading ?? ''].map(searchWords);
  const words = names.flatMap((ofOne) => [ofOne.join(''), ...ofOne]);
  const mail = searchText(person.mail);
  const [box = ''] = mail.split('@');
  const keys = new Set([mail, ...words, ...box.split(/[._-]/).slice(1)]);
  for (const word of words) for (const rest of restsOf(word)) keys.add(rest);
  return [...keys].filter(Boolean).slice(0, mostKeys);
}

/** Whether each word begins one of the keys. */
export function isFoundBy(words: readonly string[], keys: readonly string[]): boolean {
  return words.every((word) => keys.some((key) => key.startsWith(word)));
}

function restsOf(word: string): string[] {
  const letters = [...word];
  if (!/[\p{Script=Han}\p{Script=Hiragana}]/u.test(word)) return [];
  return letters.slice(1).map((_, at) => letters.slice(at + 1).join(''));
}
