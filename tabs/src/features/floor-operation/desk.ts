import type { OperationWire } from '@sekitori/api/contract/operation-wire';
import {
  type FloorOperation,
  type OwnOperationSettings,
  ownOn,
} from '@sekitori/api/domain/operation';
import type { Place } from '@sekitori/api/domain/operation-change';
import type { Workday } from '@sekitori/api/domain/workday';
import {
  type ClosureEdit,
  type Edits,
  noEdits,
  type SettingField,
  withClosureEdit,
  withoutEdits,
  withReset,
  withSet,
} from './edits.ts';
import { floorOperationOf } from './operation-of-wire.ts';
import { operationAt, type Standing, standingAt, type Target, targetsOf } from './places.ts';

/** The page as plain data: what the service told, what is looked at, and what is changed and not saved. */
export type Desk = {
  readonly wire: OperationWire;
  readonly operation: FloorOperation;
  readonly today: Workday;
  readonly place: Place;
  /** The workday to come that settings are looked at and changed for; undefined for now. */
  readonly from: Workday | undefined;
  readonly edits: Edits;
};

export type DeskAction =
  /** Each of these two begins anew: nothing that is not saved is carried to another place or date. */
  | { readonly kind: 'look-at'; readonly place: Place }
  | { readonly kind: 'look-from'; readonly from: Workday | undefined }
  | { readonly kind: 'set'; readonly values: OwnOperationSettings }
  | { readonly kind: 'reset'; readonly fields: readonly SettingField[] }
  | { readonly kind: 'take-back'; readonly fields: readonly SettingField[] }
  | { readonly kind: 'closure'; readonly edit: ClosureEdit }
  | { readonly kind: 'discard' }
  /** What the service says now, with the edits that are still to be saved over it. */
  | { readonly kind: 'learn'; readonly wire: OperationWire; readonly edits: Edits };

export function beginDesk(start: { readonly wire: OperationWire; readonly today: Workday }): Desk {
  const { wire, today } = start;
  return {
    wire,
    today,
    operation: floorOperationOf(wire),
    place: { level: 'floor' },
    from: undefined,
    edits: noEdits,
  };
}

/** Everything that happens at the page, in one place and without side effects. */
export function deskAfter(desk: Desk, action: DeskAction): Desk {
  switch (action.kind) {
    case 'look-at':
      return { ...desk, place: action.place, edits: noEdits };
    case 'look-from':
      return { ...desk, from: action.from, edits: noEdits };
    case 'set':
      return { ...desk, edits: withSet(desk.edits, action.values, ownsOf(desk)) };
    case 'reset':
      return { ...desk, edits: withReset(desk.edits, action.fields, ownsOf(desk)) };
    case 'take-back':
      return { ...desk, edits: withoutEdits(desk.edits, action.fields) };
    case 'closure':
      return { ...desk, edits: withClosureEdit(desk.edits, action.edit, closuresOf(desk)) };
    case 'discard':
      return { ...desk, edits: noEdits };
    case 'learn':
      return {
        ...desk,
        wire: action.wire,
        operation: floorOperationOf(action.wire),
        edits: action.edits,
      };
  }
}

export const targetsAt = (desk: Desk): readonly Target[] => targetsOf(desk.place, desk.wire.seats);

/** The workday whose settings are looked at. */
export const workdayOf = (desk: Desk): Workday => desk.from ?? desk.today;

/** What was saved for each thing of the place, on the workday that is looked at. */
export function ownsOf(desk: Desk): readonly OwnOperationSettings[] {
  return targetsAt(desk).map((target) =>
    ownOn(operationAt(desk.operation, target), workdayOf(desk)),
  );
}

/** The saved closures of the place; of several seats, those of any. */
function closuresOf(desk: Desk) {
  return targetsAt(desk).flatMap((target) => operationAt(desk.operation, target).closures);
}

/** What holds at each thing of the place with the edits. */
export function standingsOf(desk: Desk): readonly Standing[] {
  const on = { workday: workdayOf(desk), edits: desk.edits };
  return targetsAt(desk).map((target) => standingAt(desk.operation, target, on));
}
