import { addDays, type Workday, weekdayOf } from './workday.ts';

/** How many bookings one person may have, of those that were not cancelled in time (B4). */
export type Quota = {
  readonly perDay?: number;
  /** Monday to Sunday, as ISO 8601 counts weeks. */
  readonly perWeek?: number;
  readonly perMonth?: number;
};

export const quotaSpans = ['perDay', 'perWeek', 'perMonth'] as const;
export type QuotaSpan = (typeof quotaSpans)[number];

/** Used of a span, with the booking that is asked about not counted. */
export type QuotaUse = {
  readonly span: QuotaSpan;
  readonly most: number;
  readonly used: number;
  readonly first: Workday;
  readonly last: Workday;
};

/** How much of each span of a quota is used around a workday; `booked` are the days of a person's bookings, each as often as they have one. */
export function quotaUse(quota: Quota, workday: Workday, booked: readonly Workday[]): QuotaUse[] {
  return quotaSpans.flatMap((span) => {
    const most = quota[span];
    if (most === undefined) return [];
    const { first, last } = daysOf(span, workday);
    const used = booked.filter((day) => first <= day && day <= last).length;
    return [{ span, most, used, first, last }];
  });
}

/** The span that one more booking on that workday would go beyond, the shortest first. */
export function quotaInTheWay(
  quota: Quota,
  workday: Workday,
  booked: readonly Workday[],
): QuotaUse | undefined {
  return quotaUse(quota, workday, booked).find(({ used, most }) => used >= most);
}

/** The first and last day of the span that a workday lies in. */
export function daysOf(
  span: QuotaSpan,
  workday: Workday,
): { readonly first: Workday; readonly last: Workday } {
  if (span === 'perDay') return { first: workday, last: workday };
  if (span === 'perWeek') {
    const first = addDays(workday, 1 - weekdayOf(workday));
    return { first, last: addDays(first, 6) };
  }
  const first = addDays(workday, 1 - Number(workday.slice(8)));
  const nextMonth = addDays(first, 31);
  return { first, last: addDays(nextMonth, -Number(nextMonth.slice(8))) };
}

/** The days that all these quotas ask about around a workday; undefined where they ask about none. */
export function daysCounted(
  quotas: readonly Quota[],
  workday: Workday,
): { readonly first: Workday; readonly last: Workday } | undefined {
  const asked = quotaSpans.filter((span) => quotas.some((quota) => quota[span] !== undefined));
  const all = asked.map((span) => daysOf(span, workday));
  const [first] = all.map((days) => days.first).sort();
  const last = all
    .map((days) => days.last)
    .sort()
    .at(-1);
  return first && last && { first, last };
}
