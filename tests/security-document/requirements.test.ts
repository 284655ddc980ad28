import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { skipBecause } from '../support/skip.ts';
import { documents, readDocument } from './document.ts';
import { findRequirementFaults, type Requirement, readRequirements } from './requirements.ts';
import { root } from './source.ts';
import { languages } from './table.ts';

const said = `${root}/../shared/spec/security.md`;

/** The ids of the statements, in their order; a row may stand for several. */
const statedIn = (text: string) =>
  [...text.matchAll(/^\| (\d(?:\.\d+)*(?:-[a-z])?) \|/gm)].map(([, id = '']) => id);

const right = (): Requirement => {
  const [first] = readRequirements().filter(({ state }) => state === 'met');
  assert.ok(first);
  return first;
};

describe('the table of statements of the white paper', () => {
  it('names tests that exist, and a reason where something is not met', () => {
    const requirements = readRequirements();

    assert.deepEqual(findRequirementFaults(requirements), []);
  });

  it('has every statement once, in the order of the white paper', function () {
    if (!existsSync(said)) skipBecause(this, `${said} is not there`);
    const stated = statedIn(readFileSync(said, 'utf8'));

    assert.deepEqual(
      readRequirements().map(({ id }) => id),
      stated,
    );
    assert.ok(stated.length > 50, String(stated.length));
  });

  it('counts what is met', () => {
    const states = readRequirements().map(({ state }) => state);
    const counts = [...new Set(states)].map(
      (state) => `${state} ${states.filter((found) => found === state).length}`,
    );

    console.log(`      ${states.length} statements: ${counts.join(', ')}`);
    assert.ok(states.length > 50);
  });

  it('names the trademarks of others in both languages', () => {
    for (const language of languages) {
      const text = readDocument(language);

      for (const owner of ['Microsoft', 'HCL Technologies Ltd.', 'RICOH']) {
        assert.ok(text.split('\n## 7. ')[1]?.split('\n## 8. ')[0]?.includes(owner), owner);
      }
    }
  });

  it('is led to by files that are there', () => {
    const links = languages.flatMap((language) =>
      [...readDocument(language).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link),
    );

    const missing = links.filter((link) => !existsSync(`${root}/docs/${link}`));

    assert.ok(links.length > 4, documents.en);
    assert.deepEqual(missing, []);
  });

  for (const [what, change, fault] of [
    [
      'a test that was renamed',
      { tests: 'tests/http/edges.test.ts > takes every credential' },
      /no test of/,
    ],
    [
      'a test file that is gone',
      { tests: 'tests/http/gone.test.ts > takes no other credential' },
      /is not there/,
    ],
    ['no title', { tests: 'tests/http/edges.test.ts' }, /names no test/],
    ['no test', { tests: '' }, /met without a test/],
    ['an unknown state', { state: 'nearly' }, /no state is called nearly/],
    ['no reason', { state: 'partly' }, /missing/],
    ['no Japanese', { behaviour: ['It does', ''] }, /says nothing/],
  ] as const) {
    it(`is found wanting with ${what} (control)`, () => {
      const faults = findRequirementFaults([{ ...right(), ...change }]);

      assert.match(faults.join('\n'), fault);
    });
  }
});
