import type { Closure } from '@sekitori/api/domain/closure';
import type { OwnOperationSettings } from '@sekitori/api/domain/operation';
import type { OperationSettings } from '@sekitori/api/domain/operation-settings';
import { isSame } from '@sekitori/api/domain/same';

export type SettingField = keyof OperationSettings;

/** What became of one closure: it is there as it now reads, or it is gone. */
export type ClosureEdit =
  | { readonly kind: 'put'; readonly closure: Closure }
  | { readonly kind: 'remove'; readonly id: string };

/** What somebody changed and has not saved, apart from what stands, so that it can be laid over what others save meanwhile. */
export type Edits = {
  readonly set: OwnOperationSettings;
  /** Fields that are to come from above again. */
  readonly reset: readonly SettingField[];
  readonly closures: readonly ClosureEdit[];
};

export const noEdits: Edits = { set: {}, reset: [], closures: [] };

/** How many things are changed. */
export function countOf(edits: Edits): number {
  return Object.keys(edits.set).length + edits.reset.length + edits.closures.length;
}

export function isEdited(edits: Edits, field: SettingField): boolean {
  return edits.set[field] !== undefined || edits.reset.includes(field);
}

/** Own settings with the edits laid over them. */
export function editedOwn(own: OwnOperationSettings, edits: Edits): OwnOperationSettings {
  return without({ ...own, ...edits.set }, edits.reset);
}

/** Closures with the edits laid over them, in their order, new ones last. */
export function editedClosures(closures: readonly Closure[], edits: Edits): readonly Closure[] {
  const known = new Map(closures.map((closure) => [closure.id, closure]));
  for (const edit of edits.closures) {
    if (edit.kind === 'remove') known.delete(edit.id);
    else known.set(edit.closure.id, edit.closure);
  }
  return [...known.values()];
}

/** What the edits come to once some fields are set; whoever sets what all of `owns` say already has changed nothing. */
export function withSet(
  edits: Edits,
  values: OwnOperationSettings,
  owns: readonly OwnOperationSettings[],
): Edits {
  const fields = fieldsOf(values);
  const untouched = fields.filter((field) =>
    owns.every((own) => isSame(own[field], values[field])),
  );
  return {
    ...edits,
    set: without({ ...edits.set, ...values }, untouched),
    reset: edits.reset.filter((field) => !fields.includes(field)),
  };
}

/** What the edits come to once some fields are to come from above; one that none of `owns` has set needs no edit. */
export function withReset(
  edits: Edits,
  fields: readonly SettingField[],
  owns: readonly OwnOperationSettings[],
): Edits {
  const others = withoutEdits(edits, fields);
  const needed = fields.filter((field) => owns.some((own) => own[field] !== undefined));
  return { ...others, reset: [...others.reset, ...needed] };
}

/** The edits without those of some fields. */
export function withoutEdits(edits: Edits, fields: readonly SettingField[]): Edits {
  return {
    ...edits,
    set: without(edits.set, fields),
    reset: edits.reset.filter((field) => !fields.includes(field)),
  };
}

export const idOfEdit = (edit: ClosureEdit) => (edit.kind === 'put' ? edit.closure.id : edit.id);

/** What the edits come to with one more of a closure; what puts it back as it was is none. */
export function withClosureEdit(edits: Edits, edit: ClosureEdit, known: readonly Closure[]): Edits {
  const others = edits.closures.filter((one) => idOfEdit(one) !== idOfEdit(edit));
  const was = known.find(({ id }) => id === idOfEdit(edit));
  const isNothing = edit.kind === 'remove' ? !was : isSame(edit.closure, was);
  return { ...edits, closures: isNothing ? others : [...others, edit] };
}

export const fieldsOf = (own: OwnOperationSettings) => Object.keys(own) as SettingField[];

function without(own: OwnOperationSettings, fields: readonly SettingField[]): OwnOperationSettings {
  const kept = { ...own };
  for (const field of fields) delete kept[field];
  return kept;
}
