import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, clockTime, weekdayOf, workdayAt } from '../../api/src/domain/workday.ts';
import { understand } from '../../bot/src/understand/understand.ts';
import { at, siteClock } from '../support/world.ts';

/** A Monday morning in Tokyo. */
const monday = { now: at('2026-11-23T09:00:00+09:00'), clock: siteClock('Asia/Tokyo') };

type Wish = Extract<ReturnType<typeof understand>, { kind: 'free-seats' }>;
function wishIn(sentence: string, when = monday): Wish {
  const intent = understand(sentence, when);
  assert.ok(intent.kind === 'free-seats', `${sentence} is read as ${intent.kind}`);
  return intent;
}
const hours = (from: string, to: string) => ({
  kind: 'hours' as const,
  from: clockTime(from),
  to: clockTime(to),
});
const part = (name: 'all-day' | 'morning' | 'afternoon') => ({ kind: 'part' as const, part: name });

describe('understand', () => {
  const wishes: readonly [string, string, Wish['times']][] = [
    ['明日の午前、3階の空席', '2026-11-24', part('morning')],
    ['free seats tomorrow morning on 3F', '2026-11-24', part('morning')],
    ['来週の月曜の午後', '2026-11-30', part('afternoon')],
    ['next Monday afternoon', '2026-11-30', part('afternoon')],
    ['next Tuesday 9-12', '2026-12-01', hours('09:00', '12:00')],
    ['10/3 13時から15時', '2027-10-03', hours('13:00', '15:00')],
    ['今日', '2026-11-23', part('all-day')],
    ['today afternoon', '2026-11-23', part('afternoon')],
    ['あさって', '2026-11-25', part('all-day')],
    ['明後日の終日', '2026-11-25', part('all-day')],
    ['１２月２４日　９時半〜１２時', '2026-12-24', hours('09:30', '12:00')],
    ['Dec 24 9:30-12', '2026-12-24', hours('09:30', '12:00')],
    ['3rd of December, 1-3pm', '2026-12-03', hours('13:00', '15:00')],
    ['金曜 午後1時から3時', '2026-11-27', hours('13:00', '15:00')],
    ['12/1(火) 午前', '2026-12-01', part('morning')],
    ['再来週の水曜', '2026-12-09', part('all-day')],
    ['3日後の朝', '2026-11-26', part('morning')],
    ['2026-12-01 9:00-18:00', '2026-12-01', hours('09:00', '18:00')],
    ['予約 月曜', '2026-11-23', part('all-day')],
    ['20日の空席', '2026-12-20', part('all-day')],
  ];
  for (const [sentence, day, times] of wishes) {
    it(`reads “${sentence}”`, () => {
      const wish = wishIn(sentence);

      assert.deepEqual([wish.workday, wish.times], [day, times]);
    });
  }

  const commands: readonly [string, string][] = [
    ['私の予約', 'my-bookings'],
    ['予約一覧', 'my-bookings'],
    ['my bookings', 'my-bookings'],
    ['明日の予約をキャンセル', 'cancel'],
    ['予約を取り消したい', 'cancel'],
    ['cancel my booking', 'cancel'],
    ['チェックイン', 'check-in'],
    ['席に着きました', 'check-in'],
    ['check in', 'check-in'],
    ['I have arrived', 'check-in'],
    ['30分遅れます', 'run-late'],
    ['running late', 'run-late'],
    ['早めに帰ります', 'leave'],
    ['席を空けます', 'leave'],
    ['leaving early', 'leave'],
    ['check out', 'leave'],
    ['A-12にいます', 'elsewhere'],
    ['別の席に座っています', 'elsewhere'],
    ["I'm at A-12", 'elsewhere'],
    ['I’m at A-12', 'elsewhere'],
    ['I am sitting at another desk', 'elsewhere'],
    ['サインイン', 'sign-in'],
    ['sign out', 'sign-out'],
    ['12階の予約をここに投稿して', 'follow-floor'],
    ['post bookings of 12F here', 'follow-floor'],
    ['stop posting', 'unfollow-floor'],
    ['投稿を停止', 'unfollow-floor'],
    ['Hi', 'help'],
    ['ヘルプ', 'help'],
    ['', 'help'],
    ['asdf', 'unclear'],
    ['123 456', 'six-digits'],
    ['１２３４５６', 'six-digits'],
  ];
  for (const [sentence, kind] of commands) {
    it(`takes “${sentence}” for ${kind}`, () => {
      assert.equal(understand(sentence, monday).kind, kind);
    });
  }

  const ranges: readonly [string, string, string][] = [
    ['12/3から12/14まで予約をキャンセル', '2026-12-03', '2026-12-14'],
    ['12月3日から14日まで取り消し', '2026-12-03', '2026-12-14'],
    ['12/3-14 取り消し', '2026-12-03', '2026-12-14'],
    ['cancel Dec 3-14', '2026-12-03', '2026-12-14'],
    ['cancel everything from December 28 to January 5', '2026-12-28', '2027-01-05'],
    ['来週の予約を取り消して', '2026-11-30', '2026-12-06'],
    ['今週の予約をキャンセル', '2026-11-23', '2026-11-29'],
    ['cancel next week', '2026-11-30', '2026-12-06'],
    ['明日から3日間の予約をキャンセル', '2026-11-24', '2026-11-26'],
    ['来週の月曜から金曜まで取り消し', '2026-11-30', '2026-12-04'],
  ];
  for (const [sentence, first, last] of ranges) {
    it(`reads the days of “${sentence}”`, () => {
      assert.deepEqual(understand(sentence, monday), { kind: 'cancel', days: { first, last } });
    });
  }

  it('reads one day where one is said', () => {
    assert.deepEqual(
      ['明日の予約をキャンセル', '来週の月曜の予約を取り消し', 'cancel my booking on Friday'].map(
        (sentence) => understand(sentence, monday),
      ),
      ['2026-11-24', '2026-11-30', '2026-11-27'].map((workday) => ({ kind: 'cancel', workday })),
    );
  });

  it('says that it guessed where the day is missing', () => {
    assert.equal(wishIn('予約').isGuess, true);
    assert.equal(wishIn('13時から15時').isGuess, true);
    assert.equal(wishIn('明日の空席').isGuess, false);
  });

  it('reads equipment', () => {
    assert.deepEqual(wishIn('明日、窓側でモニターのある席').equipment, ['window', 'monitor']);
    assert.deepEqual(wishIn('a quiet standing desk tomorrow').equipment, [
      'standing-desk',
      'quiet',
    ]);
  });

  it('never throws, and never reads a day that is over', () => {
    const pieces = fc.constantFrom(
      ...[
        '明日',
        '来週',
        'の',
        '月曜',
        '13時',
        'から',
        '15時',
        '午後',
        '10/3',
        '2/30',
        'next',
        ' ',
      ],
      ...[
        'tue',
        '9-12',
        'pm',
        '12階',
        '予約',
        '99日後',
        '2026年',
        'キャンセル',
        '31日',
        'oct',
        '3rd',
        '〜',
        '半',
      ],
    );
    const sentence = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(pieces, { maxLength: 8 }).map((words) => words.join('')),
      fc.array(pieces, { maxLength: 8 }).map((words) => words.join(' ')),
    );
    const instant = fc.integer({
      min: at('2024-01-01T00:00:00Z'),
      max: at('2030-01-01T00:00:00Z'),
    });
    const zones = fc.constantFrom(
      ...['Asia/Tokyo', 'America/New_York', 'Pacific/Apia'].map((name) => siteClock(name)),
    );

    fc.assert(
      fc.property(sentence, instant, zones, (text, now, clock) => {
        const intent = understand(text, { now, clock });
        const day = 'workday' in intent ? intent.workday : undefined;
        assert.ok(day === undefined || day >= workdayAt(now, clock), `${text}: ${day}`);
        const { first, last } = ('days' in intent && intent.days) || {};
        assert.ok(first === undefined || first >= workdayAt(now, clock), `${text}: ${first}`);
        assert.ok(!first || !last || first <= last, `${text}: ${first} to ${last}`);
      }),
    );
  });

  it('reads a Japanese and an English sentence of one wish alike', () => {
    const days = fc.constantFrom(
      ...([
        ['今日', 'today'],
        ['明日', 'tomorrow'],
        ['あさって', 'the day after tomorrow'],
        ['金曜', 'on Friday'],
        ['来週の木曜', 'next Thursday'],
        ['12/3', '12/3'],
      ] as const),
    );
    const times = fc.constantFrom(
      ...([
        ['午前', 'morning'],
        ['午後', 'afternoon'],
        ['終日', 'all day'],
        ['9時から12時半', 'from 9 to 12:30'],
        ['午後1時から午後3時', '1pm-3pm'],
        ['14時まで', 'until 2pm'],
        ['14時から', 'from 2pm'],
      ] as const),
    );
    const starts = fc.integer({ min: 0, max: 30 }).map((days) => monday.now + days * 86_400_000);

    fc.assert(
      fc.property(days, times, starts, ([ja, en], [jaTimes, enTimes], now) => {
        const when = { now, clock: monday.clock };
        assert.deepEqual(
          wishIn(`${ja}の${jaTimes}の空席`, when),
          wishIn(`free seats ${en} ${enTimes}`, when),
        );
      }),
    );
  });

  it('reads 来週の<weekday> as that day of the next calendar week, whatever today is', () => {
    const names = '月火水木金土日';
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.nat(6), (days, weekday) => {
        const now = monday.now + days * 86_400_000;
        const today = workdayAt(now, monday.clock);
        const next = addDays(today, 8 - weekdayOf(today) + weekday);

        assert.equal(wishIn(`来週の${names[weekday]}曜`, { ...monday, now }).workday, next);
      }),
    );
  });
});
