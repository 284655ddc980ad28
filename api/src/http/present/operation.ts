import type { SettingsWire } from '../../contract/operation-wire.ts';
import type { OperationSettings } from '../../domain/operation-settings.ts';

/** What everybody who books on a floor may know of how it operates; every field is chosen. */
export function settingsToWire(settings: OperationSettings): SettingsWire {
  return {
    daysAhead: settings.daysAhead,
    aheadCountsFrom: settings.aheadCountsFrom,
    daysOpenAt: settings.daysOpenAt,
    hours: settings.hours.map((hours) =>
      hours === 'closed' ? hours : { from: hours.from, to: hours.to },
    ),
    bookable: settings.bookable,
    parts: settings.parts.map(({ id, name, from, to }) => ({
      id,
      ...(name === undefined ? {} : { name }),
      from,
      to,
    })),
    allDay: settings.allDay,
    freeTimes: settings.freeTimes,
    shortestMinutes: settings.shortestMinutes,
    longestMinutes: settings.longestMinutes,
    seatsAtATime: settings.seatsAtATime,
    checkInMode: settings.checkInMode,
    checkInOpensBefore: settings.checkInOpensBefore,
    checkInGrace: settings.checkInGrace,
    arriveBy: settings.arriveBy,
  };
}
