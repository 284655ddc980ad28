import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { partText, timesText } from '@sekitori/api/contract/local-text';
import { lazy, Suspense } from 'react';
import { Chip } from '../../components/Chip.tsx';
import { useClockText, useZoneName } from '../../lib/clock-text.ts';
import type { DayClock } from '../../lib/floor-clock.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import {
  allDayChosen,
  type ChosenTime,
  isChoiceOpen,
  partChosen,
  periodOfChoice,
  timesOfDay,
} from './chosen-time.ts';
import { isPartChosen, joinsOf, offeredParts } from './joined-parts.ts';
import { timeMessages } from './messages.ts';

/** Most people take a part of the day by its name, so the handles come when they are asked for. */
const FreeTimes = lazy(async () => {
  const { FreeTimes: Handles } = await import('./FreeTimes.tsx');
  return { default: Handles };
});

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    border: 0,
    margin: 0,
    padding: 0,
    minWidth: 0,
    maxWidth: '100%',
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 900px)': {
      flexWrap: 'nowrap',
      overflowX: 'auto',
      scrollbarWidth: 'none',
      margin: '-3px',
      padding: '3px',
    },
  },
  hours: {
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 900px)': { display: 'none' },
  },
  over: { textDecorationLine: 'line-through' },
  zone: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
  wait: { height: '64px', '@media (max-width: 480px)': { height: '96px' } },
});

type Props = {
  readonly day: DayClock;
  readonly now: number;
  readonly time: ChosenTime;
  readonly onChoose: (time: ChosenTime) => void;
};

/** What the floor offers of the day: all of it, its parts by name, neighbours together, and times of one's own. */
export function PeriodChips(props: Props) {
  const { day, now, time, onChoose } = props;
  const styles = useStyles();
  const say = useMessages(timeMessages);
  const language = useLanguage();
  const zone = useZoneName(day.timeZone);
  const clockText = useClockText();
  const free = timesOfDay(day, now);
  const chosen = periodOfChoice(time, day);
  const isFree = time.kind === 'times' && free !== undefined;
  return (
    <fieldset className={styles.root} aria-label={say('period')}>
      <div className={styles.row}>
        {isChoiceOpen(allDayChosen, day, now) ? (
          <Chip isOn={time.kind === 'all-day'} onToggle={() => onChoose(allDayChosen)}>
            {say('all-day')}
          </Chip>
        ) : null}
        <PartChips {...props} />
        {joinsOf(time, day, now).map(({ part, choice }) => (
          <Chip key={part.id} isOn={false} onToggle={() => onChoose(choice)}>
            {say('too', { part: partText(part, language) })}
          </Chip>
        ))}
        {time.kind === 'given' && chosen ? (
          <Chip isOn onToggle={() => onChoose(time)}>
            {clockText(timesText(chosen, day, language))}
          </Chip>
        ) : null}
        {free ? (
          <Chip isOn={isFree} onToggle={() => onChoose(free)}>
            {say('freeTimes')}
          </Chip>
        ) : null}
        {zone ? <span className={styles.zone}>{say('zone', { zone })}</span> : null}
      </div>
      {isFree ? (
        <Suspense fallback={<div className={styles.wait} />}>
          <FreeTimes {...props} />
        </Suspense>
      ) : null}
    </fieldset>
  );
}

function PartChips({ day, now, time, onChoose }: Props) {
  const styles = useStyles();
  const say = useMessages(timeMessages);
  const language = useLanguage();
  const clockText = useClockText();
  return offeredParts(day, now).map((offered) => {
    const { part, period, isOver } = offered;
    return (
      <Chip
        key={part.id}
        isOn={isPartChosen(time, offered, day)}
        isOver={isOver}
        onToggle={() => onChoose(partChosen(part.id))}
      >
        <span className={mergeClasses(isOver && styles.over)}>{partText(part, language)}</span>
        <span className={styles.hours}>
          {isOver ? say('over') : clockText(timesText(period, day, language))}
        </span>
      </Chip>
    );
  });
}
