import { copiesOf } from './copies-of-seats.ts';
import { nextName } from './next-name.ts';
import type { Point, Rectangle } from './plan-geometry.ts';
import { toggled, united, within } from './selection.ts';
import { snapped } from './snapping.ts';
import type { Tool } from './tool.ts';
import { useArray } from './use-array.ts';
import type { Editing } from './use-editor.ts';
import type { Modifiers, PointerOutcome } from './use-plan-pointer.ts';

type Given = {
  readonly editing: Editing;
  readonly tool: Tool;
  readonly step: number;
  readonly zoneName: string;
};

/** The name before the first one: the first seat of a floor is A-01. */
const beforeFirst = 'A-00';

/** What the tools make of what the pointer did; an array is a wish until somebody places it. */
export function usePlanTools({ editing, tool, step, zoneName }: Given) {
  const { editor, dispatch, seatSize } = editing;
  const { seats } = editor.drafts.present;
  const taken = new Set(seats.map((seat) => seat.name));
  const lastName = seats.at(-1)?.name ?? beforeFirst;
  const spacing = seatSize * 1.25;
  const array = useArray({ editing, spacing });
  const onGrid = (at: Point) => (step > 0 ? snapped(at, step) : at);

  const placeSeat = (at: Point) => {
    const { x, y } = onGrid(at);
    const name = nextName(lastName, taken);
    const place = { x: Math.round(x), y: Math.round(y), turn: 0 };
    dispatch({
      kind: 'add-seats',
      seats: [{ id: editing.newSeatId(), name, ...place, equipment: [] }],
    });
  };

  const addZone = (frame: Rectangle) =>
    dispatch({ kind: 'add-zone', zone: { id: editing.newZoneId(), name: zoneName, ...frame } });

  const around = (at: Point, columns: number, rows: number): Rectangle => ({
    x: at.x - spacing / 2,
    y: at.y - spacing / 2,
    width: columns * spacing,
    height: rows * spacing,
  });

  const duplicate = (way: Point) => {
    const originals = seats.filter((seat) => editor.selection.includes(seat.id));
    const copies = copiesOf(originals, way, { newId: editing.newSeatId, taken });
    dispatch({ kind: 'add-seats', seats: copies });
  };

  const use = (at: Point) => {
    if (tool === 'seat') placeSeat(at);
    if (tool === 'array') array.begin(around(at, 6, 4));
    if (tool === 'zone') addZone(around(at, 6, 4));
  };

  /** As `use`, with a new array or zone all around the place instead of beginning there. */
  const placeAround = (middle: Point) =>
    use(tool === 'seat' ? middle : { x: middle.x - 2.5 * spacing, y: middle.y - 1.5 * spacing });

  const press = (on: Extract<PointerOutcome, { kind: 'pressed' }>['on'], shiftKey: boolean) => {
    if (tool !== 'select' || on.kind === 'plan') return;
    const id = on.kind === 'seat' ? on.seat.id : on.zone.id;
    if (on.kind !== 'seat') return dispatch({ kind: 'select', ids: [id] });
    const chosen = editor.selection.filter((known) => seats.some((seat) => seat.id === known));
    if (shiftKey) return dispatch({ kind: 'select', ids: toggled(chosen, id) });
    if (!chosen.includes(id)) dispatch({ kind: 'select', ids: [id] });
  };

  const click = (
    on: Extract<PointerOutcome, { kind: 'clicked' }>['on'],
    at: Point,
    shiftKey: boolean,
  ) => {
    if (tool !== 'select') return use(at);
    if (shiftKey) return;
    if (on.kind === 'plan') dispatch({ kind: 'select', ids: [] });
    if (on.kind === 'seat') dispatch({ kind: 'select', ids: [on.seat.id] });
  };

  const draw = (frame: Rectangle) => {
    if (tool === 'array') array.begin(frame);
    if (tool === 'zone') addZone(frame);
    if (tool === 'seat') placeSeat(frame);
  };

  const drag = (way: Point, altKey: boolean) => {
    if (altKey) duplicate(way);
    else dispatch({ kind: 'move', ids: editor.selection, way });
  };

  const band = (frame: Rectangle, shiftKey: boolean) => {
    const caught = within(frame, seats);
    dispatch({ kind: 'select', ids: shiftKey ? united(editor.selection, caught) : caught });
  };

  const onOutcome = (outcome: PointerOutcome, { shiftKey, altKey }: Modifiers) => {
    switch (outcome.kind) {
      case 'pressed':
        return press(outcome.on, shiftKey);
      case 'clicked':
        return click(outcome.on, outcome.at, shiftKey);
      case 'banded':
        return band(outcome.frame, shiftKey);
      case 'drawn':
        return draw(outcome.frame);
      case 'pulled':
        return dispatch({ kind: 'frame-zone', id: outcome.zoneId, frame: outcome.frame });
      case 'dragged':
        return drag(outcome.way, altKey);
    }
  };

  return { array, duplicate, placeAround, onOutcome };
}
