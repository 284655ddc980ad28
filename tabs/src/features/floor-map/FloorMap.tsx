import { makeStyles, tokens } from '@fluentui/react-components';
import type { SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import type { FloorWire } from '@sekitori/api/contract/floor-wire';
import type { Period } from '@sekitori/api/domain/period';
import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { PlanView } from '../../components/plan-view/PlanView.tsx';
import { seatSizeOf } from '../../components/plan-view/seat-size.ts';
import type { PlanViewHandle } from '../../components/plan-view/use-viewport.ts';
import { Hatching } from '../../components/seat/Hatching.tsx';
import { freeShare, initialsOf, lookOf } from '../../components/seat/seat-look.ts';
import { useSeatWords } from '../../components/seat/why-not.ts';
import { useAppearance } from '../../lib/appearance.ts';
import { clockOfFloor } from '../../lib/floor-clock.ts';
import { useMessages } from '../../lib/messages.ts';
import { extentOf } from './extent.ts';
import { MapButtons } from './MapButtons.tsx';
import { MapLegend } from './MapLegend.tsx';
import { MapSeat, optionIdOf } from './MapSeat.tsx';
import { mapMessages } from './messages.ts';
import { seatUnder } from './next-seat.ts';
import { useSeatKeys } from './use-seat-keys.ts';
import { ZoneAreas, ZoneNames } from './ZoneTints.tsx';
import { readableScale, type ZoomLevel, zoomLevelOf } from './zoom-level.ts';

const useStyles = makeStyles({
  seats: { outline: 'none' },
  focus: {
    fill: 'none',
    stroke: tokens.colorStrokeFocus2,
    strokeWidth: '3px',
    vectorEffect: 'non-scaling-stroke',
    pointerEvents: 'none',
  },
});

type Props = {
  readonly floor: FloorWire;
  readonly period: Period;
  readonly availability: ReadonlyMap<string, SeatAvailabilityWire>;
  readonly chosen: string | undefined;
  /** The alternative that is pointed at beside the map. */
  readonly lit: string | undefined;
  readonly matches: (seatId: string) => boolean;
  readonly onChoose: (seatId: string) => void;
};

/** Half a finger, in CSS pixels: a tap this near to a seat means it (targets of 44 pixels). */
const fingerReach = 26;

/** What the legend covers at the bottom, in CSS pixels. */
const roomForLegend = 56;

/** The plan with every seat as it stands, and the keyboard's way over it (J1). */
export function FloorMap(props: Props) {
  const { floor, period, availability, chosen, lit, matches, onChoose } = props;
  const styles = useStyles();
  const say = useMessages(mapMessages);
  const clock = useMemo(() => clockOfFloor(floor), [floor]);
  const { spoken } = useSeatWords(clock);
  const looks = useMemo(
    () => new Set(floor.seats.map((seat) => lookOf(availability.get(seat.id)))),
    [floor.seats, availability],
  );
  const appearance = useAppearance();
  const view = useRef<PlanViewHandle>(null);
  const extent = useMemo(() => extentOf(floor), [floor]);
  const size = useMemo(() => seatSizeOf(floor.seats, extent), [floor.seats, extent]);
  const [level, setLevel] = useState<ZoomLevel>('far');
  const onScale = useCallback((scale: number) => setLevel(zoomLevelOf(scale * size)), [size]);

  const place = useCallback(
    (id: string | undefined) => floor.seats.find((seat) => seat.id === id),
    [floor.seats],
  );
  const reveal = useCallback((at: { x: number; y: number }) => view.current?.reveal(at), []);
  const keys = useSeatKeys({ seats: floor.seats, chosen, onChoose, reveal });

  useEffect(() => {
    const seat = place(lit ?? chosen);
    if (seat) view.current?.reveal(seat);
  }, [place, lit, chosen]);

  const mine = floor.seats.find((seat) => availability.get(seat.id)?.state === 'mine');
  const choose = (event: MouseEvent) => {
    const handle = view.current;
    if (!handle) return;
    const reach = Math.max(size / 2, fingerReach / handle.scale());
    const seat = seatUnder(handle.toPlan(event), reach, floor.seats);
    if (seat) onChoose(seat.id);
  };
  const focused = place(keys.focused);

  return (
    <PlanView
      ref={view}
      extent={extent}
      picture={floor.plan?.href}
      isDark={appearance !== 'light'}
      onScale={onScale}
      roomBelow={roomForLegend}
      overlay={
        <>
          <MapLegend looks={looks} />
          <MapButtons
            onFit={() => view.current?.fit()}
            onZoom={(by) => view.current?.zoomBy(by)}
            onMine={mine && (() => view.current?.showAt(mine, readableScale(size)))}
          />
        </>
      }
    >
      <Hatching spacing={0.14} />
      <ZoneAreas zones={floor.zones} isContrast={appearance === 'contrast'} />
      <g
        role="listbox"
        tabIndex={0}
        aria-label={say('seats', { floor: floor.name })}
        aria-activedescendant={keys.focused && optionIdOf(keys.focused)}
        className={styles.seats}
        onClick={choose}
        {...keys.handlers}
      >
        <rect width={extent.width} height={extent.height} fill="transparent" />
        {floor.seats.map((seat) => {
          const stands = availability.get(seat.id);
          return (
            <MapSeat
              key={seat.id}
              seat={seat}
              size={size}
              look={lookOf(stands)}
              share={stands ? freeShare(stands, period) : 0}
              initials={stands?.holder ? initialsOf(stands.holder.name) : ''}
              emphasis={seat.id === chosen ? 'chosen' : seat.id === lit ? 'lit' : 'none'}
              isDimmed={!matches(seat.id)}
              level={level}
              label={spoken(seat, stands)}
            />
          );
        })}
        {focused ? (
          <circle cx={focused.x} cy={focused.y} r={size * 0.82} className={styles.focus} />
        ) : null}
      </g>
      <ZoneNames zones={floor.zones} />
    </PlanView>
  );
}
