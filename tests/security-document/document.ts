import { readFileSync } from 'node:fs';
import { root } from './source.ts';
import { type Language, type Table, writtenOut } from './table.ts';

/** The security document in each language, from the root of the repository. */
export const documents: { readonly [L in Language]: string } = {
  en: 'docs/SECURITY.md',
  ja: 'docs/SECURITY.ja.md',
};

export const readDocument = (language: Language) =>
  readFileSync(`${root}/${documents[language]}`, 'utf8');

const blocks = /<!-- table (\S+) -->\n([\s\S]*?)<!-- end -->/g;

/** The tables that stand in a document, by name. */
const tablesIn = (text: string) =>
  new Map([...text.matchAll(blocks)].map(([, name = '', body = '']) => [name, body.trim()]));

/** What a document says otherwise than the product, one sentence for each table. */
export function findTableFaults(
  text: string,
  { tables, language }: { readonly tables: readonly Table[]; readonly language: Language },
): string[] {
  const written = tablesIn(text);
  const known = new Set(tables.map(({ name }) => name));
  const unknown = [...written.keys()].filter((name) => !known.has(name));
  return [
    ...unknown.map((name) => `${name}: nothing makes this table`),
    ...tables.flatMap((table) => {
      const body = written.get(table.name);
      if (body === undefined) return [`${table.name}: missing`];
      return body === writtenOut(table, language) ? [] : [`${table.name}: not as it is`];
    }),
  ];
}

/** The document with every table as the product is now. */
export function withTables(
  text: string,
  { tables, language }: { readonly tables: readonly Table[]; readonly language: Language },
): string {
  const byName = new Map(tables.map((table) => [table.name, table]));
  return text.replace(blocks, (whole, name: string) => {
    const table = byName.get(name);
    return table
      ? `<!-- table ${name} -->\n\n${writtenOut(table, language)}\n\n<!-- end -->`
      : whole;
  });
}

/** The numbers of chapters and sections, in their order, and the names of tables between them. */
export const skeletonOf = (text: string) =>
  [...text.matchAll(/^#{2,4} ([A-Z\d]+(?:\.\d+)*)\b|<!-- table (\S+) -->/gm)].map(
    ([, chapter, table]) => chapter ?? table ?? '',
  );
