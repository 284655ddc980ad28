import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { Hatching } from './Hatching.tsx';
import { SeatBody } from './SeatBody.tsx';
import { SeatMark } from './SeatMark.tsx';
import type { SeatLook } from './seat-look.ts';
import { useMarkStyles } from './use-look-styles.ts';

const useStyles = makeStyles({ sign: { flexShrink: 0, display: 'block' } });

type Props = {
  readonly look: SeatLook;
  readonly share?: number;
  readonly initials?: string;
  readonly size?: number;
};

/** A seat as on the map, as a sign beside text: in the list, the legend and the panel. */
export function SeatSign({ look, share = 0.5, initials = '', size = 28 }: Props) {
  const styles = useStyles();
  const marks = useMarkStyles();
  return (
    <svg
      className={mergeClasses(styles.sign, marks[look])}
      width={size}
      height={size}
      viewBox="-.58 -.58 1.16 1.16"
      aria-hidden="true"
      focusable="false"
    >
      {look === 'blocked' ? <Hatching spacing={0.16} /> : null}
      <SeatBody look={look} turn={0} />
      <SeatMark look={look} share={share} initials={initials} />
    </svg>
  );
}
