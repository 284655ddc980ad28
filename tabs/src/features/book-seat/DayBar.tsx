import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import { timesText } from '@sekitori/api/contract/local-text';
import { usualHoursOn } from '@sekitori/api/domain/day-part';
import type { Period } from '@sekitori/api/domain/period';
import { clockTimeAt, type Workday } from '@sekitori/api/domain/workday';
import type { FloorClock } from '../../lib/floor-clock.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { stretchesOf } from './day-parts-of-seat.ts';
import { bookMessages } from './messages.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '4px' },
  bar: {
    position: 'relative',
    height: '14px',
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  part: { position: 'absolute', top: 0, bottom: 0 },
  free: { backgroundColor: tokens.colorNeutralBackground1 },
  taken: {
    backgroundColor: tokens.colorNeutralForeground3,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
  },
  wanted: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    boxSizing: 'border-box',
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
  },
  scale: {
    display: 'flex',
    justifyContent: 'space-between',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});

type Props = {
  readonly wholeDay: SeatAvailabilityWire;
  readonly wanted: Period;
  readonly workday: Workday;
  readonly clock: FloorClock;
};

/** The opening hours of the day as a bar: who looks sees when the seat is free, who listens hears it. */
export function DayBar({ wholeDay, wanted, workday, clock }: Props) {
  const styles = useStyles();
  const say = useMessages(bookMessages);
  const language = useLanguage();
  const { settings, timeZone } = clock;
  const shown = usualHoursOn(workday, { settings, clock });
  const stretches = stretchesOf(wholeDay, shown);
  const spoken = stretches.map(({ isFree, period }) => {
    const times = timesText(period, clock, language);
    return say(isFree ? 'dayFree' : 'dayTaken', { times });
  });
  const length = shown.end - shown.start;
  const from = Math.max(0, (wanted.start - shown.start) / length);
  const to = Math.min(1, (wanted.end - shown.start) / length);
  return (
    <div className={styles.root}>
      <div className={styles.bar} role="img" aria-label={[say('day'), ...spoken].join(': ')}>
        {stretches.map((stretch) => (
          <span
            key={stretch.from}
            className={mergeClasses(styles.part, stretch.isFree ? styles.free : styles.taken)}
            style={{ left: percent(stretch.from), width: percent(stretch.to - stretch.from) }}
          />
        ))}
        <span
          className={styles.wanted}
          style={{ left: percent(from), width: percent(to - from) }}
        />
      </div>
      <div className={styles.scale} aria-hidden="true">
        <span>{clockTimeAt(shown.start, timeZone)}</span>
        <span>{clockTimeAt((shown.start + shown.end) / 2, timeZone)}</span>
        <span>{clockTimeAt(shown.end, timeZone)}</span>
      </div>
    </div>
  );
}

function percent(share: number): string {
  return `${Math.max(0, share) * 100}%`;
}
