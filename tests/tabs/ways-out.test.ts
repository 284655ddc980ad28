import assert from 'node:assert/strict';
import {
  defaultSettings,
  type OperationSettings,
} from '../../api/src/domain/operation-settings.ts';
import { allDay, clockTime, hoursOf, instantAt, isoAt } from '../../api/src/domain/workday.ts';
import { type Asked, waysOut } from '../../tabs/src/app/book/ways-out.ts';
import type { DayClock } from '../../tabs/src/lib/floor-clock.ts';
import { siteClock, workday } from '../support/world.ts';

const monday = workday('2026-10-05');
const tuesday = workday('2026-10-06');
const friday = workday('2026-10-09');

function aDay(settings: Partial<OperationSettings> = {}): DayClock {
  const clock = siteClock('Asia/Tokyo');
  return { ...clock, workday: monday, settings: { ...defaultSettings, ...settings } };
}

const plain = aDay();
const at = (time: string, day = plain) => instantAt(day.workday, clockTime(time), day);
const iso = (time: string) => isoAt(at(time), plain.timeZone);
const times = (from: string, to: string, day = plain) => {
  const period = hoursOf(day.workday, { from: clockTime(from), to: clockTime(to) }, day);
  assert.ok(period);
  return period;
};

function asked(changes: Partial<Asked> = {}): Asked {
  return {
    day: plain,
    period: allDay(monday, plain),
    now: at('07:00'),
    open: [monday, tuesday, friday],
    ...changes,
  };
}

type Facts = Parameters<typeof waysOut>[0]['refusal'];
const ways = (refusal: Facts, of = asked(), freeParts?: { from: string; to: string }[]) =>
  waysOut({ refusal, freeParts }, of);

describe('ways out of a refusal (B8)', () => {
  it('of a seat that is taken in part are its free parts', () => {
    const parts = [{ from: iso('12:00'), to: isoAt(allDay(monday, plain).end, plain.timeZone) }];

    assert.deepEqual(ways({ code: 'seat-taken' }, asked(), parts), [
      { workday: monday, period: times('12:00', '20:00') },
    ]);
    assert.deepEqual(ways({ code: 'seat-taken' }), []);
  });

  it('of a day that is not open yet is the last that is', () => {
    assert.deepEqual(ways({ code: 'too-far-ahead', lastWorkday: friday }), [{ workday: friday }]);
  });

  it('of a closure is what opens again, on that day or on the next that is open', () => {
    const reopening = (instant: string) => ways({ code: 'seat-closed', opensAt: instant });

    assert.deepEqual(reopening(iso('15:00')), [
      { workday: monday, period: times('15:00', '20:00') },
    ]);
    assert.deepEqual(reopening('2026-10-07T00:00:00+09:00'), [{ workday: friday }]);
    assert.deepEqual(ways({ code: 'seat-closed' }), []);
  });

  it('of a time outside the hours is the longest within them, or the next open day', () => {
    const day = aDay({ bookable: 'opening-hours', longestMinutes: 240 });

    assert.deepEqual(
      ways({ code: 'outside-hours', from: iso('08:00'), to: iso('20:00') }, asked({ day })),
      [{ workday: monday, period: times('08:00', '12:00') }],
    );
    assert.deepEqual(ways({ code: 'outside-hours', workday: monday }), [{ workday: tuesday }]);
  });

  it('of a period that a seat does not offer is what it offers nearest to it', () => {
    const parts = [
      { id: 'early', from: '08:00', to: '13:00' },
      { id: 'late', from: '13:00', to: '20:00' },
    ];
    const refusal = { code: 'period-not-offered', offered: { allDay: false, parts } };

    assert.deepEqual(ways(refusal, asked({ period: times('14:00', '16:00') })), [
      { workday: monday, period: times('13:00', '20:00') },
    ]);
    assert.deepEqual(ways(refusal), [{ workday: monday, period: times('08:00', '20:00') }]);
  });

  it('of a length is the nearest that the rule lets through', () => {
    const [short] = ways({ code: 'too-long', minutes: 240 });
    const [long] = ways(
      { code: 'too-short', minutes: 120 },
      asked({ period: times('09:00', '10:00') }),
    );

    assert.deepEqual(short, { workday: monday, period: times('08:00', '12:00') });
    assert.deepEqual(long, { workday: monday, period: times('08:00', '12:00') });
  });

  it('of a seat for whoever comes is to take it now, on the day itself only', () => {
    const refusal = {
      code: 'drop-in-only',
      opensAt: isoAt(allDay(monday, plain).start, plain.timeZone),
    };
    const later = { period: times('12:00', '20:00') };

    assert.deepEqual(ways(refusal, asked({ ...later, now: at('09:00') })), [
      { workday: monday, period: times('09:00', '20:00') },
    ]);
    assert.deepEqual(ways(refusal, asked({ ...later, now: at('09:00') - 86_400_000 })), []);
  });

  it('of a quota is the first open day after its span', () => {
    const quota = {
      span: 'perWeek' as const,
      most: 2,
      used: 2,
      first: '2026-09-28',
      last: '2026-10-04',
    };

    assert.deepEqual(ways({ code: 'quota-reached', quota: { ...quota, last: monday } }), [
      { workday: tuesday },
    ]);
    assert.deepEqual(ways({ code: 'quota-reached', quota: { ...quota, last: friday } }), []);
  });

  it('of a time that is over is the rest of the day, else the next', () => {
    const over = { code: 'in-the-past' };
    const day = aDay({ allDay: 'not-offered', freeTimes: 'not-offered' });

    assert.deepEqual(ways(over, asked({ day, now: at('13:00') })), [
      { workday: monday, period: times('12:00', '20:00') },
    ]);
    assert.deepEqual(ways(over, asked({ day, now: at('21:00') })), [{ workday: tuesday }]);
  });

  it('are none where somebody else may have the seat', () => {
    assert.deepEqual(ways({ code: 'not-for-you' }), []);
    assert.deepEqual(ways({ code: 'seat-assigned' }), []);
  });
});
