import type { FloorWire } from '@sekitori/api/contract/floor-wire';
import type { OperationSettings } from '@sekitori/api/domain/operation-settings';
import type { Period } from '@sekitori/api/domain/period';
import { clockTime, isoAt, parseTimeZone, type TimeZone } from '@sekitori/api/domain/workday';

/** What the rules of time need to know of a floor: its site's clock and its hours. */
export type FloorClock = { readonly timeZone: TimeZone; readonly settings: OperationSettings };

export function clockOfFloor(floor: Pick<FloorWire, 'site' | 'settings'>): FloorClock {
  const { daysAhead, opensAt, noonAt, closesAt } = floor.settings;
  return {
    timeZone: timeZoneOf(floor.site.timeZone),
    settings: {
      daysAhead,
      opensAt: clockTime(opensAt),
      noonAt: clockTime(noonAt),
      closesAt: clockTime(closesAt),
    },
  };
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
