import { makeStyles, tokens } from '@fluentui/react-components';
import { partText } from '@sekitori/api/contract/local-text';
import { wholeDay } from '@sekitori/api/domain/day-part';
import { clockTime, type Workday } from '@sekitori/api/domain/workday';
import { Chip } from '../../components/Chip.tsx';
import type { FloorClock } from '../../lib/floor-clock.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { type ChosenTime, offeredTimes, withEnd } from './chosen-time.ts';
import { timeMessages } from './messages.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    border: 0,
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  hours: {
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 900px)': { display: 'none' },
  },
  times: { display: 'flex', alignItems: 'center', gap: '6px' },
  select: {
    minHeight: '44px',
    padding: '0 8px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    fontVariantNumeric: 'tabular-nums',
  },
});

type Props = {
  readonly clock: FloorClock;
  readonly workday: Workday;
  readonly time: ChosenTime;
  readonly onChoose: (time: ChosenTime) => void;
};

/** The parts of the day by name, and times of one's own within the opening hours. */
export function PeriodChips({ clock, workday, time, onChoose }: Props) {
  const styles = useStyles();
  const say = useMessages(timeMessages);
  const language = useLanguage();
  const { parts, allDay, freeTimes } = clock.settings;
  const offered = offeredTimes(workday, clock);
  const [from, to] = [offered[0], offered.at(-1)];
  return (
    <fieldset className={styles.row} aria-label={say('period')}>
      {allDay === 'offered' ? (
        <Chip
          isOn={time.kind === 'part' && time.part === wholeDay}
          onToggle={() => onChoose({ kind: 'part', part: wholeDay })}
        >
          {say('all-day')}
        </Chip>
      ) : null}
      {parts.map((part) => (
        <Chip
          key={part.id}
          isOn={time.kind === 'part' && time.part === part.id}
          onToggle={() => onChoose({ kind: 'part', part: part.id })}
        >
          {partText(part, language)}
          <span className={styles.hours}>{`${part.from}–${part.to}`}</span>
        </Chip>
      ))}
      {freeTimes !== 'not-offered' && from && to ? (
        <Chip isOn={time.kind === 'times'} onToggle={() => onChoose({ kind: 'times', from, to })}>
          {say('freeTimes')}
        </Chip>
      ) : null}
      {time.kind === 'times' ? (
        <span className={styles.times}>
          <select
            className={styles.select}
            aria-label={say('from')}
            value={time.from}
            onChange={(event) => {
              const from = clockTime(event.target.value);
              onChoose({ kind: 'times', ...withEnd(time, { from }, offered) });
            }}
          >
            {offered.slice(0, -1).map((offer) => (
              <option key={offer}>{offer}</option>
            ))}
          </select>
          –
          <select
            className={styles.select}
            aria-label={say('to')}
            value={time.to}
            onChange={(event) => {
              const to = clockTime(event.target.value);
              onChoose({ kind: 'times', ...withEnd(time, { to }, offered) });
            }}
          >
            {offered.slice(1).map((offer) => (
              <option key={offer}>{offer}</option>
            ))}
          </select>
        </span>
      ) : null}
    </fieldset>
  );
}
