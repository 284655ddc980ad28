import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { skipBecause } from '../support/skip.ts';
import { operationsCsv } from './access-tables.ts';
import { findTableFaults, readDocument, skeletonOf, withTables } from './document.ts';
import { logFields } from './log-tables.ts';
import { usualConfig } from './running.ts';
import { root } from './source.ts';
import { type Language, languages, type Table } from './table.ts';
import { tablesOfToday } from './tables.ts';

/** The tables, one cell of one of them said otherwise in both languages. */
function changed(name: string, [from, to]: readonly [string, string]): Table[] {
  const put = (said: string) => said.replace(from, to);
  return tablesOfToday().map((table) =>
    table.name === name
      ? {
          ...table,
          rows: table.rows.map((row) =>
            row.map((said) =>
              typeof said === 'string' ? put(said) : { en: put(said.en), ja: put(said.ja) },
            ),
          ),
        }
      : table,
  );
}

/** So that a control fails for its own plant alone. */
const upToDate = (language: Language) =>
  withTables(readDocument(language), { tables: tablesOfToday(), language });

const headerRows = (text: string, heading: string) =>
  text
    .split(`\n## ${heading}\n`)[1]
    ?.split('\n## ')[0]
    ?.match(/^\| \*?`.*\|$/gm) ?? [];

describe('the security document (1.2-b)', () => {
  for (const language of languages) {
    it(`tells what the program is set to (${language}); after a change: npm run security:tables`, () => {
      const faults = findTableFaults(readDocument(language), {
        tables: tablesOfToday(),
        language,
      });

      assert.deepEqual(faults, []);
    });
  }

  it('has the same chapters and tables in both languages', () => {
    const english = skeletonOf(readDocument('en'));
    const japanese = skeletonOf(readDocument('ja'));

    assert.deepEqual(japanese, english);
    assert.ok(english.length > 50, String(english.length));
  });

  it('has the chapters of the white paper', function () {
    const paper = `${root}/../shared/spec/white-paper.ja.txt`;
    if (!existsSync(paper)) skipBecause(this, `${paper} is not there`);
    const chapters = [...readFileSync(paper, 'utf8').matchAll(/^ ?(\d(?:\.\d+)*)\. [^\d\s]/gm)].map(
      ([, chapter = '']) => chapter,
    );

    const ours = new Set(skeletonOf(readDocument('ja')));

    assert.deepEqual(
      [...new Set(chapters)].filter((chapter) => !ours.has(chapter)),
      [],
    );
    assert.ok(chapters.length > 25, String(chapters.length));
  });

  it('promises the same headers in both languages', () => {
    const english = headerRows(readDocument('en'), 'Headers of every answer');
    const japanese = headerRows(readDocument('ja'), 'すべての応答のヘッダー');

    assert.deepEqual(japanese, english);
    assert.equal(english.length, 7);
  });

  it('lists every operation with who may call it; after a change: npm run security:tables', () => {
    const listed = readFileSync(`${root}/docs/security/operations.csv`, 'utf8');

    assert.equal(listed, operationsCsv());
  });

  for (const [what, table, change] of [
    ['a port', 'incoming', [`:${usualConfig().port}`, ':4000']],
    ['a host', 'outgoing', ['login.botframework.com', 'login.elsewhere.example']],
    ['an attribute of a cookie', 'cookies', ['HttpOnly; ', '']],
    ['a right of a role', 'roles', ['–', '✓']],
    ['an operation without a session', 'open-operations', ['/auth/redeem', '/auth/open']],
    ['a limit', 'limits', ['1,000,000', '9,000,000']],
    ['a rate', 'rates', ['240', '2,400']],
    ['a lifetime', 'lifetimes', ['8 ', '12 ']],
    ['a span of retention', 'retention', ['365', '999']],
    ['a version of TLS', 'tls', ['TLSv1.2', 'TLSv1']],
    ['a count of refusals', 'refusals', ['14', '13']],
  ] as const) {
    it(`is found wanting where ${what} changes without it (control)`, () => {
      const tables = changed(table, change);

      for (const language of languages) {
        const faults = findTableFaults(upToDate(language), { tables, language });

        assert.deepEqual(faults, [`${table}: not as it is`]);
      }
    });
  }

  it('is found wanting where a field of the log has no meaning in it (control)', () => {
    assert.throws(() => logFields(['id', 'password']), /nobody explained the field password/);
  });

  it('is found wanting without a table, or with one that nothing makes (control)', () => {
    const tables = tablesOfToday();
    const without = upToDate('ja').replace('<!-- table roles -->', '');
    const foreign = upToDate('ja').replace('<!-- table roles -->', '<!-- table rolls -->');

    assert.deepEqual(findTableFaults(without, { tables, language: 'ja' }), ['roles: missing']);
    assert.deepEqual(findTableFaults(foreign, { tables, language: 'ja' }), [
      'rolls: nothing makes this table',
      'roles: missing',
    ]);
  });

  it('is mended by writing its tables anew', () => {
    const tables = tablesOfToday();
    const wrong = upToDate('en').replace('443/TCP', '80/TCP');

    const mended = withTables(wrong, { tables, language: 'en' });

    assert.notEqual(wrong, upToDate('en'));
    assert.deepEqual(findTableFaults(mended, { tables, language: 'en' }), []);
  });
});
