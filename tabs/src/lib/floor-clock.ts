import type { FloorWire } from '@sekitori/api/contract/floor-wire';
import type { Language } from '@sekitori/api/contract/language';
import type { OperationSettings } from '@sekitori/api/domain/operation-settings';
import type { Period } from '@sekitori/api/domain/period';
import {
  clockTime,
  isoAt,
  parseTimeZone,
  type SiteClock,
  type TimeZone,
  type Workday,
} from '@sekitori/api/domain/workday';
import { now } from './clock.ts';

/** What the rules of time need to know of a floor: its site's clock, its hours, and what it offers. */
export type FloorClock = SiteClock & {
  readonly settings: Pick<
    OperationSettings,
    'hours' | 'bookable' | 'parts' | 'allDay' | 'freeTimes' | 'shortestMinutes' | 'longestMinutes'
  >;
};

/** One workday on a floor. */
export type DayClock = FloorClock & { readonly workday: Workday };

export function clockOfFloor(floor: Pick<FloorWire, 'site' | 'settings'>): FloorClock {
  const { hours, parts, allDay, freeTimes, bookable } = floor.settings;
  const { shortestMinutes, longestMinutes } = floor.settings;
  return {
    ...clockOf(floor.site),
    settings: {
      hours: hours.map((day) => (day === 'closed' ? day : timesOf(day))),
      parts: parts.map(({ id, name, ...times }) => ({
        id,
        ...(name === undefined ? {} : { name }),
        ...timesOf(times),
      })),
      allDay,
      freeTimes,
      bookable,
      shortestMinutes,
      longestMinutes,
    },
  };
}

const timesOf = ({ from, to }: { readonly from: string; readonly to: string }) => ({
  from: clockTime(from),
  to: clockTime(to),
});

/** By what a site counts its days, or a booking on it. */
export function clockOf(site: {
  readonly timeZone: string;
  readonly dayStartsAt: string;
}): SiteClock {
  return { timeZone: timeZoneOf(site.timeZone), dayStartsAt: clockTime(site.dayStartsAt) };
}

/** The zone of a site. One that this browser does not know would show wrong times, so it is a fault. */
export function timeZoneOf(name: string): TimeZone {
  const zone = parseTimeZone(name);
  if (!zone) throw new RangeError(`unknown time zone ${name}`);
  return zone;
}

/** A period as the wire asks for it. */
export function periodOnWire(period: Period, zone: TimeZone): { from: string; to: string } {
  return { from: isoAt(period.start, zone), to: isoAt(period.end, zone) };
}

/** A period of the wire on our own clock. */
export function periodFromWire(wire: { readonly from: string; readonly to: string }): Period {
  return { start: Date.parse(wire.from), end: Date.parse(wire.to) };
}

/** Who looks, in which zone and when: zones are called what they are called at that time. */
export type Look = { readonly viewer: string; readonly at: number };

/** This browser, whose zone is that of times that say no other, now. */
export function lookFromHere(): Look {
  return { viewer: new Intl.DateTimeFormat().resolvedOptions().timeZone, at: now() };
}

/** What the time of a site is called, by those whose own clock is another zone's; undefined for the others (A1). */
export function zoneName(
  timeZone: string,
  { viewer, at }: Look,
  language: Language,
): string | undefined {
  if (canonical(timeZone) === canonical(viewer)) return undefined;
  return language === 'ja' ? zoneInJapanese(timeZone, at) : zoneInEnglish(timeZone);
}

/** The same to stand behind the times of a place, once: (日本時間), (New York time); else empty. */
export function zoneNote(timeZone: string, look: Look, language: Language): string {
  const name = zoneName(timeZone, look, language);
  if (name === undefined) return '';
  return language === 'ja' ? `(${name})` : ` (${name})`;
}

/** Zones have older names too: Asia/Calcutta is Asia/Kolkata. */
function canonical(zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
}

function zoneInEnglish(zone: string): string {
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return city === zone ? zone : `${city} time`;
}

/** 日本時間, ニューヨーク時間: as Japanese people call it, whatever the season. */
function zoneInJapanese(zone: string, at: number): string {
  const named = (['shortGeneric', 'longGeneric'] as const).map((timeZoneName) =>
    new Intl.DateTimeFormat('ja-JP', { timeZone: zone, timeZoneName })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName'),
  );
  const name = named.map((part) => part?.value ?? '').find((text) => text.endsWith('時間'));
  return name ?? named.at(-1)?.value.replace('標準時', '時間') ?? zone;
}
