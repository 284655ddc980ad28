import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { workdayText } from '@sekitori/api/contract/local-text';
import { isWeekend, type Workday } from '@sekitori/api/domain/workday';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { timeMessages } from './messages.ts';

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
  day: {
    flex: '0 0 auto',
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    minWidth: '94px',
    minHeight: '62px',
    padding: `6px ${tokens.spacingHorizontalM} 8px`,
    textAlign: 'start',
    fontFamily: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  weekend: { backgroundColor: 'transparent' },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
  date: {
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  spoken: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
  left: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
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

export type DayFullness = {
  readonly workday: Workday;
  readonly seatCount: number;
  readonly takenCount: number;
};

type Props = {
  readonly days: readonly DayFullness[];
  readonly today: Workday;
  readonly chosen: Workday;
  readonly onChoose: (workday: Workday) => void;
};

/** The bookable days with how full each is, as a bar and as the number of seats left. */
export function WorkdayStrip({ days, today, chosen, onChoose }: Props) {
  const styles = useStyles();
  const say = useMessages(timeMessages);
  const language = useLanguage();
  const chosenDay = useRef<HTMLButtonElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the ref points elsewhere when another day is chosen.
  useEffect(() => {
    chosenDay.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);

  return (
    <fieldset className={styles.strip} aria-label={say('days')}>
      {days.map(({ workday, seatCount, takenCount }) => {
        const isChosen = workday === chosen;
        const date = workdayText(workday, language);
        const left = seatCount - takenCount;
        return (
          <button
            key={workday}
            ref={isChosen ? chosenDay : undefined}
            type="button"
            aria-pressed={isChosen}
            className={mergeClasses(
              styles.day,
              isWeekend(workday) && styles.weekend,
              isChosen && styles.chosen,
            )}
            onClick={() => onChoose(workday)}
          >
            <span className={styles.date}>
              {workday === today ? say('today') : date}
              {workday === today ? <span className={styles.spoken}>{` ${date}`}</span> : null}
            </span>
            <span className={styles.left}>
              {left > 0 ? say('left', { count: left }) : say('full')}
            </span>
            <span className={styles.bar}>
              <span
                className={styles.filled}
                style={{ width: `${share(takenCount, seatCount)}%`, display: 'block' }}
              />
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(100, Math.round((part / whole) * 100));
}
