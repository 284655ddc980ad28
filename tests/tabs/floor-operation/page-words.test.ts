import assert from 'node:assert/strict';
import { defaultSettings } from '../../../api/src/domain/operation-settings.ts';
import { clockTime, parseTimeZone } from '../../../api/src/domain/workday.ts';
import { samplePicture } from '../../../tabs/src/features/floor-operation/check-in-sample.ts';
import {
  closureOf,
  draftOfClosure,
  newClosure,
} from '../../../tabs/src/features/floor-operation/closure-draft.ts';
import { beginDesk, standingsOf } from '../../../tabs/src/features/floor-operation/desk.ts';
import { hourRuns } from '../../../tabs/src/features/floor-operation/hour-runs.ts';
import { laterAt } from '../../../tabs/src/features/floor-operation/later-changes.ts';
import {
  isMixed,
  originsOf,
  ownFields,
} from '../../../tabs/src/features/floor-operation/origins.ts';
import { seatGroups } from '../../../tabs/src/features/floor-operation/seat-groups.ts';
import { anOperation, aPlace, day, today } from './an-operation.ts';

describe('what the page of operation settings says', () => {
  it('says a week in as few runs as it takes', () => {
    const early = { from: clockTime('07:00'), to: clockTime('15:00') };

    const [runs, changed] = [defaultSettings.hours, defaultSettings.hours.with(2, early)].map(
      (week) => hourRuns(week).map(({ first, last }) => [first, last]),
    );

    assert.deepEqual(runs, [
      [0, 4],
      [5, 6],
    ]);
    assert.deepEqual(changed, [
      [0, 1],
      [2, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  it('names each level that a sentence draws on, and what can be reset there', () => {
    const wire = anOperation({
      tenant: aPlace({ own: { daysAhead: 7 } }),
      floor: aPlace({ own: { daysOpenAt: clockTime('08:00') } }),
    });
    const standings = standingsOf(beginDesk({ wire, today }));

    assert.deepEqual(originsOf(standings, ['daysAhead', 'daysOpenAt']), [
      { level: 'tenant', fields: ['daysAhead'] },
      { level: 'floor', fields: ['daysOpenAt'] },
    ]);
    assert.deepEqual(ownFields(standings, ['daysAhead', 'daysOpenAt']), ['daysOpenAt']);
    assert.equal(isMixed(standings, ['daysAhead']), false);
  });

  it('says of each change to come what it changes of what holds before it', () => {
    const later = [
      { from: day('2026-09-01'), own: { daysAhead: 2 } },
      { from: day('2026-11-01'), own: { daysAhead: 3 } },
      { from: day('2026-12-01'), own: { daysAhead: 3, names: 'hidden' as const } },
    ];
    const wire = anOperation({ floor: aPlace({ own: { daysAhead: 1 }, later }) });

    const entries = laterAt(beginDesk({ wire, today }));

    assert.deepEqual(
      entries.map(({ from, fields }) => [from, fields]),
      [
        ['2026-11-01', ['daysAhead']],
        ['2026-12-01', ['names']],
      ],
    );
  });

  it('lists seats by zone, numbers as numbers, and finds them by their names', () => {
    const wire = anOperation({
      seats: [
        { id: '1', name: 'A-10', zoneId: 'quiet' },
        { id: '2', name: 'A-9', zoneId: 'quiet' },
        { id: '3', name: 'B-1', zoneId: 'gone' },
      ],
    });
    const named = (typed: string) =>
      seatGroups(wire, typed).map(({ name, seats }) => [name, seats.map((seat) => seat.name)]);

    assert.deepEqual(named(''), [
      ['静かな席', ['A-9', 'A-10']],
      [undefined, ['B-1']],
    ]);
    assert.deepEqual(named('ａ-1'), [['静かな席', ['A-10']]]);
  });

  it('shows a sample booking by the rules that judge real ones', () => {
    const settings = { ...defaultSettings, checkInMode: 'anywhere' } as const;
    const timeZone = parseTimeZone('Asia/Tokyo');
    assert.ok(timeZone);
    const on = { timeZone, dayStartsAt: clockTime('00:00'), workday: today };
    const times = (sample: 'day' | 'office') => {
      const picture = samplePicture(sample, settings, on);
      return [picture?.opens, picture?.reminds, picture?.lapses].map((moment) => moment?.time);
    };

    assert.deepEqual(times('office'), ['08:00', '10:45', '11:00']);
    assert.deepEqual(times('day'), ['00:00', '10:45', '11:00']);
    assert.equal(samplePicture('office', defaultSettings, on), undefined);
  });
});

describe('a closure that is typed', () => {
  const typed = { ...newClosure('c'), first: '2026-12-29', reason: ' 年末年始 ' };
  const atMidnight = { dayStartsAt: '00:00' };
  const hours = (from: string, to: string) => ({ from: clockTime(from), to: clockTime(to) });

  it('is one day where no last day is chosen, with its reason trimmed', () => {
    assert.deepEqual(closureOf(typed, atMidnight), {
      closure: { id: 'c', first: '2026-12-29', last: '2026-12-29', reason: '年末年始' },
    });
  });

  it('becomes the same closure again when it is edited and nothing is changed', () => {
    const closure = {
      id: 'c',
      first: day('2026-12-29'),
      last: day('2027-01-03'),
      hours: hours('13:00', '18:00'),
      reason: '年末年始',
      isYearly: true,
    };

    assert.deepEqual(closureOf(draftOfClosure(closure), atMidnight), { closure });
  });

  it('says what it lacks', () => {
    const flaws = [
      closureOf(newClosure('c'), atMidnight),
      closureOf({ ...typed, reason: ' ' }, atMidnight),
      closureOf({ ...typed, last: '2026-12-28' }, atMidnight),
      closureOf({ ...typed, hours: hours('18:00', '09:00') }, atMidnight),
    ];

    assert.deepEqual(flaws, [
      { flaw: 'needsDays' },
      { flaw: 'needsReason' },
      { flaw: 'endsBefore' },
      { flaw: 'hoursEndBefore' },
    ]);
  });

  it('may go on after midnight where days begin later', () => {
    const night = { ...typed, hours: hours('22:00', '05:00') };

    assert.ok('closure' in closureOf(night, { dayStartsAt: '06:00' }));
    assert.ok(
      'closure' in
        closureOf({ ...typed, hours: hours('22:00', '06:00') }, { dayStartsAt: '06:00' }),
    );
    assert.ok(
      'flaw' in closureOf({ ...typed, hours: hours('02:00', '22:00') }, { dayStartsAt: '06:00' }),
    );
  });
});
