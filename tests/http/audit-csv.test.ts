import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AuditRecordWire } from '../../api/src/contract/audit-wire.ts';
import { languages } from '../../api/src/contract/language.ts';
import { csvHead, csvLine } from '../../api/src/http/present/audit-csv.ts';

const plain: AuditRecordWire = {
  id: 'a',
  at: '2026-10-05T09:00:00.000Z',
  event: 'booking.make',
  way: 'web',
  actor: 'person',
  person: { id: 'hana', name: '佐藤 花子', mail: 'hana@midori.example' },
  outcome: 'done',
  external: [],
  steps: [],
  requestId: 'r-1',
};

/** What a reader that knows RFC 4180 and nothing else makes of a file. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    assert.equal(text[at], '"');
    let field = '';
    at += 1;
    while (text[at] !== '"' || text[at + 1] === '"') {
      if (text[at] === '"') at += 1;
      field += text[at];
      at += 1;
    }
    at += 1;
    row.push(field);
    if (text[at] === ',') at += 1;
    else {
      assert.equal(text.slice(at, at + 2), '\r\n');
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const begins = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];
const isFormula = (field: string) =>
  begins.some((begin) => field.trimStart().startsWith(begin) || field.startsWith(begin));
/** Fields that a spreadsheet would calculate. */
const live = (csv: string) => parseCsv(csv).flat().filter(isFormula);

describe('the audit log as a file for spreadsheets (ASVS 1.2.10)', () => {
  it('begins with a byte order mark and a line of names, as many as each line has fields', () => {
    for (const language of languages) {
      const head = csvHead(language);
      const [names] = parseCsv(head.slice(1));
      const [fields] = parseCsv(csvLine(plain, language));

      assert.equal(head.charCodeAt(0), 0xfeff);
      assert.equal(names?.length, fields?.length);
      assert.equal(new Set(names).size, names?.length);
    }
  });

  it('says what happened in the reader’s language, beside every fact', () => {
    const [ja] = parseCsv(csvLine(plain, 'ja'));
    const [en] = parseCsv(csvLine(plain, 'en'));

    assert.deepEqual(ja?.slice(0, 4), [
      '2026-10-05T09:00:00.000Z',
      '佐藤 花子さんが席を予約しました。',
      '佐藤 花子',
      'hana@midori.example',
    ]);
    assert.equal(en?.[1], '佐藤 花子 booked a seat.');
  });

  it('holds no field that a spreadsheet calculates, and every text as it was', () => {
    const nasty = fc
      .tuple(
        fc.constantFrom('', ' ', '\u3000', '\uFEFF', ...begins),
        fc.constantFrom('', ...begins),
        fc.string({ unit: 'grapheme' }),
      )
      .map((parts) => parts.join(''));

    fc.assert(
      fc.property(nasty, nasty, (name, id) => {
        const record = {
          ...plain,
          person: { id, name },
          object: { kind: 'floor', id },
          requestId: name,
        };
        const line = csvLine(record, 'en');
        const fields = parseCsv(line).flat();

        assert.deepEqual(live(line), []);
        for (const text of [name, id]) {
          assert.ok(fields.some((field) => field === text || field === `'${text}`));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is found out where a formula gets through', () => {
    for (const begin of begins) {
      const line = csvLine({ ...plain, requestId: `${begin}1+1` }, 'en');
      const planted = line.replace(`"'${begin}`, `"${begin}`);

      assert.notEqual(planted, line, JSON.stringify(begin));
      assert.equal(live(planted).length, 1, JSON.stringify(begin));
    }
  });
});
