import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  type ClockTime,
  clockTime,
  type SiteClock,
  type Workday,
} from '../../../api/src/domain/workday.ts';
import { siteClock, workday } from '../world.ts';

/**
 * Zones whose clocks do what others do not: half hours (Lord Howe), two hours (Troll), a pause in Ramadan
 * (Casablanca), summer time that counts as the standard (Dublin), a midnight that is skipped (São Paulo,
 * Cairo, Beirut), one that happens twice (Havana) or is gone back over (St John's), a date that was left
 * out (Apia), offsets of quarters (Chatham, Kathmandu).
 */
const zoneNames = [
  'Asia/Tokyo',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Europe/London',
  'Europe/Dublin',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'America/Sao_Paulo',
  'America/St_Johns',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Beirut',
  'Pacific/Chatham',
  'Asia/Kathmandu',
] as const;

const firstDay = workday('1995-01-02');
const daysUntil2040 = 46 * 365;

/** `PROPERTY_TIMES=20` looks at twenty times as many cases. */
const times = Number(process.env['PROPERTY_TIMES'] ?? 1);
export const cases = (count: number) => ({ numRuns: count * times });

/** Half past counts too: 00:00, 00:30, … 11:30. */
export const aDayStart = fc.integer({ min: 0, max: 23 }).map((half) => clockTimeOf(half * 30));

export const aClockTime: fc.Arbitrary<ClockTime> = fc
  .integer({ min: 0, max: 288 })
  .map((steps) => clockTimeOf(steps * 5));

export function clockTimeOf(minutes: number): ClockTime {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return clockTime(`${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`);
}

/** The dates on which a zone's clocks jump, as its own calendar names the day before the jump ends. */
const jumps = new Map(zoneNames.map((name) => [name, [...jumpsOf(name)]]));

function* jumpsOf(zone: string): Generator<Workday> {
  let at = Temporal.ZonedDateTime.from(`1995-01-01T00:00[${zone}]`).getTimeZoneTransition('next');
  while (at && at.year <= 2040) {
    yield workday(at.toPlainDate().toString());
    at = at.getTimeZoneTransition('next');
  }
}

/** A site's clock and one of its workdays from 1995 to 2040, half of them around a jump of its clocks. */
export const aSiteDay: fc.Arbitrary<{ readonly clock: SiteClock; readonly day: Workday }> = fc
  .tuple(fc.constantFrom(...zoneNames), fc.oneof(fc.constant(clockTimeOf(0)), aDayStart))
  .chain(([name, dayStartsAt]) => {
    const clock = siteClock(name, dayStartsAt);
    const any = fc.nat(daysUntil2040).map((days) => addDays(firstDay, days));
    const known = jumps.get(name) ?? [];
    const near = fc
      .tuple(fc.constantFrom(...known, firstDay), fc.integer({ min: -2, max: 2 }))
      .map(([day, days]) => addDays(day, days));
    return fc.record({ clock: fc.constant(clock), day: fc.oneof(any, near) });
  });

/** Instants on and around a workday, most of them on whole minutes. */
export const anOffset: fc.Arbitrary<number> = fc
  .tuple(fc.integer({ min: -6 * 60, max: 30 * 60 }), fc.constantFrom(0, 0, 0, 1, 59_999, 30_001))
  .map(([minutes, odd]) => minutes * 60_000 + odd);
