import assert from 'node:assert/strict';
import { findRefusalFaults, linesTried } from './refusals.ts';
import { textsOfTests } from './titles.ts';

describe('the lists of refusals', () => {
  it('are tried line by line, and no test names a line that is not in them', () => {
    const faults = findRefusalFaults(textsOfTests());

    assert.deepEqual(faults, []);
  });

  it('are counted in whatever company a line stands', () => {
    const texts = ['a (bot 14, bot 15)', 'b (4.3-b, bot 3)', 'c (bot 3)', 'd bot 9', '(robot 4)'];

    assert.deepEqual(linesTried('bot', texts), [3, 14, 15]);
  });

  it('are found wanting where a line is tried by nothing, or is none (control)', () => {
    const texts = textsOfTests().map((text) =>
      text.replaceAll('(login 9)', '').replaceAll('(bot 6)', '(bot 99)'),
    );

    assert.deepEqual(findRefusalFaults(texts), [
      'login 9: no test tries it',
      'bot 6: no test tries it',
      'bot 99: the list has 18 lines',
    ]);
  });
});
