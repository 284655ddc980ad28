import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Period } from '@sekitori/api/domain/period';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { withRoom } from '../../lib/with-room.ts';
import { timeMessages } from './messages.ts';
import type { Move } from './two-handles.ts';

const handleSize = 44;
const useStyles = makeStyles({
  root: {
    position: 'relative',
    height: '64px',
    '@media (max-width: 480px)': { height: '44px' },
    // Room for half a handle at both ends, so that it stays within the page.
    margin: `0 ${handleSize / 2}px`,
    touchAction: 'pan-y',
    cursor: 'pointer',
    userSelect: 'none',
  },
  track: {
    position: 'absolute',
    left: 0,
    right: 0,
    top: '19px',
    height: '6px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralStrokeAccessible,
  },
  chosen: {
    position: 'absolute',
    top: '19px',
    height: '6px',
    backgroundColor: tokens.colorCompoundBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
  border: {
    position: 'absolute',
    top: '14px',
    width: '1px',
    height: '16px',
    backgroundColor: tokens.colorNeutralStrokeAccessible,
  },
  handle: {
    position: 'absolute',
    top: 0,
    width: `${handleSize}px`,
    height: `${handleSize}px`,
    marginLeft: `${-handleSize / 2}px`,
    display: 'grid',
    placeItems: 'center',
    borderRadius: tokens.borderRadiusCircular,
    cursor: 'grab',
    outline: 'none',
    ':focus-visible > span': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '2px',
    },
  },
  knob: {
    boxSizing: 'border-box',
    width: '22px',
    height: '22px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `5px solid ${tokens.colorCompoundBrandBackground}`,
    boxShadow: tokens.shadow4,
    '@media (forced-colors: active)': { border: '5px solid Highlight' },
  },
  label: {
    position: 'absolute',
    // The two times stand right above, where there is little room.
    '@media (max-width: 480px)': { display: 'none' },
    top: '44px',
    transform: 'translateX(-50%)',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '20px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  first: { transform: `translateX(-${handleSize / 2}px)` },
  last: { transform: `translateX(calc(-100% + ${handleSize / 2}px))` },
});

const hour = 3_600_000;
const handles = ['start', 'end'] as const;

type Props = {
  /** The instants to choose between, in order. */
  readonly ticks: readonly number[];
  readonly borders: readonly number[];
  readonly period: Period;
  readonly nameOf: (tick: number) => string;
  readonly onMove: (move: Move) => void;
};

/** Two handles over the hours, for pointer and keyboard; where they may go is for others to say. */
export function TimeSlider({ ticks, borders, period, nameOf, onMove }: Props) {
  const styles = useStyles();
  const say = useMessages(timeMessages);
  const root = useRef<HTMLDivElement>(null);
  const dragged = useRef<Move['handle']>(undefined);
  const [first = 0, last = 0] = [ticks[0], ticks.at(-1)];
  const at = (instant: number) => `${((instant - first) / (last - first)) * 100}%`;

  const instantUnder = ({ clientX }: PointerEvent) => {
    const box = root.current?.getBoundingClientRect();
    return box ? first + ((clientX - box.left) / box.width) * (last - first) : first;
  };
  const press = (event: PointerEvent) => {
    const to = instantUnder(event);
    const isNearerToEnd = Math.abs(to - period.end) < Math.abs(to - period.start);
    const handle = isNearerToEnd || to > period.end ? 'end' : 'start';
    dragged.current = handle;
    event.currentTarget.setPointerCapture(event.pointerId);
    onMove({ handle, to });
  };
  const drag = (event: PointerEvent) => {
    if (dragged.current) onMove({ handle: dragged.current, to: instantUnder(event) });
  };
  const letGo = () => {
    dragged.current = undefined;
  };
  return (
    <div
      ref={root}
      className={styles.root}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      <span className={styles.track} />
      <span
        className={styles.chosen}
        style={{ left: at(period.start), right: `calc(100% - ${at(period.end)})` }}
      />
      {borders.map((border) => (
        <span key={border} className={styles.border} style={{ left: at(border) }} />
      ))}
      {handles.map((handle) => (
        <div
          key={handle}
          role="slider"
          tabIndex={0}
          aria-label={say(handle)}
          aria-valuemin={0}
          aria-valuemax={ticks.length - 1}
          aria-valuenow={Math.max(0, ticks.indexOf(period[handle]))}
          aria-valuetext={nameOf(period[handle])}
          className={styles.handle}
          style={{ left: at(period[handle]) }}
          onKeyDown={(event) => {
            const to = afterKey(event, ticks, period[handle]);
            if (to === undefined) return;
            event.preventDefault();
            onMove({ handle, to });
          }}
        >
          <span className={styles.knob} />
        </div>
      ))}
      <span aria-hidden="true" className={mergeClasses(styles.label, styles.first)}>
        {nameOf(first)}
      </span>
      {withRoom(borders, { start: first, end: last }).map((border) => (
        <span key={border} aria-hidden="true" className={styles.label} style={{ left: at(border) }}>
          {nameOf(border)}
        </span>
      ))}
      <span
        aria-hidden="true"
        className={mergeClasses(styles.label, styles.last)}
        style={{ left: '100%' }}
      >
        {nameOf(last)}
      </span>
    </div>
  );
}

/** Where a key takes a handle: a step, an hour, or the end; undefined of other keys. */
function afterKey(
  { key }: KeyboardEvent,
  ticks: readonly number[],
  from: number,
): number | undefined {
  const at = ticks.indexOf(from);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return ticks[Math.min(ticks.length - 1, at + 1)];
    case 'ArrowLeft':
    case 'ArrowDown':
      return ticks[Math.max(0, at - 1)];
    case 'PageUp':
      return from + hour;
    case 'PageDown':
      return from - hour;
    case 'Home':
      return ticks[0];
    case 'End':
      return ticks.at(-1);
    default:
      return undefined;
  }
}
