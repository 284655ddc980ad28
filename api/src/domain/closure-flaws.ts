import type { Closure } from './closure.ts';
import { dayRange, wholeDayRange } from './day-range.ts';
import type { SettingFlaw } from './setting-flaws.ts';
import { addDays, type SiteClock, type Workday } from './workday.ts';

type On = {
  /** Of each site that it would close. */
  readonly clocks: readonly SiteClock[];
  readonly today: Workday;
  /** What stood there before; what has passed since may go on standing. */
  readonly known: readonly Closure[];
};

const field = 'closures';

/** What of the closures of a place cannot be. */
export function flawsOfClosures(closures: readonly Closure[], on: On): SettingFlaw[] {
  return closures.flatMap((closure, at) => {
    const { id, first, last, reason } = closure;
    const facts = { field, closure: id, reason, first, last, today: on.today } as const;
    const flaws: SettingFlaw[] = [];
    if (closures.findIndex((other) => other.id === id) !== at) {
      flaws.push({ kind: 'two-closures-of-one-id', field, closure: id, reason });
    }
    if (last < first) flaws.push({ kind: 'closure-ends-before-start', ...facts });
    else if (isLongerThanItsYear(closure)) {
      flaws.push({ kind: 'closure-longer-than-a-year', ...facts });
    } else if (isOver(closure, on)) flaws.push({ kind: 'closure-in-the-past', ...facts });
    return [...flaws, ...flawsOfTimes(closure, on.clocks)];
  });
}

/** One that comes back each year must be over when it does. */
const isLongerThanItsYear = ({ first, last, isYearly }: Closure) =>
  isYearly === true && last >= addDays(first, 365);

function isOver({ id, first, last, isYearly }: Closure, { today, known }: On): boolean {
  if (isYearly || last >= today) return false;
  return !known.some((was) => was.id === id && was.first === first && was.last === last);
}

function flawsOfTimes({ id, reason, hours }: Closure, clocks: readonly SiteClock[]): SettingFlaw[] {
  const backwards = clocks.find((clock) => {
    const { start, end } = hours ? dayRange(hours, clock) : wholeDayRange;
    return start >= end;
  });
  if (!hours || !backwards) return [];
  const { from, to } = hours;
  const { dayStartsAt } = backwards;
  const kind = 'closure-hours-end-before-start';
  return [{ kind, field, closure: id, reason, from, to, dayStartsAt }];
}
