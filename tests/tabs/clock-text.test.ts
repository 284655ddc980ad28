import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inClock } from '../../tabs/src/lib/clock-text.ts';
import { displayOf } from '../../tabs/src/lib/display.ts';
import { zoneNote } from '../../tabs/src/lib/floor-clock.ts';

const twelve = (text: string, language: 'ja' | 'en') => inClock(text, '12-hour', language);

describe('times on the reader’s clock (A8)', () => {
  it('stay as they are for those who count 24 hours', () => {
    const text = 'Sat 3 Oct 09:00–18:00';

    assert.equal(inClock(text, '24-hour', 'en'), text);
  });

  it('are said in halves of twelve hours to others', () => {
    assert.equal(twelve('Sat 3 Oct 09:00–18:05', 'en'), 'Sat 3 Oct 9:00 am–6:05 pm');
    assert.equal(twelve('10月3日(土) 09:00–18:05', 'ja'), '10月3日(土) 午前9:00–午後6:05');
  });

  it('say once which half both ends are in', () => {
    assert.equal(twelve('09:00–11:30', 'en'), '9:00–11:30 am');
    assert.equal(twelve('09:00–11:30', 'ja'), '午前9:00–11:30');
  });

  it('know noon, midnight and the end of the day', () => {
    assert.equal(twelve('00:00–12:30', 'en'), '12:00 am–12:30 pm');
    assert.equal(twelve('18:00–24:00', 'en'), '6:00 pm–midnight');
    assert.equal(twelve('00:30–24:00', 'ja'), '午前0:30–深夜0:00');
  });

  it('stand in sentences of the service, beside marks of the next day and of DST', () => {
    assert.equal(twelve('木 08:00に開きます。', 'ja'), '木 午前8:00に開きます。');
    assert.equal(twelve('22:00–翌05:00', 'ja'), '午後10:00–翌午前5:00');
    assert.equal(twelve('22:00–05:00 next day', 'en'), '10:00 pm–5:00 am next day');
    assert.equal(twelve('01:30 (first time)', 'en'), '1:30 am (first time)');
  });

  it('are not seen in what only looks like one', () => {
    for (const text of ['A-10:30', '2026-10-03T09:00:00+09:00', 'ratio 110:305', 'v1.08:00']) {
      assert.equal(twelve(text, 'en'), text);
    }
  });

  it('never make one text of two times', () => {
    const minutes = fc.integer({ min: 0, max: 1440 });
    const asTime = (of: number) =>
      [Math.floor(of / 60), of % 60].map((part) => String(part).padStart(2, '0')).join(':');
    fc.assert(
      fc.property(minutes, minutes, fc.constantFrom('ja', 'en'), (one, other, language) => {
        const [a, b] = [twelve(asTime(one), language), twelve(asTime(other), language)];

        assert.equal(a === b, one === other);
      }),
    );
  });
});

describe('displayOf', () => {
  it('follows the locale, which may be another than the language of the page', () => {
    assert.equal(displayOf('en-us', {}).clock, '12-hour');
    assert.equal(displayOf('ja-JP', {}).clock, '24-hour');
    assert.equal(displayOf('en-GB', {}).clock, '24-hour');
    assert.equal(displayOf('en-US', {}).weekStartsOn, 7);
    assert.equal(displayOf('de-DE', {}).weekStartsOn, 1);
  });

  it('does what somebody asked for instead', () => {
    const asked = { clock: '24-hour', weekStartsOn: 'monday' } as const;

    assert.deepEqual(displayOf('en-US', asked), { clock: '24-hour', weekStartsOn: 1 });
  });
});

const at = Date.parse('2026-10-05T00:00:00Z');
const noteFor = (zone: string, viewer: string, language: 'ja' | 'en') =>
  zoneNote(zone, { viewer, at }, language);

describe('zoneNote', () => {
  it('says whose time it is to those whose clock is another (A1)', () => {
    assert.equal(noteFor('America/New_York', 'Asia/Tokyo', 'en'), ' (New York time)');
    assert.equal(noteFor('America/New_York', 'Asia/Tokyo', 'ja'), '(ニューヨーク時間)');
    assert.equal(noteFor('Asia/Tokyo', 'Pacific/Apia', 'ja'), '(日本時間)');
    assert.equal(noteFor('Australia/Lord_Howe', 'Asia/Tokyo', 'en'), ' (Lord Howe time)');
  });

  it('says nothing to those whose clock is the same, whatever their system calls it', () => {
    assert.equal(noteFor('Asia/Tokyo', 'Asia/Tokyo', 'ja'), '');
    assert.equal(noteFor('Asia/Kolkata', 'Asia/Calcutta', 'en'), '');
  });
});
