import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import { timesText, timeText } from '@sekitori/api/contract/local-text';
import { usualHoursOn } from '@sekitori/api/domain/day-part';
import type { Period } from '@sekitori/api/domain/period';
import { useClockText } from '../../lib/clock-text.ts';
import type { DayClock } from '../../lib/floor-clock.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { withRoom } from '../../lib/with-room.ts';
import { partBorders, stretchesOf } from './day-parts-of-seat.ts';
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
  closed: {
    backgroundImage: `repeating-linear-gradient(135deg, ${tokens.colorNeutralStroke1} 0 2px, ${tokens.colorNeutralBackground3} 2px 7px)`,
  },
  over: { backgroundColor: tokens.colorNeutralBackground6, opacity: 0.7 },
  border: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: '1px',
    backgroundColor: tokens.colorNeutralStrokeAccessible,
  },
  wanted: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    boxSizing: 'border-box',
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
  },
  scale: {
    position: 'relative',
    height: '20px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '20px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  label: { position: 'absolute', transform: 'translateX(-50%)', whiteSpace: 'nowrap' },
  first: { transform: 'none' },
  last: { transform: 'translateX(-100%)' },
});

const spokenAs = {
  free: 'dayFree',
  taken: 'dayTaken',
  closed: 'dayClosed',
  over: 'dayOver',
} as const;

type Props = {
  readonly wholeDay: SeatAvailabilityWire;
  /** Whoever looks may not have it at any time. */
  readonly isForOthers: boolean;
  readonly wanted: Period;
  readonly day: DayClock;
  readonly now: number;
};

/** The usual hours of the day as a bar: who looks sees when the seat is free, who listens hears it. */
export function DayBar({ wholeDay, isForOthers, wanted, day, now }: Props) {
  const styles = useStyles();
  const say = useMessages(bookMessages);
  const language = useLanguage();
  const clockText = useClockText();
  const shown = usualHoursOn(day.workday, { settings: day.settings, clock: day });
  const stretches = stretchesOf({ wholeDay, isForOthers }, shown, now);
  const borders = partBorders(day, shown);
  const spoken = stretches.map(({ kind, period }) =>
    say(spokenAs[kind], { times: clockText(timesText(period, day, language)) }),
  );
  const shareOf = (instant: number) =>
    Math.min(1, Math.max(0, (instant - shown.start) / (shown.end - shown.start)));
  const [from, to] = [shareOf(wanted.start), shareOf(wanted.end)];
  const labels = [shown.start, ...withRoom(borders, shown), shown.end];
  return (
    <div className={styles.root}>
      <div className={styles.bar} role="img" aria-label={[say('day'), ...spoken].join(': ')}>
        {stretches.map((stretch) => (
          <span
            key={stretch.from}
            className={mergeClasses(styles.part, styles[stretch.kind])}
            style={{ left: percent(stretch.from), width: percent(stretch.to - stretch.from) }}
          />
        ))}
        {borders.map((at) => (
          <span key={at} className={styles.border} style={{ left: percent(shareOf(at)) }} />
        ))}
        <span
          className={styles.wanted}
          style={{ left: percent(from), width: percent(to - from) }}
        />
      </div>
      <div className={styles.scale} aria-hidden="true">
        {labels.map((at) => (
          <span
            key={at}
            className={mergeClasses(
              styles.label,
              at === shown.start && styles.first,
              at === shown.end && styles.last,
            )}
            style={{ left: percent(shareOf(at)) }}
          >
            {clockText(timeText(at, day, language))}
          </span>
        ))}
      </div>
    </div>
  );
}

function percent(share: number): string {
  return `${Math.max(0, share) * 100}%`;
}
