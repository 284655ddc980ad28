import { type OwnOperationSettings, ownOn } from '@sekitori/api/domain/operation';
import { isSame } from '@sekitori/api/domain/same';
import { addDays, type Workday } from '@sekitori/api/domain/workday';
import { type Desk, targetsAt } from './desk.ts';
import { fieldsOf, type SettingField } from './edits.ts';
import { operationAt } from './places.ts';

/** What is entered for a workday to come: the own settings from then on, and the fields that it changes. */
export type LaterEntry = {
  readonly from: Workday;
  readonly own: OwnOperationSettings;
  readonly fields: readonly SettingField[];
};

/** What is entered for days to come at the place, the earliest first; of several seats, as the first of them has it. */
export function laterAt(desk: Desk): readonly LaterEntry[] {
  const entries = targetsAt(desk).flatMap((target) => {
    const known = operationAt(desk.operation, target);
    return known.later
      .filter(({ from }) => from > desk.today)
      .map(({ from, own }) => {
        const before = ownOn(known, addDays(from, -1));
        const fields = [...new Set([...fieldsOf(before), ...fieldsOf(own)])];
        return { from, own, fields: fields.filter((one) => !isSame(before[one], own[one])) };
      });
  });
  return [...new Map(entries.reverse().map((entry) => [entry.from, entry])).values()].sort(
    (a, b) => (a.from < b.from ? -1 : 1),
  );
}
