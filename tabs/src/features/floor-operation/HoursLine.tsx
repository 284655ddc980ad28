import { Button, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular, CopyRegular } from '@fluentui/react-icons';
import type { OpeningHours, WeekHours } from '@sekitori/api/domain/operation-settings';
import { clockTime } from '@sekitori/api/domain/workday';
import { useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { Line } from './Line.tsx';
import { Sentence } from './Sentence.tsx';
import { sentenceMessages } from './sentence-messages.ts';
import { TimeBox } from './TimeBox.tsx';
import { useControlStyles } from './use-control-styles.ts';
import { useDayText } from './use-day-text.ts';
import { useDesk } from './use-desk.ts';
import { useSettingText } from './use-setting-text.ts';

const useStyles = makeStyles({
  day: {
    display: 'grid',
    gridTemplateColumns: '40px 132px auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    '@media (max-width: 480px)': { gridTemplateColumns: '28px minmax(0, 1fr)' },
  },
  times: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    '@media (max-width: 480px)': { gridColumn: '2' },
  },
  closed: { color: tokens.colorNeutralForeground2 },
  switch: { minHeight: '44px', alignItems: 'center' },
});

const usualHours: OpeningHours = { from: clockTime('08:00'), to: clockTime('20:00') };

/** The opening hours as one sentence, and day by day where somebody wants to change them. */
export function HoursLine() {
  const controls = useControlStyles();
  const say = useMessages(sentenceMessages);
  const { shown, set } = useDesk();
  const { textOf } = useSettingText();
  const [isOpen, setOpen] = useState(false);
  const { hours } = shown.holds.settings;
  const change = (day: number, to: OpeningHours) => set({ hours: hours.with(day, to) });
  return (
    <Line fields={['hours']}>
      <Sentence say={() => say('hours', { summary: textOf('hours', { hours }) })} holes={{}} />
      <Button
        className={controls.button}
        icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {say(isOpen ? 'closeHours' : 'changeHours')}
      </Button>
      {isOpen ? <Week hours={hours} onChange={change} /> : null}
      {isOpen ? (
        <Button
          appearance="subtle"
          className={controls.button}
          icon={<CopyRegular />}
          onClick={() => set({ hours: hours.map((day, at) => (at < 5 ? (hours[0] ?? day) : day)) })}
        >
          {say('sameOnWeekdays')}
        </Button>
      ) : null}
    </Line>
  );
}

type WeekProps = {
  readonly hours: WeekHours;
  readonly onChange: (day: number, hours: OpeningHours) => void;
};

function Week({ hours, onChange }: WeekProps) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(sentenceMessages);
  const { desk } = useDesk();
  const { weekdayText } = useDayText(desk.today);
  return (
    <ul className={controls.list}>
      {hours.map((open, at) => {
        const day = weekdayText(at);
        const isOpen = open !== 'closed';
        return (
          <li key={day} className={styles.day}>
            <Text weight="semibold">{day}</Text>
            <Switch
              className={styles.switch}
              checked={isOpen}
              label={say(isOpen ? 'isOpen' : 'closedOn')}
              aria-label={say('isOpenOn', { day })}
              onChange={(_, { checked }) => onChange(at, checked ? usualHours : 'closed')}
            />
            {isOpen ? (
              <span className={styles.times}>
                <TimeBox
                  label={say('opensFrom', { day })}
                  value={open.from}
                  onChange={(from) => onChange(at, { ...open, from })}
                />
                –
                <TimeBox
                  label={say('opensUntil', { day })}
                  value={open.to}
                  onChange={(to) => onChange(at, { ...open, to })}
                />
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
