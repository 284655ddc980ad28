import type { AdminFloorWire } from '@sekitori/api/contract/floor-wire';
import { changedDraft } from './change-draft.ts';
import { type Draft, draftOf } from './draft.ts';
import type { DraftAction, EditorAction } from './editor-action.ts';
import { beginHistory, type History, record, redo, undo } from './history.ts';
import { type Selection, stillThere } from './selection.ts';

/** The editor as plain data. `saved` is the draft that the service has. */
export type Editor = {
  readonly drafts: History<Draft>;
  readonly selection: Selection;
  readonly saved: Draft;
};

export function beginEditor(floor: AdminFloorWire): Editor {
  const draft = draftOf(floor);
  return { drafts: beginHistory(draft), selection: [], saved: draft };
}

/** By identity: going back to the saved draft by undo leaves nothing to save. */
export function hasUnsavedChanges(editor: Editor): boolean {
  return editor.drafts.present !== editor.saved;
}

/** Everything that happens in the editor, in one place and without side effects. */
export function editorAfter(editor: Editor, action: EditorAction): Editor {
  switch (action.kind) {
    case 'undo':
      return withDrafts(editor, undo(editor.drafts));
    case 'redo':
      return withDrafts(editor, redo(editor.drafts));
    case 'select':
      return { ...editor, selection: action.ids };
    case 'saved':
      return { ...editor, saved: action.draft };
    default: {
      const next = changedDraft(editor.drafts.present, action);
      const changed = withDrafts(editor, record(editor.drafts, next));
      const selection = selectedBy(action);
      return selection ? { ...changed, selection } : changed;
    }
  }
}

/** What was just made is selected, so that its properties are at hand. */
function selectedBy(action: DraftAction): Selection | undefined {
  if (action.kind === 'add-seats') return action.seats.map((seat) => seat.id);
  return action.kind === 'add-zone' ? [action.zone.id] : undefined;
}

function withDrafts(editor: Editor, drafts: History<Draft>): Editor {
  const { seats, zones } = drafts.present;
  return { ...editor, drafts, selection: stillThere(editor.selection, [...seats, ...zones]) };
}
