import assert from 'node:assert/strict';
import { languages } from '../../api/src/contract/language.ts';
import { toldText, touchingText } from '../../api/src/contract/notice-text.ts';
import { touchingCodes } from '../../api/src/domain/touching.ts';

describe('why an administrator’s change touches a booking', () => {
  const all = touchingCodes.map((code) => ({ code, seatName: 'A-12', reason: '改装' }));

  it('has a sentence of its own in each language', () => {
    for (const language of languages) {
      const texts = all.map((touching) => touchingText(touching, language));

      assert.equal(new Set(texts).size, touchingCodes.length);
      for (const text of texts) assert.match(text, language === 'ja' ? /。$/ : /[.]$/);
    }
  });

  it('says the administrator’s own words of a closure, and what came of it in a chat', () => {
    const touching = { code: 'seat-closed', seatName: 'A-12', reason: '改装' } as const;

    assert.equal(
      toldText({ kind: 'released', touching }, 'ja'),
      'A-12は、この時間に使えなくなりました(改装)。そのため、この予約は解放されました。',
    );
    assert.equal(
      toldText({ kind: 'moved', touching }, 'en'),
      'A-12 is closed at that time: 改装. Your booking was moved to the nearest free seat.',
    );
    assert.equal(toldText({ kind: 'lapsed' }, 'en'), undefined);
  });
});
