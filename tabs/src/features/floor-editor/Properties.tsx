import { ArrayPanel } from './ArrayPanel.tsx';
import { FloorPanel } from './FloorPanel.tsx';
import { SeatPanel } from './SeatPanel.tsx';
import type { Editing } from './use-editor.ts';
import type { usePlanTools } from './use-plan-tools.ts';
import type { Upload } from './use-upload.ts';
import { ZonePanel } from './ZonePanel.tsx';

type Props = {
  readonly editing: Editing;
  readonly upload: Upload;
  readonly tools: ReturnType<typeof usePlanTools>;
  readonly onPlaced: () => void;
};

/** The panel for what is at hand: an array to be placed, seats, a zone, or the floor. */
export function Properties({ editing, upload, tools, onPlaced }: Props) {
  const { selection, drafts } = editing.editor;
  const chosen = new Set(selection);
  const [first, ...rest] = drafts.present.seats.filter((seat) => chosen.has(seat.id));
  const zone = drafts.present.zones.find((known) => chosen.has(known.id));
  const { array } = tools.array;
  if (array) {
    return <ArrayPanel editing={editing} wish={tools.array} array={array} onPlaced={onPlaced} />;
  }
  if (first) {
    return <SeatPanel editing={editing} seats={[first, ...rest]} onDuplicate={tools.duplicate} />;
  }
  if (zone) return <ZonePanel editing={editing} zone={zone} />;
  return <FloorPanel editing={editing} upload={upload} />;
}
