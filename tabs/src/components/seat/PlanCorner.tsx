import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FloorWire, SeatWire } from '@sekitori/api/contract/floor-wire';
import { useAppearance } from '../../lib/appearance.ts';
import { SeatBody } from './SeatBody.tsx';
import type { SeatLook } from './seat-look.ts';

const useStyles = makeStyles({
  frame: {
    display: 'block',
    width: '100%',
    aspectRatio: '16 / 8',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    boxSizing: 'border-box',
  },
  dark: { filter: 'invert(0.86) hue-rotate(180deg)' },
  here: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '3px',
    vectorEffect: 'non-scaling-stroke',
  },
});

type Props = {
  readonly floor: FloorWire;
  readonly seat: SeatWire;
  readonly look: SeatLook;
  /** The side of a seat in plan pixels. */
  readonly size: number;
};

/** The corner of the plan around a seat, so that one finds the way to it. */
export function PlanCorner({ floor, seat, look, size }: Props) {
  const styles = useStyles();
  const isDark = useAppearance() !== 'light';
  const { plan } = floor;
  if (!plan) return null;
  const width = size * 8;
  const height = width / 2;
  const x = Math.max(0, Math.min(seat.x - width / 2, plan.width - width));
  const y = Math.max(0, Math.min(seat.y - height / 2, plan.height - height));
  return (
    <svg className={styles.frame} viewBox={`${x} ${y} ${width} ${height}`} aria-hidden="true">
      <image
        href={`${plan.href}?width=1600`}
        width={plan.width}
        height={plan.height}
        className={mergeClasses(isDark && styles.dark)}
      />
      <g transform={`translate(${seat.x} ${seat.y}) scale(${size})`}>
        <SeatBody look={look} turn={seat.turn} />
        <rect x="-.66" y="-.66" width="1.32" height="1.32" rx=".28" className={styles.here} />
      </g>
    </svg>
  );
}
