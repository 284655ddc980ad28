import { writeFileSync } from 'node:fs';
import { operationsCsv } from './access-tables.ts';
import { documents, readDocument, withTables } from './document.ts';
import { inputCsv, outputCsv } from './input-rules.ts';
import { root } from './source.ts';
import { languages } from './table.ts';
import { tablesOfToday } from './tables.ts';

/** `npm run security:tables`: writes the tables of the security document as the product is now. */
const tables = tablesOfToday();
for (const language of languages) {
  const text = withTables(readDocument(language), { tables, language });
  writeFileSync(`${root}/${documents[language]}`, text);
}
writeFileSync(`${root}/docs/security/operations.csv`, operationsCsv());
writeFileSync(`${root}/docs/security/input.csv`, inputCsv());
writeFileSync(`${root}/docs/security/output.csv`, outputCsv());
