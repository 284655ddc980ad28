import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type NamesOfScheme,
  namesBy,
  schemeAfter,
} from '../../../tabs/src/features/floor-editor/naming-scheme.ts';
import { someSeats } from './a-draft.ts';

const grid = [
  { id: 'p', x: 0, y: 0 },
  { id: 'q', x: 50, y: 3 },
  { id: 'r', x: 0, y: 60 },
  { id: 's', x: 50, y: 60 },
];
const alone = { taken: new Set<string>(), tolerance: 10 };

const namesOf = (result: NamesOfScheme) => (result.ok ? [...result.names] : result.flaw);

const by = (template: string, rest: { step?: number; order?: 'by-rows' | 'by-columns' } = {}) =>
  namesOf(namesBy({ template, step: 1, order: 'by-rows', ...rest }, grid, alone));

const somePart = fc.constantFrom('A-', '{01}', '{1}', '{A}', '{row:A}', '{col:1}', '{col:01}', ' ');
const someScheme = fc.record({
  template: fc.array(somePart, { maxLength: 4 }).map((parts) => parts.join('')),
  step: fc.integer({ min: 1, max: 3 }),
  order: fc.constantFrom('by-rows' as const, 'by-columns' as const),
});

describe('naming scheme', () => {
  it('counts along the rows, seeing seats a little off as one row', () => {
    const names = by('A-{01}');

    assert.deepEqual(names, [
      ['p', 'A-01'],
      ['q', 'A-02'],
      ['r', 'A-03'],
      ['s', 'A-04'],
    ]);
  });

  it('counts down the columns, by steps, from where the template says', () => {
    const names = by('{108}', { order: 'by-columns', step: 2 });

    assert.deepEqual(names, [
      ['p', '108'],
      ['r', '110'],
      ['q', '112'],
      ['s', '114'],
    ]);
  });

  it('names rows by letters and places in them by numbers', () => {
    const names = by('{row:Z}-{col:01}');

    assert.deepEqual(names, [
      ['p', 'Z-01'],
      ['q', 'Z-02'],
      ['r', 'AA-01'],
      ['s', 'AA-02'],
    ]);
  });

  it('says why a scheme names nothing', () => {
    const taken = new Set(['A-03']);

    assert.deepEqual(by('A-{0'), { kind: 'unreadable' });
    assert.deepEqual(by('A-{row:1}'), { kind: 'does-not-count' });
    assert.deepEqual(by(`${'長'.repeat(24)}{1}`), {
      kind: 'too-long',
      name: `${'長'.repeat(24)}1`,
    });
    assert.deepEqual(
      namesOf(
        namesBy({ template: 'A-{01}', step: 1, order: 'by-rows' }, grid, { ...alone, taken }),
      ),
      { kind: 'repeats', name: 'A-03' },
    );
  });

  it('never gives two seats one name, nor the name of another seat', () => {
    fc.assert(
      fc.property(
        someSeats,
        someScheme,
        fc.array(fc.constantFrom('A-01', '1', 'A')),
        (seats, scheme, others) => {
          const result = namesBy(scheme, seats, { taken: new Set(others), tolerance: 10 });
          fc.pre(result.ok);

          const names = [...result.names.values()];

          assert.equal(new Set([...names, ...others]).size, names.length + new Set(others).size);
          assert.deepEqual([...result.names.keys()].sort(), seats.map((seat) => seat.id).sort());
        },
      ),
    );
  });

  it('goes on after the last name, meeting none that is there', () => {
    const templates = [[], ['A-09'], ['A-30', 'A-02'], ['C席7番'], ['会議'], ['20261123']].map(
      (names) => schemeAfter(names).template,
    );

    assert.deepEqual(templates, ['A-{01}', 'A-{10}', 'A-{31}', 'C席{8}番', 'A-{01}', '2026{1124}']);
  });
});
