import { makeStyles } from '@fluentui/react-components';
import { memo } from 'react';
import { SeatBody } from '../../components/seat/SeatBody.tsx';
import type { PlaceOfArray } from './array-of-seats.ts';

const useStyles = makeStyles({ ghosts: { opacity: 0.6, pointerEvents: 'none' } });

type Props = { readonly places: readonly PlaceOfArray[]; readonly size: number };

/** Where the seats of an array would stand, before anybody says so. */
export const Ghosts = memo(function Ghosts({ places, size }: Props) {
  const styles = useStyles();
  return (
    <g className={styles.ghosts} aria-hidden data-ghosts={places.length}>
      {places.map(({ x, y, turn }) => (
        <g key={`${x} ${y}`} transform={`translate(${x} ${y}) scale(${size})`}>
          <SeatBody look="mine" turn={turn} />
        </g>
      ))}
    </g>
  );
});
