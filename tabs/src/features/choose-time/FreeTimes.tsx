import { makeStyles, tokens } from '@fluentui/react-components';
import { timeText } from '@sekitori/api/contract/local-text';
import type { Period } from '@sekitori/api/domain/period';
import { useClockText } from '../../lib/clock-text.ts';
import type { DayClock } from '../../lib/floor-clock.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { type ChosenTime, choiceOfPeriod, periodOfChoice } from './chosen-time.ts';
import { ticksOn } from './day-ticks.ts';
import { timeMessages } from './messages.ts';
import { TimeSlider } from './TimeSlider.tsx';
import { type Move, moveHandle } from './two-handles.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    minWidth: 0,
  },
  times: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    fontVariantNumeric: 'tabular-nums',
  },
  select: {
    minHeight: '44px',
    padding: '0 8px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  slider: { flex: '1 1 260px', maxWidth: '640px', minWidth: 0 },
});

type Props = {
  readonly day: DayClock;
  readonly now: number;
  readonly time: ChosenTime;
  readonly onChoose: (time: ChosenTime) => void;
};

/** Times of one's own: two handles over the opening hours, and the same two times as text to choose from. */
export function FreeTimes({ day, now, time, onChoose }: Props) {
  const styles = useStyles();
  const say = useMessages(timeMessages);
  const language = useLanguage();
  const clockText = useClockText();
  const ticks = ticksOn(day, now);
  const period = periodOfChoice(time, day);
  if (!period || ticks.length < 2) return null;

  const nameOf = (tick: number) =>
    tick <= now ? say('now') : clockText(timeText(tick, day, language));
  const moveTo = (move: Move) => {
    const moved = moveHandle(ticks, period, { move, lengths: day.settings });
    onChoose(choiceOfPeriod(moved, day));
  };
  const chooser = (handle: Move['handle'], offered: readonly number[]) => (
    <select
      className={styles.select}
      aria-label={say(handle)}
      value={String(period[handle])}
      onChange={(event) => moveTo({ handle, to: Number(event.target.value) })}
    >
      {offered.map((tick) => (
        <option key={tick} value={String(tick)}>
          {nameOf(tick)}
        </option>
      ))}
    </select>
  );
  return (
    <div className={styles.root}>
      <span className={styles.times}>
        {chooser('start', ticks.slice(0, -1))}–{chooser('end', ticks.slice(1))}
      </span>
      <div className={styles.slider}>
        <TimeSlider
          ticks={ticks}
          borders={bordersOf(day, ticks)}
          period={period}
          nameOf={nameOf}
          onMove={moveTo}
        />
      </div>
    </div>
  );
}

/** Where the floor's parts meet within the hours, for the eye to rest on. */
function bordersOf(day: DayClock, ticks: readonly number[]): readonly number[] {
  const [first = 0, last = 0] = [ticks[0], ticks.at(-1)];
  const periods = day.settings.parts.flatMap(({ id }): Period[] => {
    const period = periodOfChoice({ kind: 'parts', first: id, last: id }, day);
    return period ? [period] : [];
  });
  const ends = periods.flatMap(({ start, end }) => [start, end]);
  return [...new Set(ends)].filter((at) => first < at && at < last).sort((a, b) => a - b);
}
