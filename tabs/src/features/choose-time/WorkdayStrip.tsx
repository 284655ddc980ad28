import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { workdayText } from '@sekitori/api/contract/local-text';
import { isWeekend, type Workday, weekdayOf } from '@sekitori/api/domain/workday';
import { type ReactNode, type Ref, useEffect, useRef } from 'react';
import { useDisplay } from '../../lib/display.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { timeMessages } from './messages.ts';
import { useDayStyles } from './use-day-styles.ts';

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    overflowX: 'auto',
    minWidth: 0,
    border: 0,
    padding: '3px',
    margin: '-3px',
    scrollbarWidth: 'thin',
  },
  bar: {
    height: '5px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground6,
    outline: `1px solid ${tokens.colorTransparentStroke}`,
    overflow: 'hidden',
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  filled: {
    height: '100%',
    backgroundColor: tokens.colorNeutralForeground3,
    transitionProperty: 'width',
    transitionDuration: '200ms',
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
  },
});

export type DayFacts = {
  readonly workday: Workday;
  readonly seatCount: number;
  readonly takenCount: number;
  /** Why nothing can be booked that day. */
  readonly closed?: { readonly because: string; readonly reason?: string | undefined } | undefined;
};

type Props = {
  readonly days: readonly DayFacts[];
  readonly today: Workday;
  readonly chosen: Workday;
  readonly onChoose: (workday: Workday) => void;
  /** What comes after the last day that is open. */
  readonly children?: ReactNode;
};

/** The bookable days with how full each is, as a bar and as the number of seats left, or why it is closed. */
export function WorkdayStrip({ days, today, chosen, onChoose, children }: Props) {
  const styles = useStyles();
  const say = useMessages(timeMessages);
  const { weekStartsOn } = useDisplay();
  const chosenDay = useRef<HTMLButtonElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the ref points elsewhere when another day is chosen.
  useEffect(() => {
    chosenDay.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);

  return (
    <fieldset className={styles.strip} aria-label={say('days')}>
      {days.map((day, at) => (
        <Day
          key={day.workday}
          ref={day.workday === chosen ? chosenDay : undefined}
          day={day}
          isToday={day.workday === today}
          isChosen={day.workday === chosen}
          beginsWeek={at > 0 && weekdayOf(day.workday) === weekStartsOn}
          onChoose={onChoose}
        />
      ))}
      {children}
    </fieldset>
  );
}

type DayProps = {
  readonly ref: Ref<HTMLButtonElement> | undefined;
  readonly day: DayFacts;
  readonly isToday: boolean;
  readonly isChosen: boolean;
  readonly beginsWeek: boolean;
  readonly onChoose: (workday: Workday) => void;
};

function Day({ ref, day, isToday, isChosen, beginsWeek, onChoose }: DayProps) {
  const styles = useDayStyles();
  const say = useMessages(timeMessages);
  const date = workdayText(day.workday, useLanguage());
  return (
    <button
      ref={ref}
      type="button"
      aria-pressed={isChosen}
      className={mergeClasses(
        styles.day,
        beginsWeek && styles.week,
        isWeekend(day.workday) && styles.weekend,
        day.closed && styles.closed,
        isChosen && styles.chosen,
      )}
      onClick={() => onChoose(day.workday)}
    >
      <span className={styles.date}>
        {isToday ? say('today') : date}
        {isToday ? <span className={styles.spoken}>{` ${date}`}</span> : null}
      </span>
      {day.closed ? <Closed closed={day.closed} /> : <Fullness day={day} />}
    </button>
  );
}

function Closed({ closed }: { readonly closed: NonNullable<DayFacts['closed']> }) {
  const styles = useDayStyles();
  const say = useMessages(timeMessages);
  return (
    <>
      <span className={mergeClasses(styles.line, styles.reason)} title={closed.reason}>
        {closed.reason ?? say('dayOff')}
      </span>
      <span className={styles.line}>{say('closed')}</span>
    </>
  );
}

function Fullness({ day: { seatCount, takenCount } }: { readonly day: DayFacts }) {
  const styles = useStyles();
  const dayStyles = useDayStyles();
  const say = useMessages(timeMessages);
  const left = seatCount - takenCount;
  return (
    <>
      <span className={dayStyles.line}>
        {left > 0 ? say('left', { count: left }) : say('full')}
      </span>
      <span className={styles.bar}>
        <span
          className={styles.filled}
          style={{ width: `${share(takenCount, seatCount)}%`, display: 'block' }}
        />
      </span>
    </>
  );
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(100, Math.round((part / whole) * 100));
}
