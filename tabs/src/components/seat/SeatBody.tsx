import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { SeatLook } from './seat-look.ts';
import { useBodyStyles } from './use-look-styles.ts';

const useStyles = makeStyles({
  shape: {
    strokeWidth: '1.5px',
    vectorEffect: 'non-scaling-stroke',
    transitionProperty: 'fill, stroke',
    transitionDuration: '200ms',
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '1ms' },
  },
});

/** The desk and the back of its chair, in units of the seat's side; at turn 0 the person looks up. */
export function SeatBody({ look, turn }: { readonly look: SeatLook; readonly turn: number }) {
  const styles = useStyles();
  const looks = useBodyStyles();
  const shape = mergeClasses(styles.shape, looks[look]);
  return (
    <g transform={`rotate(${turn})`}>
      <rect x="-.24" y=".38" width=".48" height=".14" rx=".07" className={shape} />
      <rect x="-.47" y="-.47" width=".94" height=".9" rx=".16" className={shape} />
    </g>
  );
}
