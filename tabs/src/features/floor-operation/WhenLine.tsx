import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { addDays, parseWorkday, type Workday } from '@sekitori/api/domain/workday';
import { useMessages } from '../../lib/messages.ts';
import { ChoiceBox } from './ChoiceBox.tsx';
import { LaterList } from './LaterList.tsx';
import { messages } from './messages.ts';
import { Sentence } from './Sentence.tsx';
import { useControlStyles } from './use-control-styles.ts';
import { useDesk } from './use-desk.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalXS },
  when: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

type Props = {
  /** These ask first where something is not saved. */
  readonly onFrom: (from: Workday | undefined) => void;
  readonly onTakeBack: (from: Workday) => void;
};

/** From when changes hold, and which are entered for days to come. */
export function WhenLine({ onFrom, onTakeBack }: Props) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(messages);
  const { desk } = useDesk();
  const { from, today } = desk;
  const earliest = addDays(today, 1);
  const choose = (value: string) => {
    const day = parseWorkday(value);
    if (day && day > today) onFrom(day);
  };
  return (
    <div className={styles.root}>
      <Sentence
        say={(holes) => say('whenHolds', holes)}
        holes={{
          when: (
            <span className={styles.when}>
              <ChoiceBox
                label={say('date')}
                value={from === undefined ? 'now' : 'date'}
                choices={[
                  { value: 'now', text: say('now') },
                  { value: 'date', text: say('fromDate') },
                ]}
                onChange={(value) => onFrom(value === 'now' ? undefined : (from ?? earliest))}
              />
              {from === undefined ? null : (
                <Input
                  size="large"
                  type="date"
                  className={controls.input}
                  aria-label={say('date')}
                  min={earliest}
                  value={from}
                  onChange={(_, { value }) => choose(value)}
                />
              )}
            </span>
          ),
        }}
      />
      <LaterList onLook={onFrom} onTakeBack={onTakeBack} />
    </div>
  );
}
