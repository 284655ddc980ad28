import type { AdminFloorWire } from '@sekitori/api/contract/floor-wire';
import { floorId } from '@sekitori/api/domain/ids';
import { seatIdOn } from '@sekitori/api/domain/seat';
import { type Dispatch, useMemo, useReducer } from 'react';
import { seatSizeOf } from '../../components/plan-view/seat-size.ts';
import { beginEditor, type Editor, editorAfter } from './editor.ts';
import type { EditorAction } from './editor-action.ts';
import { gridStepOf } from './snapping.ts';

/** What the parts of the editor share: its state, how to change it, and what follows from it. */
export type Editing = {
  readonly editor: Editor;
  readonly dispatch: Dispatch<EditorAction>;
  readonly newSeatId: () => string;
  readonly newZoneId: () => string;
  readonly seatSize: number;
  readonly gridStep: number;
};

export function useEditor(floor: AdminFloorWire): Editing {
  const [editor, dispatch] = useReducer(editorAfter, floor, beginEditor);
  const { seats, plan } = editor.drafts.present;
  const width = plan?.width ?? 1600;
  const seatSize = useMemo(() => Math.round(seatSizeOf(seats, { width })), [seats, width]);
  return {
    editor,
    dispatch,
    newSeatId: () => seatIdOn(floorId(floor.id), crypto.randomUUID()),
    newZoneId: () => crypto.randomUUID(),
    seatSize,
    gridStep: gridStepOf({ width }),
  };
}
