import assert from 'node:assert/strict';
import { languages } from '../../api/src/contract/language.ts';
import { touchingText } from '../../api/src/contract/notice-text.ts';
import { refusalWire } from '../../api/src/contract/problem.ts';
import { refusalText } from '../../api/src/contract/refusal-text.ts';
import { operationRoutes } from '../../api/src/contract/routes/operation-routes.ts';
import { settingLevels } from '../../api/src/domain/inherited-settings.ts';
import type { Refusal } from '../../api/src/domain/refusal.ts';
import { mayDo, roles } from '../../api/src/domain/roles.ts';
import { touchingOf } from '../../api/src/domain/touching.ts';
import { floorDayToWire } from '../../api/src/http/present/floor.ts';
import { refusalStatus, refusalToWire } from '../../api/src/http/refusal-response.ts';
import { oneOfEach } from '../support/one-of-each.ts';
import { workday } from '../support/world.ts';

describe('refusals', () => {
  it('say what happened, why, and what next, in both languages', () => {
    for (const refusal of Object.values(oneOfEach)) {
      const [ja, en] = languages.map((language) => refusalText(refusal, language));
      for (const sentence of [...Object.values(ja ?? {}), ...Object.values(en ?? {})]) {
        assert.ok(sentence.length > 5, refusal.code);
        assert.equal(/undefined|NaN|\$\{/.test(sentence), false, sentence);
      }
      assert.match(ja?.title ?? '', /[ぁ-ん]/);
      assert.equal(/[ぁ-んァ-ン]/.test(en?.title ?? ''), false);
    }
  });

  it('say who has a seat only where they may be named', () => {
    const named = refusalText(oneOfEach['seat-taken'], 'ja').why;
    const hidden = refusalText({ ...oneOfEach['seat-taken'], by: undefined }, 'ja').why;

    assert.equal(named, '佐藤 花子さんが09:00–12:00に予約しています。');
    assert.equal(hidden, 'ほかの方が09:00–12:00に予約しています。');
  });

  it('say where the rule was set and whom to ask, wherever somebody set it', () => {
    const access = operationRoutes.changeOperation.access;
    for (const setAt of settingLevels) {
      const wire = refusalToWire({ ...oneOfEach['too-long'], setAt }, 'en');
      const changers = roles.filter((role) => mayDo([role], access));

      assert.deepEqual([wire.setAt, wire.changeableBy], [setAt, changers.at(-1)]);
    }
    for (const refusal of Object.values(oneOfEach)) {
      const [ja, en] = languages.map((language) => refusalToWire(refusal, language));
      const isSet = 'setAt' in refusal;

      assert.deepEqual([ja?.setAt !== undefined, ja?.changeableBy !== undefined], [isSet, isSet]);
      if (!isSet) continue;
      assert.match(ja?.detail ?? '', /変更できるのは運用管理者/, refusal.code);
      assert.match(en?.detail ?? '', /operations administrators can change it/, refusal.code);
    }
  });

  it('stand on the wire with facts that the contract knows, and a status that says no', () => {
    for (const refusal of Object.values(oneOfEach)) {
      const wire = refusalToWire(refusal, 'en');

      assert.deepEqual(refusalWire.parse(wire), wire);
      assert.ok([403, 404, 409, 422].includes(refusalStatus[refusal.code]));
    }
  });

  it('name a holiday in the reader’s language, wherever it closes something', () => {
    const reason = { ja: '海の日', en: 'Marine Day' };
    const closed: Refusal = { ...oneOfEach['seat-closed'], reason };
    const day = { workday: workday('2026-07-20'), seatCount: 1, takenCount: 0 };

    for (const language of languages) {
      const wire = refusalToWire(closed, language);
      const told = touchingText(touchingOf(closed, 'A-1'), language);
      const shown = floorDayToWire({ ...day, closed: { because: 'holiday', reason } }, language);
      assert.deepEqual([wire.reason, shown.closed?.reason], [reason[language], reason[language]]);
      for (const text of [wire.detail, told]) assert.ok(text.includes(reason[language]), text);
    }
  });

  it('say what day a time is of on the floor to move to, and what to do instead', () => {
    const moved: Refusal = { ...oneOfEach['spans-workdays'], there: workday('2026-10-04') };

    for (const language of languages) {
      const wire = refusalToWire(moved, language);
      assert.match(wire.detail, /10月3日.*10月4日|3 Oct.*4 Oct/);
      assert.notEqual(wire.next, refusalText(oneOfEach['spans-workdays'], language).next);
      assert.deepEqual(refusalWire.parse(wire), wire);
    }
  });
});
