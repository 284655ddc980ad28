import assert from 'node:assert/strict';
import { impactText } from '../../api/src/contract/impact-text.ts';
import { languages } from '../../api/src/contract/language.ts';
import { touchingCodes } from '../../api/src/domain/touching.ts';
import { oneOfEach } from '../support/one-of-each.ts';

/** All that a booking can come to break by a change. */
const refusals = touchingCodes.flatMap((code) => {
  if (code === 'other-rule') return [];
  return [oneOfEach[code === 'seat-gone' ? 'not-found' : code]];
});
const named = { holder: 'Emily Carter', moveTo: 'S-2' };
const nobody = { holder: undefined, moveTo: undefined };

describe('what a change would do to a booking, in words to an administrator', () => {
  it('never speaks to its holder', () => {
    for (const refusal of refusals) {
      for (const of of [named, nobody]) {
        const [ja, en] = languages.map((language) =>
          Object.values(impactText(refusal, of, language)).join(' '),
        );

        assert.doesNotMatch(en ?? '', /\byou|\b(Choose|Book|Come|Cancel) /, refusal.code);
        assert.doesNotMatch(ja ?? '', /あなた|ください/, refusal.code);
        assert.doesNotMatch(`${ja}${en}`, /undefined/);
      }
    }
  });

  it('names the holder where the rule is about what else they have, as far as they may be named', () => {
    const twice = oneOfEach['already-booked'];
    const often = oneOfEach['quota-reached'];
    const titles = (of: typeof named | typeof nobody) =>
      languages.flatMap((language) =>
        [twice, often].map((refusal) => impactText(refusal, of, language).title),
      );

    assert.deepEqual(titles(named), [
      'Emily Carterさんは、この時間にA-12も予約しています',
      'Emily Carterさんの予約が上限の3回を超えます',
      'Emily Carter has A-12 at that time as well',
      'Emily Carter has more bookings than the 3 allowed',
    ]);
    assert.deepEqual(titles(nobody), [
      '予約した方は、この時間にA-12も予約しています',
      '予約した方の予約が上限の3回を超えます',
      'Its holder has A-12 at that time as well',
      'Its holder has more bookings than the 3 allowed',
    ]);
  });

  it('says where the booking could go instead', () => {
    const next = (of: typeof named | typeof nobody) =>
      languages.map((language) => impactText(oneOfEach['seat-closed'], of, language).next);

    assert.deepEqual(next(named), ['S-2に移せます。', 'It can move to S-2.']);
    assert.deepEqual(next(nobody), ['近くに空席はありません。', 'No seat nearby is free for it.']);
  });
});
