import { makeStyles, tokens } from '@fluentui/react-components';
import type { SeatLook } from './seat-look.ts';

const useStyles = makeStyles({
  mark: {
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '200ms',
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '1ms' },
  },
  dot: { fill: tokens.colorCompoundBrandStroke },
  track: { fill: 'none', stroke: tokens.colorNeutralStroke1, strokeWidth: '0.08px' },
  part: { fill: 'none', stroke: tokens.colorCompoundBrandStroke, strokeWidth: '0.08px' },
  line: { fill: 'none', stroke: 'currentColor', strokeWidth: '0.075px', strokeLinecap: 'round' },
  initials: {
    fill: 'currentColor',
    fontFamily: tokens.fontFamilyBase,
    fontWeight: tokens.fontWeightSemibold,
    textAnchor: 'middle',
    dominantBaseline: 'central',
  },
  person: { fill: 'currentColor' },
});

type Props = {
  readonly look: SeatLook;
  /** The free part of a partly free seat, from 0 to 1. */
  readonly share: number;
  readonly initials: string;
};

/** What stands on a seat, in units of the seat's side around its middle. */
export function SeatMark({ look, share, initials }: Props) {
  const styles = useStyles();
  return (
    <g key={look} className={styles.mark}>
      <Mark look={look} share={share} initials={initials} />
    </g>
  );
}

function Mark({ look, share, initials }: Props) {
  const styles = useStyles();
  switch (look) {
    case 'free':
      return <circle r="0.085" className={styles.dot} />;
    case 'partly-free':
      return (
        <>
          <circle r="0.16" className={styles.track} />
          <circle
            r="0.16"
            pathLength="1"
            strokeDasharray={`${share} 1`}
            transform="rotate(-90)"
            className={styles.part}
          />
        </>
      );
    case 'taken':
      return initials ? (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: SVG text takes no focus
        <text
          aria-hidden="true"
          className={styles.initials}
          fontSize={initials.length > 1 ? 0.27 : 0.32}
        >
          {initials}
        </text>
      ) : (
        <path
          className={styles.person}
          d="M0-.17a.085.085 0 1 1-.01 0zM-.16.16a.16.15 0 0 1 .32 0z"
        />
      );
    case 'mine':
      return <path className={styles.line} d="M-.15.01-.05.11.16-.12" />;
    case 'drop-in':
      // An arrow into a tray: take it by arriving.
      return (
        <path className={styles.line} d="M0-.2V.03M-.09-.06 0 .04.09-.06M-.17.06V.16H.17V.06" />
      );
    case 'assigned':
      // A tag with a name that is not on the map.
      return <path className={styles.line} d="M-.18-.11H.08L.2 0 .08.11H-.18ZM-.1 0H-.1" />;
    case 'blocked':
      return <path className={styles.line} d="M-.1-.1.1.1M.1-.1-.1.1" />;
  }
}
