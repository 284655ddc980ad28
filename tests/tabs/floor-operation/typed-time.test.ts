import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clockTime } from '../../../api/src/domain/workday.ts';
import { steppedTime, typedTime } from '../../../tabs/src/features/floor-operation/typed-time.ts';

describe('a typed time', () => {
  it('is read as people type it', () => {
    const typed = ['9', '18', '930', '0930', '9:30', '09:30', '９：３０', '24', '24:00', ' 7 '];

    assert.deepEqual(typed.map(typedTime), [
      '09:00',
      '18:00',
      '09:30',
      '09:30',
      '09:30',
      '09:30',
      '09:30',
      '24:00',
      '24:00',
      '07:00',
    ]);
  });

  it('is none where there is no such time', () => {
    const typed = ['', '25', '24:01', '9:60', '9:3', '99999', 'nine', '-1', '1.5'];

    assert.deepEqual(
      typed.map(typedTime),
      typed.map(() => undefined),
    );
  });

  it('is read back as it is written, whatever time it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1440 }), (minutes) => {
        const time = steppedTime(clockTime('00:00'), minutes);

        assert.equal(typedTime(time), time);
      }),
    );
  });

  it('is stepped within the day and no further', () => {
    assert.equal(steppedTime(clockTime('09:50'), 15), '10:05');
    assert.equal(steppedTime(clockTime('00:10'), -15), '00:00');
    assert.equal(steppedTime(clockTime('23:50'), 15), '24:00');
  });
});
