import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { memo } from 'react';
import { equipmentPaths } from '../../components/seat/equipment-paths.ts';
import { SeatBody } from '../../components/seat/SeatBody.tsx';
import { SeatMark } from '../../components/seat/SeatMark.tsx';
import type { SeatLook } from '../../components/seat/seat-look.ts';
import { useMarkStyles } from '../../components/seat/use-look-styles.ts';
import type { ZoomLevel } from './zoom-level.ts';

const useStyles = makeStyles({
  seat: {
    cursor: 'pointer',
    transitionProperty: 'opacity',
    transitionDuration: '200ms',
    ':hover': { filter: 'brightness(0.96)' },
  },
  dimmed: { opacity: 0.22 },
  ring: {
    fill: 'none',
    strokeWidth: '3px',
    vectorEffect: 'non-scaling-stroke',
    stroke: tokens.colorNeutralForeground1,
  },
  lit: { stroke: tokens.colorCompoundBrandStroke, strokeDasharray: '6 4' },
  name: {
    fill: 'currentColor',
    fontFamily: tokens.fontFamilyBase,
    fontWeight: tokens.fontWeightSemibold,
    textAnchor: 'middle',
    dominantBaseline: 'central',
    fontVariantNumeric: 'tabular-nums',
  },
  signs: {
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: '1.5px',
    strokeLinecap: 'round',
  },
});

export type SeatEmphasis = 'none' | 'chosen' | 'lit';

type Props = {
  readonly seat: SeatWire;
  /** The side of a seat in plan pixels. */
  readonly size: number;
  readonly look: SeatLook;
  readonly share: number;
  readonly initials: string;
  readonly emphasis: SeatEmphasis;
  readonly isDimmed: boolean;
  readonly level: ZoomLevel;
  /** What a screen reader says. */
  readonly label: string;
};

/** One seat on the plan. Drawn again only when something of its own changed. */
export const MapSeat = memo(function MapSeat(props: Props) {
  const { seat, size, look, emphasis, level } = props;
  const styles = useStyles();
  const marks = useMarkStyles();
  return (
    <g
      id={optionIdOf(seat.id)}
      role="option"
      aria-selected={emphasis === 'chosen'}
      data-seat={seat.name}
      data-look={look}
      data-emphasis={emphasis}
      transform={`translate(${seat.x} ${seat.y}) scale(${size})`}
      className={mergeClasses(styles.seat, marks[look], props.isDimmed && styles.dimmed)}
    >
      {/* Says what the seat is to those who listen and to those who point at it. */}
      <title>{props.label}</title>
      {emphasis === 'none' ? null : (
        <rect
          x="-.62"
          y="-.62"
          width="1.24"
          height="1.24"
          rx=".26"
          className={mergeClasses(styles.ring, emphasis === 'lit' && styles.lit)}
        />
      )}
      <SeatBody look={look} turn={seat.turn} />
      <g transform={level === 'far' ? undefined : 'translate(0 -.15) scale(.84)'}>
        <SeatMark look={look} share={props.share} initials={props.initials} />
      </g>
      {level === 'far' ? null : (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: SVG text takes no focus
        <text aria-hidden="true" y=".25" className={styles.name} fontSize={fontSizeOf(seat.name)}>
          {seat.name}
        </text>
      )}
      {level === 'near' ? (
        <g className={styles.signs}>
          {seat.equipment.slice(0, 4).map((thing, index) => (
            <path
              key={thing}
              d={equipmentPaths[thing]}
              transform={`translate(${-0.42 + index * 0.2} -.43) scale(.0105)`}
            />
          ))}
        </g>
      ) : null}
    </g>
  );
});

/** The DOM id of a seat's option; ids of seats are plain enough to stand in one. */
export function optionIdOf(seatId: string): string {
  return `seat-${seatId}`;
}

/** Long names get smaller letters, so that they stay on their seat. */
function fontSizeOf(name: string): number {
  return Math.min(0.3, 1.5 / Math.max(1, name.length));
}
