import type { Closure } from '@sekitori/api/domain/closure';
import { type ClockTime, clockTime, parseWorkday } from '@sekitori/api/domain/workday';

/** A closure as it is typed; dates are as a date field has them, empty where none is chosen. */
export type ClosureDraft = {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  readonly hours: { readonly from: ClockTime; readonly to: ClockTime } | undefined;
  readonly reason: string;
  readonly isYearly: boolean;
};

export type DraftFlaw = 'needsReason' | 'needsDays' | 'endsBefore' | 'hoursEndBefore';

export const officeHours = { from: clockTime('13:00'), to: clockTime('18:00') };

export const newClosure = (id: string): ClosureDraft => ({
  id,
  first: '',
  last: '',
  hours: undefined,
  reason: '',
  isYearly: false,
});

export function draftOfClosure({
  id,
  first,
  last,
  hours,
  reason,
  isYearly,
}: Closure): ClosureDraft {
  return { id, first, last, hours, reason, isYearly: isYearly ?? false };
}

/** The closure that was typed, or what it lacks. Hours that end at or before the site's day begins end on the next date. */
export function closureOf(
  draft: ClosureDraft,
  { dayStartsAt }: { readonly dayStartsAt: string },
): { readonly closure: Closure } | { readonly flaw: DraftFlaw } {
  const first = parseWorkday(draft.first);
  const last = parseWorkday(draft.last || draft.first);
  const reason = draft.reason.trim();
  if (!first || !last) return { flaw: 'needsDays' };
  if (last < first) return { flaw: 'endsBefore' };
  const { hours } = draft;
  if (
    hours &&
    rank(hours.to, dayStartsAt) <= rank(hours.from, dayStartsAt) &&
    hours.to !== dayStartsAt
  ) {
    return { flaw: 'hoursEndBefore' };
  }
  if (reason === '') return { flaw: 'needsReason' };
  return {
    closure: {
      id: draft.id,
      first,
      last,
      ...(hours ? { hours } : {}),
      reason,
      ...(draft.isYearly ? { isYearly: true } : {}),
    },
  };
}

/** In the order of the workday: a time before it begins is that of the night after. */
const rank = (time: string, dayStartsAt: string) => `${time < dayStartsAt ? 1 : 0} ${time}`;
