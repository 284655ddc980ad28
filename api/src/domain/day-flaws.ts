import { wholeDay } from './day-part.ts';
import { dayRange } from './day-range.ts';
import { longestOffered } from './offered-lengths.ts';
import type { NamedPart, OperationSettings } from './operation-settings.ts';
import { overlaps } from './period.ts';
import type { SettingFlaw } from './setting-flaws.ts';
import type { SiteClock } from './workday.ts';

/** These two are named in the reader's language. */
const usualParts = ['morning', 'afternoon'];

export function flawsOfParts({ parts }: OperationSettings, clock: SiteClock): SettingFlaw[] {
  const field = 'parts';
  const { dayStartsAt } = clock;
  return parts.flatMap((part, at) => {
    const flaws: SettingFlaw[] = [];
    const { start, end } = dayRange(part, clock);
    if (start >= end) flaws.push({ kind: 'part-ends-before-start', field, part, dayStartsAt });
    if (part.id === wholeDay) flaws.push({ kind: 'part-id-reserved', field, part });
    if (part.name === undefined && !usualParts.includes(part.id)) {
      flaws.push({ kind: 'part-without-name', field, part });
    }
    for (const other of parts.slice(0, at)) {
      const kind = clashOf(part, other, clock);
      if (kind) flaws.push({ kind, field, part, other });
    }
    return flaws;
  });
}

function clashOf(part: NamedPart, other: NamedPart, clock: SiteClock) {
  if (part.id === other.id) return 'two-parts-of-one-id';
  if (part.name !== undefined && part.name === other.name) return 'two-parts-of-one-name';
  return overlaps(dayRange(part, clock), dayRange(other, clock)) ? 'parts-overlap' : undefined;
}

export function flawsOfSteps({ freeTimes }: OperationSettings): SettingFlaw[] {
  if (freeTimes === 'not-offered' || 60 % freeTimes.stepMinutes === 0) return [];
  return [{ kind: 'step-not-of-an-hour', field: 'freeTimes', step: freeTimes.stepMinutes }];
}

/** The days of the week on which the floor is open, with their hours. */
export const openDays = ({ hours }: OperationSettings) =>
  hours.flatMap((day, at) => (day === 'closed' ? [] : [{ weekday: at + 1, ...day }]));

export function flawsOfHours(settings: OperationSettings, clock: SiteClock): SettingFlaw[] {
  const { dayStartsAt } = clock;
  return openDays(settings)
    .filter((hours) => {
      const { start, end } = dayRange(hours, clock);
      return start >= end;
    })
    .map((hours) => ({ kind: 'hours-end-before-start', field: 'hours', ...hours, dayStartsAt }));
}

export function flawsOfRestriction(settings: OperationSettings): SettingFlaw[] {
  if (settings.bookable === 'any-time' || openDays(settings).length > 0) return [];
  return [{ kind: 'never-open', field: 'hours' }];
}

export function flawsOfOffers(settings: OperationSettings, clock: SiteClock): SettingFlaw[] {
  const field = 'allDay';
  const { allDay, parts, freeTimes, bookable } = settings;
  if (allDay === 'not-offered' && parts.length === 0 && freeTimes === 'not-offered') {
    return [{ kind: 'nothing-offered', field }];
  }
  if (bookable === 'any-time') {
    return longestOffered(settings, 1, clock) > 0 ? [] : [{ kind: 'nothing-fits', field }];
  }
  return openDays(settings)
    .filter(({ weekday }) => longestOffered(settings, weekday, clock) === 0)
    .map(({ weekday }) => ({ kind: 'nothing-fits', field, weekday }));
}
