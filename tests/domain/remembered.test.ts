import assert from 'node:assert/strict';
import { onceForEach, remembered } from '../../api/src/domain/remembered.ts';

describe('a remembered function', () => {
  it('is reckoned once for the same arguments, and tells others apart, also in their order', () => {
    const asked: string[] = [];
    const joined = remembered((one: string, other: string | number) => {
      asked.push(`${one} ${other}`);
      return `${one} ${other}`;
    });

    const answers = [joined('a', 'b'), joined('b', 'a'), joined('a', 1), joined('a', '1')];
    const again = [joined('a', 'b'), joined('b', 'a'), joined('a', 1), joined('a', '1')];

    assert.deepEqual(answers, ['a b', 'b a', 'a 1', 'a 1']);
    assert.deepEqual(again, answers);
    assert.equal(asked.length, 4);
  });

  it('keeps no more than it may, and answers rightly when it starts anew', () => {
    let reckoned = 0;
    const doubled = remembered((number: number) => {
      reckoned += 1;
      return 2 * number;
    }, 10);
    const numbers = Array.from({ length: 11 }, (_, number) => number);

    const answers = [...numbers, ...numbers].map((number) => doubled(number));

    assert.deepEqual(
      answers,
      [...numbers, ...numbers].map((number) => 2 * number),
    );
    assert.equal(reckoned, 22);
  });
});

describe('a function asked once for each thing', () => {
  it('keeps undefined answers too, and takes things that look alike for different ones', () => {
    const asked: object[] = [];
    const nothing = onceForEach((thing: object) => {
      asked.push(thing);
      return undefined;
    });
    const [one, alike] = [{}, {}];

    for (const thing of [one, alike, one, alike]) nothing(thing);

    assert.equal(asked.length, 2);
  });
});
