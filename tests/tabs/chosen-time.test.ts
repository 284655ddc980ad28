import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isOffered } from '../../api/src/domain/day-part.ts';
import {
  defaultSettings,
  type OperationSettings,
} from '../../api/src/domain/operation-settings.ts';
import {
  addDays,
  allDay,
  clockTime,
  clockTimeAt,
  instantAt,
} from '../../api/src/domain/workday.ts';
import {
  choiceOfPeriod,
  choiceOnDay,
  isChoiceOpen,
  partChosen,
  periodOfChoice,
  timesOfDay,
  usualChoice,
} from '../../tabs/src/features/choose-time/chosen-time.ts';
import { ticksOn } from '../../tabs/src/features/choose-time/day-ticks.ts';
import {
  isPartChosen,
  joinsOf,
  offeredParts,
} from '../../tabs/src/features/choose-time/joined-parts.ts';
import { moveHandle } from '../../tabs/src/features/choose-time/two-handles.ts';
import type { DayClock } from '../../tabs/src/lib/floor-clock.ts';
import { siteClock, workday } from '../support/world.ts';

const longAgo = 0;
const minute = 60_000;
const part = (id: string, from: string, to: string) => ({
  id,
  from: clockTime(from),
  to: clockTime(to),
});

function aDay(date: string, zone: string, settings: Partial<OperationSettings> = {}): DayClock {
  return {
    ...siteClock(zone),
    workday: workday(date),
    settings: { ...defaultSettings, ...settings },
  };
}

const nights: Partial<OperationSettings> = {
  hours: Array.from({ length: 7 }, () => ({ from: clockTime('22:00'), to: clockTime('05:00') })),
  parts: [part('first', '22:00', '02:00'), part('second', '02:00', '05:00')],
  freeTimes: { stepMinutes: 60 },
};
const aNight = (date: string) => ({
  ...aDay(date, 'Asia/Tokyo', nights),
  dayStartsAt: clockTime('06:00'),
});

const wallTimes = (day: DayClock) =>
  ticksOn(day, longAgo).map((at) => clockTimeAt(at, day.timeZone));

/** Days around which zones change their clocks, skip a date, or do nothing, in several years. */
const someDay = fc
  .record({
    zone: fc.constantFrom('Asia/Tokyo', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'),
    date: fc.oneof(
      fc.constantFrom(
        '2026-03-08',
        '2026-11-01',
        '2026-04-05',
        '2026-10-04',
        '2011-12-29',
        '2011-12-31',
      ),
      fc.integer({ min: 0, max: 3650 }).map((days) => addDays(workday('2020-01-01'), days)),
    ),
    dayStartsAt: fc.constantFrom('00:00', '06:00'),
    step: fc.constantFrom(5, 15, 30, 60),
    hours: fc.constantFrom(
      ['00:00', '06:00'],
      ['08:00', '20:00'],
      ['22:00', '05:00'],
      ['01:00', '03:30'],
    ),
    shortest: fc.constantFrom(5, 45, 120),
    longest: fc.constantFrom(180, 240, 1440),
  })
  .map(({ zone, date, dayStartsAt, step, hours: [from = '', to = ''], shortest, longest }) => {
    const hours = { from: clockTime(from), to: clockTime(to) };
    const settings = {
      hours: Array.from({ length: 7 }, () => hours),
      freeTimes: { stepMinutes: step },
      shortestMinutes: shortest,
      longestMinutes: longest,
    };
    return { ...aDay(date, zone, settings), dayStartsAt: clockTime(dayStartsAt) };
  });

describe('times of one’s own', () => {
  it('are the floor’s steps from opening to closing', () => {
    const day = aDay('2026-10-05', 'Asia/Tokyo', { freeTimes: { stepMinutes: 60 } });

    assert.deepEqual(wallTimes(day).slice(0, 3), ['08:00', '09:00', '10:00']);
    assert.equal(wallTimes(day).at(-1), '20:00');
  });

  it('are none where the floor offers none', () => {
    assert.deepEqual(
      ticksOn(aDay('2026-10-05', 'Asia/Tokyo', { freeTimes: 'not-offered' }), 0),
      [],
    );
  });

  it('go through a night in the order of time', () => {
    const expected = ['22:00', '23:00', '00:00', '01:00', '02:00', '03:00', '04:00', '05:00'];

    assert.deepEqual(wallTimes(aNight('2026-10-05')), expected);
  });

  it('leave out the hour that DST skips, and have the doubled one twice (A4)', () => {
    const small = { from: clockTime('00:00'), to: clockTime('04:00') };
    const settings = {
      hours: Array.from({ length: 7 }, () => small),
      freeTimes: { stepMinutes: 60 },
    };

    const spring = aDay('2026-03-08', 'America/New_York', settings);
    const autumn = aDay('2026-11-01', 'America/New_York', settings);

    assert.deepEqual(wallTimes(spring), ['00:00', '01:00', '03:00', '04:00']);
    assert.deepEqual(wallTimes(autumn), ['00:00', '01:00', '01:00', '02:00', '03:00', '04:00']);
  });

  it('begin with the step that has begun', () => {
    const day = aDay('2026-10-05', 'Asia/Tokyo', { freeTimes: { stepMinutes: 60 } });
    const now = instantAt(day.workday, clockTime('14:20'), day);

    assert.equal(clockTimeAt(ticksOn(day, now)[0] ?? 0, day.timeZone), '14:00');
  });

  it('are instants of their workday in order, each of which is a choice that means just that', () => {
    fc.assert(
      fc.property(someDay, fc.nat(), fc.nat(), (day, one, other) => {
        const ticks = ticksOn(day, longAgo);
        const whole = allDay(day.workday, day);
        const [a, b] = [one, other]
          .map((at) => at % Math.max(1, ticks.length))
          .sort((x, y) => x - y);
        const [start, end] = [ticks[a ?? 0], ticks[b ?? 0]];

        assert.deepEqual(
          [...ticks].sort((x, y) => x - y),
          ticks,
        );
        assert.equal(new Set(ticks).size, ticks.length);
        assert.ok(ticks.every((at) => whole.start <= at && at <= whole.end));
        if (start === undefined || end === undefined || start >= end) return;
        const bare = { ...day.settings, parts: [], allDay: 'not-offered' } as const;
        const on = { settings: bare, clock: day, hasBegun: false };
        assert.ok(isOffered({ start, end }, day.workday, on));
        assert.deepEqual(periodOfChoice(choiceOfPeriod({ start, end }, day), day), { start, end });
      }),
    );
  });
});

describe('the two handles', () => {
  it('never leave the ticks, cross, or make a booking shorter or longer than the floor allows', () => {
    fc.assert(
      fc.property(
        someDay,
        fc.constantFrom('start', 'end'),
        fc.integer({ min: -600, max: 2000 }),
        (day, handle, minutes) => {
          const ticks = ticksOn(day, longAgo);
          const begin = timesOfDay(day, longAgo);
          const period = begin && periodOfChoice(begin, day);
          if (!period) return;
          const to = allDay(day.workday, day).start + minutes * minute;

          const moved = moveHandle(ticks, period, { move: { handle, to }, lengths: day.settings });

          const length = (moved.end - moved.start) / minute;
          assert.ok(ticks.includes(moved.start) && ticks.includes(moved.end));
          assert.ok(length >= day.settings.shortestMinutes);
          assert.ok(day.settings.longestMinutes >= 1440 || length <= day.settings.longestMinutes);
        },
      ),
    );
  });

  it('take the other handle along', () => {
    const hour = 60 * minute;
    const ticks = Array.from({ length: 13 }, (_, at) => at * hour);
    const lengths = { shortestMinutes: 60, longestMinutes: 180 };
    const period = { start: 2 * hour, end: 4 * hour };
    const moved = (handle: 'start' | 'end', to: number) =>
      moveHandle(ticks, period, { move: { handle, to: to * hour }, lengths });

    assert.deepEqual(moved('start', 6), { start: 6 * hour, end: 7 * hour });
    assert.deepEqual(moved('end', 9), { start: 6 * hour, end: 9 * hour });
    assert.deepEqual(moved('start', 12), { start: 11 * hour, end: 12 * hour });
    assert.deepEqual(moved('end', 3.4), { start: 2 * hour, end: 3 * hour });
  });
});

describe('what somebody most likely wants', () => {
  it('is all of the day, else its first part, else its hours as far as one may book at once', () => {
    const without = { allDay: 'not-offered' } as const;
    const hours = { ...without, parts: [], longestMinutes: 240 };

    assert.deepEqual(usualChoice(aDay('2026-10-05', 'Asia/Tokyo'), 0), { kind: 'all-day' });
    assert.deepEqual(
      usualChoice(aDay('2026-10-05', 'Asia/Tokyo', without), 0),
      partChosen('morning'),
    );
    assert.deepEqual(usualChoice(aDay('2026-10-05', 'Asia/Tokyo', hours), 0), {
      kind: 'times',
      from: { time: '08:00' },
      to: { time: '12:00' },
    });
  });

  it('is the afternoon once the morning is over', () => {
    const day = aDay('2026-10-05', 'Asia/Tokyo', { allDay: 'not-offered' });

    const choice = usualChoice(day, instantAt(day.workday, clockTime('12:00'), day));

    assert.deepEqual(choice, partChosen('afternoon'));
  });

  it('can be booked wherever the floor offers a part that day', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const choice = usualChoice(day, longAgo);
        const isOffered = offeredParts(day, longAgo).length > 0;

        assert.ok(isChoiceOpen(choice, day, longAgo) || !isOffered);
      }),
    );
  });

  it('is what was chosen for another day, as far as this one has it', () => {
    const chosen = {
      kind: 'times',
      from: { time: clockTime('02:15') },
      to: { time: clockTime('05:00') },
    } as const;
    const small = { from: clockTime('00:00'), to: clockTime('08:00') };
    const settings = {
      hours: Array.from({ length: 7 }, () => small),
      freeTimes: { stepMinutes: 60 },
    };
    const day = aDay('2026-10-04', 'Australia/Lord_Howe', settings);

    const period = periodOfChoice(choiceOnDay(chosen, day, longAgo), day);

    assert.deepEqual(
      period && [period.start, period.end].map((at) => clockTimeAt(at, day.timeZone)),
      ['02:30', '05:00'],
    );
  });
});

describe('parts of the day', () => {
  const six = ['06:00', '09:00', '12:00', '15:00', '18:00', '21:00', '24:00'];
  const parts = six.slice(0, 6).map((from, at) => part(`p${at}`, from, six[at + 1] ?? ''));
  const day = aDay('2026-10-05', 'Asia/Tokyo', {
    parts,
    freeTimes: 'not-offered',
    longestMinutes: 540,
  });
  const idsOf = (choice: ReturnType<typeof partChosen>) =>
    offeredParts(day, 0)
      .filter((offered) => isPartChosen(choice, offered, day))
      .map(({ part }) => part.id);

  it('can be joined with their neighbours, as long as the floor allows', () => {
    const [before, after] = joinsOf(partChosen('p2'), day, longAgo);
    const further = after && joinsOf(after.choice, day, longAgo);

    assert.deepEqual([before?.part.id, after?.part.id], ['p1', 'p3']);
    assert.deepEqual(after && idsOf(after.choice), ['p2', 'p3']);
    assert.deepEqual(
      further?.map(({ part }) => part.id),
      ['p1', 'p4'],
    );
    assert.deepEqual(further?.[1] && joinsOf(further[1].choice, day, longAgo), []);
  });

  it('that do not touch are not joined', () => {
    const apart = [part('a', '08:00', '11:00'), part('b', '13:00', '17:00')];

    assert.deepEqual(
      joinsOf(partChosen('a'), aDay('2026-10-05', 'Asia/Tokyo', { parts: apart }), 0),
      [],
    );
  });

  it('that are over are told from those that are not', () => {
    const now = instantAt(day.workday, clockTime('15:00'), day);

    assert.deepEqual(
      offeredParts(day, now).map(({ isOver }) => isOver),
      [true, true, true, false, false, false],
    );
  });

  it('are not offered where DST leaves nothing of them, or outside restricted hours', () => {
    const lost = [part('lost', '02:00', '03:00'), part('kept', '03:00', '12:00')];
    const restricted = {
      bookable: 'opening-hours',
      parts: [part('early', '06:00', '09:00'), part('late', '09:00', '18:00')],
    } as const;
    const ids = (of: DayClock) => offeredParts(of, longAgo).map(({ part }) => part.id);

    assert.deepEqual(ids(aDay('2026-03-08', 'America/New_York', { parts: lost })), ['kept']);
    assert.deepEqual(ids(aDay('2026-10-05', 'Asia/Tokyo', restricted)), ['late']);
  });

  it('of a night shift join across midnight', () => {
    const night = aNight('2026-10-05');
    const [after] = joinsOf(partChosen('first'), night, longAgo);
    const period = after && periodOfChoice(after.choice, night);

    assert.deepEqual(
      period && [period.start, period.end].map((at) => clockTimeAt(at, night.timeZone)),
      ['22:00', '05:00'],
    );
  });
});
