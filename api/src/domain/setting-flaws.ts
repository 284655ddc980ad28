import type { NamedPart } from './operation-settings.ts';
import type { QuotaSpan } from './quota.ts';
import type { ClockTime, Workday } from './workday.ts';

/** Where else than at the place that is changed something would not fit together. */
export type FlawPlace = {
  readonly level: 'floor' | 'zone' | 'seat';
  readonly name: string;
};

/** What of a change cannot be used or contradicts itself, with what would be accepted. Weekdays are 1 to 7, Monday first. */
export type SettingFlaw = { readonly at?: FlawPlace } & (
  | {
      readonly kind: 'quota-above-longer-span';
      readonly field: 'quota' | 'groupRules';
      readonly span: QuotaSpan;
      readonly most: number;
      readonly longerSpan: QuotaSpan;
      readonly mostOfLonger: number;
      readonly group?: string;
    }
  | {
      readonly kind: 'shortest-above-longest';
      readonly field: 'shortestMinutes';
      readonly shortest: number;
      readonly longest: number;
    }
  | {
      readonly kind: 'grace-above-longest';
      readonly field: 'checkInGrace';
      readonly grace: number;
      readonly longest: number;
    }
  | {
      readonly kind: 'arrive-by-before-opening' | 'arrive-by-after-closing';
      readonly field: 'arriveBy';
      readonly arriveBy: ClockTime;
      readonly weekday: number;
      /** Of the weekday: when it opens; or when it closes, where that is what is missed. */
      readonly limit: ClockTime;
    }
  | {
      readonly kind: 'part-ends-before-start';
      readonly field: 'parts';
      readonly part: NamedPart;
      readonly dayStartsAt: ClockTime;
    }
  | {
      readonly kind: 'parts-overlap' | 'two-parts-of-one-id' | 'two-parts-of-one-name';
      readonly field: 'parts';
      readonly part: NamedPart;
      readonly other: NamedPart;
    }
  | {
      readonly kind: 'part-without-name' | 'part-id-reserved';
      readonly field: 'parts';
      readonly part: NamedPart;
    }
  | {
      readonly kind: 'hours-end-before-start';
      readonly field: 'hours';
      readonly weekday: number;
      readonly from: ClockTime;
      readonly to: ClockTime;
      readonly dayStartsAt: ClockTime;
    }
  | { readonly kind: 'never-open'; readonly field: 'hours' }
  | { readonly kind: 'step-not-of-an-hour'; readonly field: 'freeTimes'; readonly step: number }
  | { readonly kind: 'nothing-offered'; readonly field: 'allDay' }
  | {
      /** Nothing that is offered is as long as bookings must be and, where they are restricted to it, within the opening hours. */
      readonly kind: 'nothing-fits';
      readonly field: 'allDay';
      readonly weekday?: number;
    }
  | { readonly kind: 'nobody-may-book'; readonly field: 'mayBook' }
  | { readonly kind: 'assigned-beyond-seats'; readonly field: 'seatMode' }
  | {
      readonly kind: 'named-twice';
      readonly field: 'mayBook' | 'groupRules';
      readonly name: string;
    }
  | { readonly kind: 'group-without-rule'; readonly field: 'groupRules'; readonly group: string }
  | {
      readonly kind: 'unknown-person';
      readonly field: 'mayBook' | 'seatMode';
      readonly person: string;
    }
  | { readonly kind: 'unknown-country'; readonly field: 'holidaysOf'; readonly country: string }
  | { readonly kind: 'unknown-zone' | 'unknown-seat'; readonly field: 'place'; readonly id: string }
  | { readonly kind: 'zone-without-seats'; readonly field: 'place'; readonly zone: string }
  | { readonly kind: 'from-in-the-past'; readonly field: 'from'; readonly today: Workday }
  | { readonly kind: 'too-many-changes-to-come'; readonly field: 'from'; readonly most: number }
  | {
      readonly kind: 'two-closures-of-one-id';
      readonly field: 'closures';
      readonly closure: string;
      readonly reason: string;
    }
  | {
      readonly kind:
        | 'closure-ends-before-start'
        | 'closure-longer-than-a-year'
        | 'closure-in-the-past';
      readonly field: 'closures';
      readonly closure: string;
      readonly reason: string;
      readonly first: Workday;
      readonly last: Workday;
      readonly today: Workday;
    }
  | {
      readonly kind: 'closure-hours-end-before-start';
      readonly field: 'closures';
      readonly closure: string;
      readonly reason: string;
      readonly from: ClockTime;
      readonly to: ClockTime;
      readonly dayStartsAt: ClockTime;
    }
  | { readonly kind: 'too-much-set'; readonly field: 'closures'; readonly mostBytes: number }
);

/** How much may be set for a tenant and its sites, or for a floor and what is on it. */
export const mostBytesSet = 400_000;

/** Which of the things that stand at its field a flaw is about: a part, a weekday, a closure, a group, a person. */
export function subjectOf(flaw: SettingFlaw): string | undefined {
  if ('part' in flaw) return flaw.part.id;
  if ('closure' in flaw) return flaw.closure;
  if ('weekday' in flaw && flaw.weekday !== undefined) return String(flaw.weekday);
  if ('group' in flaw && flaw.group !== undefined) return flaw.group;
  if ('person' in flaw) return flaw.person;
  return 'name' in flaw ? flaw.name : undefined;
}

/** What a flaw is, wherever it is and whatever its figures are. */
export function flawKey(flaw: SettingFlaw): string {
  const other = 'other' in flaw ? flaw.other.id : 'span' in flaw ? flaw.span : '';
  return [flaw.kind, flaw.field, subjectOf(flaw) ?? '', other].join('|');
}
