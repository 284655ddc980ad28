import { makeStyles, tokens } from '@fluentui/react-components';
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { PlanView } from '../../components/plan-view/PlanView.tsx';
import type { PlanViewHandle } from '../../components/plan-view/use-viewport.ts';
import { Hatching } from '../../components/seat/Hatching.tsx';
import { useAppearance } from '../../lib/appearance.ts';
import { useMessages } from '../../lib/messages.ts';
import { type Ghost, Ghosts } from './Ghosts.tsx';
import { Grid } from './Grid.tsx';
import { messages } from './messages.ts';
import { SeatNode, useSeatStyles } from './SeatNode.tsx';
import type { Tool } from './tool.ts';
import type { Editing } from './use-editor.ts';
import { type Modifiers, type PointerOutcome, usePlanPointer } from './use-plan-pointer.ts';
import { ZoneNode } from './ZoneNode.tsx';
import { ZoomButtons } from './ZoomButtons.tsx';

const useStyles = makeStyles({
  canvas: {
    position: 'relative',
    height: '100%',
    outline: 'none',
    ':focus-visible': { boxShadow: `inset 0 0 0 2px ${tokens.colorStrokeFocus2}` },
    '&[data-tool="seat"], &[data-tool="array"], &[data-tool="zone"]': { cursor: 'crosshair' },
    '&[data-tool="hand"]': { cursor: 'grab' },
  },
  frame: {
    fill: tokens.colorBrandBackground,
    fillOpacity: 0.12,
    stroke: tokens.colorBrandStroke1,
    strokeWidth: '1.5px',
    vectorEffect: 'non-scaling-stroke',
    pointerEvents: 'none',
  },
});

type Props = {
  readonly editing: Editing;
  readonly tool: Tool;
  readonly step: number;
  readonly ghosts: readonly Ghost[];
  readonly plan: RefObject<PlanViewHandle | null>;
  readonly onOutcome: (outcome: PointerOutcome, modifiers: Modifiers) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

/** From this many CSS pixels on, the names on seats can be read. */
const leastNamedSeat = 26;

/** The plan with its zones and seats, and whatever the pointer draws over them. */
export function PlanCanvas(props: Props) {
  const { editing, tool, step, ghosts, plan, onOutcome, onKeyDown } = props;
  const styles = useStyles();
  const seatStyles = useSeatStyles();
  const say = useMessages(messages);
  const isDark = useAppearance() !== 'light';
  const { seatSize, gridStep } = editing;
  const draft = editing.editor.drafts.present;
  const canvas = useRef<HTMLDivElement>(null);
  const frame = useRef<SVGRectElement>(null);
  const [focused, setFocused] = useState<string>();
  const pointer = usePlanPointer({ tool, draft, step, plan, frame, onOutcome });
  const nearFrom = useRef(leastNamedSeat / seatSize);
  const onScale = useCallback((scale: number) => {
    // Set on the element, so that a thousand seats are not drawn again while the plan zooms.
    canvas.current?.setAttribute('data-zoom', scale > nearFrom.current ? 'near' : 'far');
  }, []);
  useEffect(() => {
    nearFrom.current = leastNamedSeat / seatSize;
    onScale(plan.current?.scale() ?? 1);
  }, [onScale, plan, seatSize]);
  const selected = useMemo(() => new Set(editing.editor.selection), [editing.editor.selection]);
  const zoneNames = useMemo(
    () => new Map(draft.zones.map((zone) => [zone.id, zone.name])),
    [draft.zones],
  );
  const extent = draft.plan ?? { width: 1600, height: 1200 };
  const isFocusedThere = draft.seats.some((seat) => seat.id === focused);
  const tabStop = isFocusedThere ? focused : draft.seats[0]?.id;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of fields, not a drawing.
    <div
      ref={canvas}
      className={styles.canvas}
      data-tool={tool}
      data-zoom="far"
      role="group"
      aria-label={say('canvas')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: where no seat has the focus, Enter uses the tool here.
      tabIndex={0}
      {...pointer}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const id = event.target.getAttribute('data-seat');
        if (id) setFocused(id);
      }}
    >
      <PlanView
        ref={plan}
        extent={extent}
        picture={draft.plan?.href}
        isDark={isDark}
        panWith={tool === 'hand' ? 'any-drag' : 'middle-button'}
        onScale={onScale}
        overlay={<ZoomButtons plan={plan} />}
      >
        <Hatching spacing={0.16} />
        {step > 0 ? <Grid step={gridStep} extent={extent} /> : null}
        <g role="listbox" aria-label={say('seats')} aria-multiselectable>
          {draft.zones.map((zone) => (
            <ZoneNode
              key={zone.id}
              zone={zone}
              size={seatSize}
              isSelected={selected.has(zone.id)}
            />
          ))}
          {draft.seats.map((seat) => (
            <SeatNode
              key={seat.id}
              seat={seat}
              size={seatSize}
              zoneName={zoneNames.get(seat.zoneId ?? '')}
              isSelected={selected.has(seat.id)}
              isTabStop={seat.id === tabStop}
              say={say}
              styles={seatStyles}
            />
          ))}
        </g>
        <Ghosts ghosts={ghosts} size={seatSize} />
        <rect ref={frame} className={styles.frame} visibility="hidden" />
      </PlanView>
    </div>
  );
}
