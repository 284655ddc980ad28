import { makeStyles, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import { SeatBody } from '../../components/seat/SeatBody.tsx';
import type { PlaceOfArray } from './array-of-seats.ts';
import { seatNameSize } from './seat-name-size.ts';

const useStyles = makeStyles({
  ghosts: { opacity: 0.6, pointerEvents: 'none' },
  name: {
    fill: tokens.colorNeutralForegroundOnBrand,
    fontFamily: tokens.fontFamilyBase,
    fontWeight: tokens.fontWeightSemibold,
    textAnchor: 'middle',
    dominantBaseline: 'central',
    '[data-zoom="far"] &': { display: 'none' },
  },
});

/** A seat that is not there yet; without a name while the naming scheme gives none. */
export type Ghost = PlaceOfArray & { readonly name: string };

type Props = { readonly ghosts: readonly Ghost[]; readonly size: number };

/** Where the seats of an array would stand and what they would be called, before anybody says so. */
export const Ghosts = memo(function Ghosts({ ghosts, size }: Props) {
  const styles = useStyles();
  return (
    <g className={styles.ghosts} aria-hidden data-ghosts={ghosts.length}>
      {ghosts.map(({ x, y, turn, name }) => (
        <g key={`${x} ${y}`}>
          <g transform={`translate(${x} ${y}) scale(${size})`}>
            <SeatBody look="mine" turn={turn} />
          </g>
          <text x={x} y={y} fontSize={seatNameSize(name, size)} className={styles.name}>
            {name}
          </text>
        </g>
      ))}
    </g>
  );
});
