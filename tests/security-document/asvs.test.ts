import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { skipBecause } from '../support/skip.ts';
import { type AsvsRow, countsOf, findAsvsFaults, readAsvs, requiredIn } from './asvs.ts';
import { parseCsv, readCsv } from './read-csv.ts';
import { root } from './source.ts';

const list = '../shared/data/asvs-5.0.0.csv';

function metRow(): AsvsRow {
  const met = readAsvs().find(({ state }) => state === 'met');
  assert.ok(met);
  return met;
}

describe('the table of OWASP ASVS 5.0', () => {
  it('calls nothing met without a test that exists, and gives a reason for all else', () => {
    assert.deepEqual(findAsvsFaults(readAsvs()), []);
  });

  it('has every requirement of levels 1 and 2 once, in OWASP’s order', function () {
    if (!existsSync(`${root}/${list}`)) skipBecause(this, `${list} is not there`);
    const required = requiredIn(readCsv(list));

    assert.deepEqual(
      readAsvs().map(({ id, level }) => `${id} ${level}`),
      required,
    );
    assert.equal(required.length, 253);
  });

  it('counts what is met', () => {
    const rows = readAsvs();

    for (const level of ['1', '2']) console.log(`      ${countsOf(rows, level)}`);
    assert.equal(rows.length, 253);
  });

  for (const [what, change, fault] of [
    [
      'a test that is not there',
      { tests: 'tests/http/edges.test.ts > takes every credential' },
      /no test of/,
    ],
    ['no test', { tests: '' }, /met without a test/],
    ['no reason', { state: 'not met', tests: '' }, /none where not/],
    ['an unknown state', { state: 'soon' }, /no state is called soon/],
  ] as const) {
    it(`is found wanting with ${what} (control)`, () => {
      const faults = findAsvsFaults([{ ...metRow(), ...change }]);

      assert.match(faults.join('\n'), fault);
    });
  }

  it('is read as it was written: quotes, commas and lines within a field', () => {
    const rows = parseCsv('a,b\n"1, ""one""",\n"x\ny",z\n');

    assert.deepEqual(
      rows.map((row) => [row.get('a'), row.get('b')]),
      [
        ['1, "one"', ''],
        ['x\ny', 'z'],
      ],
    );
    assert.throws(() => parseCsv('a,b\n1\n'), /A line of 1 fields/);
    assert.throws(() => parseCsv('a,b\n1,"2\n'), /No CSV/);
  });
});
