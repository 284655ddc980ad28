import type { FloorWire } from '@sekitori/api/contract/floor-wire';
import type { OperationSettings } from '@sekitori/api/domain/operation-settings';
import type { Period } from '@sekitori/api/domain/period';
import {
  clockTime,
  isoAt,
  parseTimeZone,
  type SiteClock,
  type TimeZone,
} from '@sekitori/api/domain/workday';

/** What the rules of time need to know of a floor: its site's clock, its hours, and what it offers. */
export type FloorClock = SiteClock & {
  readonly settings: Pick<OperationSettings, 'hours' | 'parts' | 'allDay' | 'freeTimes'>;
};

export function clockOfFloor(floor: Pick<FloorWire, 'site' | 'settings'>): FloorClock {
  const { hours, parts, allDay, freeTimes } = floor.settings;
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
