import type { OpeningHours, WeekHours } from '@sekitori/api/domain/operation-settings';
import { isSame } from '@sekitori/api/domain/same';

/** Days of the week that follow upon each other and have the same hours; 0 is Monday. */
export type HourRun = {
  readonly first: number;
  readonly last: number;
  readonly hours: OpeningHours;
};

/** The week in as few runs as it takes, to be said in one sentence. */
export function hourRuns(week: WeekHours): readonly HourRun[] {
  const runs: HourRun[] = [];
  for (const [day, hours] of week.entries()) {
    const run = runs.at(-1);
    if (run && isSame(run.hours, hours)) runs[runs.length - 1] = { ...run, last: day };
    else runs.push({ first: day, last: day, hours });
  }
  return runs;
}
