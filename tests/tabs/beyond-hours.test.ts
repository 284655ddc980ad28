import assert from 'node:assert/strict';
import { defaultSettings } from '../../api/src/domain/operation-settings.ts';
import { beyondHours } from '../../tabs/src/features/book-seat/beyond-hours.ts';
import { between, siteClock, workday } from '../support/world.ts';

const clock = { ...siteClock('Asia/Tokyo'), settings: defaultSettings };
const monday = { ...clock, workday: workday('2026-10-05') };
const at = (time: string) => Date.parse(`2026-10-05T${time}:00+09:00`);
const from = (start: string, end: string) => ({ start: at(start), end: at(end) });
const hours = from('08:00', '20:00');
const wholeDay = between('2026-10-05T00:00:00+09:00', '2026-10-06T00:00:00+09:00');

describe('the word that a booking goes beyond the opening hours (B6)', () => {
  it('is said of times before, after and around them, and not within', () => {
    for (const period of [from('07:00', '12:00'), from('19:00', '21:00'), from('21:00', '22:00')]) {
      assert.deepEqual(beyondHours(period, at('00:00'), monday), hours);
    }
    assert.equal(beyondHours(from('08:00', '20:00'), at('00:00'), monday), undefined);
  });

  it('is not said of a whole day, but once the floor has closed', () => {
    assert.equal(beyondHours(wholeDay, wholeDay.start - 1, monday), undefined);
    assert.equal(beyondHours(wholeDay, at('19:59'), monday), undefined);
    assert.deepEqual(beyondHours(wholeDay, at('20:00'), monday), hours);
  });

  it('is another one where the day is off', () => {
    const sunday = { ...clock, workday: workday('2026-10-04') };

    assert.equal(beyondHours(from('09:00', '10:00'), at('00:00'), sunday), 'off');
  });
});
