import type { Closure } from '@sekitori/api/domain/closure';
import { type OwnOperationSettings, ownOn } from '@sekitori/api/domain/operation';
import { isSame } from '@sekitori/api/domain/same';
import { type Desk, targetsAt, workdayOf } from './desk.ts';
import {
  type Edits,
  editedClosures,
  editedOwn,
  fieldsOf,
  idOfEdit,
  isEdited,
  type SettingField,
  withoutEdits,
} from './edits.ts';
import { operationAt } from './places.ts';

/** A setting that somebody else saved meanwhile, in the own settings of the place before, theirs, and as I want them. */
export type FieldMeanwhile = {
  readonly field: SettingField;
  readonly before: OwnOperationSettings;
  readonly theirs: OwnOperationSettings;
  /** Absent where I did not touch the field, or want the same. */
  readonly mine?: OwnOperationSettings;
};

/** A closure that somebody else saved meanwhile; absent where it is gone. */
export type ClosureMeanwhile = {
  readonly id: string;
  readonly before: Closure | undefined;
  readonly theirs: Closure | undefined;
  readonly mine?: { readonly value: Closure | undefined };
};

export type Meanwhile = {
  readonly fields: readonly FieldMeanwhile[];
  readonly closures: readonly ClosureMeanwhile[];
};

/** What somebody else saved at the same place since the page asked, beside what is changed here. `now` is the same desk over their state. */
export function meanwhileAt(desk: Desk, now: Desk): Meanwhile {
  const targets = targetsAt(desk);
  const fields = targets.flatMap((target) => fieldsMeanwhile(desk, now, target));
  const closures = targets.flatMap((target) => closuresMeanwhile(desk, now, target));
  return {
    fields: fields.filter((one, at) => fields.findIndex(({ field }) => field === one.field) === at),
    closures: closures.filter((one, at) => closures.findIndex(({ id }) => id === one.id) === at),
  };
}

type Target = ReturnType<typeof targetsAt>[number];

function fieldsMeanwhile(desk: Desk, now: Desk, target: Target): FieldMeanwhile[] {
  const [before, theirs] = [desk, now].map(({ operation }) =>
    ownOn(operationAt(operation, target), workdayOf(desk)),
  );
  if (!before || !theirs) return [];
  const wanted = editedOwn(before, desk.edits);
  return [...new Set([...fieldsOf(before), ...fieldsOf(theirs)])]
    .filter((field) => !isSame(before[field], theirs[field]))
    .map((field) => ({
      field,
      before,
      theirs,
      ...(isEdited(desk.edits, field) && !isSame(wanted[field], theirs[field])
        ? { mine: wanted }
        : {}),
    }));
}

function closuresMeanwhile(desk: Desk, now: Desk, target: Target): ClosureMeanwhile[] {
  const before = operationAt(desk.operation, target).closures;
  const theirs = operationAt(now.operation, target).closures;
  const wanted = editedClosures(before, desk.edits);
  const named = (closures: readonly Closure[], id: string) =>
    closures.find((closure) => closure.id === id);
  return [...new Set([...before, ...theirs].map(({ id }) => id))]
    .map((id) => ({ id, before: named(before, id), theirs: named(theirs, id) }))
    .filter((one) => !isSame(one.before, one.theirs))
    .map((one) => {
      const mine = named(wanted, one.id);
      const isMine = desk.edits.closures.some((edit) => idOfEdit(edit) === one.id);
      return isMine && !isSame(mine, one.theirs) ? { ...one, mine: { value: mine } } : one;
    });
}

/** Whether somebody must choose between theirs and mine. */
export const isContested = ({ mine }: FieldMeanwhile | ClosureMeanwhile) => mine !== undefined;

/** The edits that are left once theirs is chosen for some fields and closures; what is the same as theirs is none any more. */
export function editsOver(edits: Edits, meanwhile: Meanwhile, theirs: ReadonlySet<string>): Edits {
  const isOver = (one: FieldMeanwhile | ClosureMeanwhile, name: string) =>
    !isContested(one) || theirs.has(name);
  const fields = meanwhile.fields.filter((one) => isOver(one, one.field)).map(({ field }) => field);
  const closures = meanwhile.closures.filter((one) => isOver(one, one.id)).map(({ id }) => id);
  return {
    ...withoutEdits(edits, fields),
    closures: edits.closures.filter((edit) => !closures.includes(idOfEdit(edit))),
  };
}
