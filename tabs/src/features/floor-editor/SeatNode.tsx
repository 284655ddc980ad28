import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { memo } from 'react';
import { SeatBody } from '../../components/seat/SeatBody.tsx';
import type { Say } from '../../lib/messages.ts';
import type { messages } from './messages.ts';
import { seatNameSize } from './seat-name-size.ts';

/** The classes of all seats; looked up once, not a thousand times. */
export const useSeatStyles = makeStyles({
  seat: { cursor: 'move', outline: 'none', ':focus-visible > rect': { opacity: 1 } },
  name: {
    fill: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontWeight: tokens.fontWeightSemibold,
    textAnchor: 'middle',
    dominantBaseline: 'central',
    pointerEvents: 'none',
    '[data-zoom="far"] &': { display: 'none' },
  },
  nameOnAccent: { fill: tokens.colorNeutralForegroundOnBrand },
  ring: {
    opacity: 0,
    fill: 'none',
    stroke: tokens.colorStrokeFocus2,
    strokeWidth: '2.5px',
    vectorEffect: 'non-scaling-stroke',
  },
});

type Props = {
  readonly seat: SeatWire;
  readonly size: number;
  readonly zoneName: string | undefined;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  // Handed in, because a thousand seats that ask for words and classes themselves take a second.
  readonly say: Say<keyof typeof messages.ja>;
  readonly styles: ReturnType<typeof useSeatStyles>;
};

/** One seat on the plan; drawn again only when it changes itself. */
export const SeatNode = memo(function SeatNode(props: Props) {
  const { seat, size, zoneName, isSelected, isTabStop, say, styles } = props;
  const look = seat.closedBecause ? 'blocked' : 'free';
  const spoken = zoneName
    ? say('seatInZone', { name: seat.name, zone: zoneName })
    : say('seatSpoken', { name: seat.name });
  return (
    <g
      data-seat={seat.id}
      role="option"
      tabIndex={isTabStop ? 0 : -1}
      aria-selected={isSelected}
      aria-label={
        seat.closedBecause
          ? say('seatClosed', { seat: spoken, reason: seat.closedBecause })
          : spoken
      }
      className={styles.seat}
    >
      <g transform={`translate(${seat.x} ${seat.y}) scale(${size})`}>
        <SeatBody look={isSelected ? 'mine' : look} turn={seat.turn} />
      </g>
      <text
        x={seat.x}
        y={seat.y}
        fontSize={seatNameSize(seat.name, size)}
        className={mergeClasses(styles.name, isSelected && styles.nameOnAccent)}
      >
        {seat.name}
      </text>
      <rect
        x={seat.x - size * 0.56}
        y={seat.y - size * 0.56}
        width={size * 1.12}
        height={size * 1.12}
        rx={size * 0.16}
        className={styles.ring}
      />
    </g>
  );
});
