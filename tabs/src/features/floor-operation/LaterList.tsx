import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CalendarClockRegular } from '@fluentui/react-icons';
import type { Workday } from '@sekitori/api/domain/workday';
import { useMessages } from '../../lib/messages.ts';
import { laterAt } from './later-changes.ts';
import { messages } from './messages.ts';
import { useControlStyles } from './use-control-styles.ts';
import { useDayText } from './use-day-text.ts';
import { useDesk } from './use-desk.ts';
import { useSettingText } from './use-setting-text.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  title: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, margin: 0 },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  entry: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  what: { display: 'grid', flex: '1 1 240px' },
  quiet: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

type Props = {
  readonly onLook: (from: Workday) => void;
  readonly onTakeBack: (from: Workday) => void;
};

/** What is entered for days to come at this place, each with what it changes; it can be looked at and taken back. */
export function LaterList({ onLook, onTakeBack }: Props) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(messages);
  const { desk } = useDesk();
  const { dayText } = useDayText(desk.today);
  const { labelOf, textOf, and } = useSettingText();
  const entries = laterAt(desk);
  if (entries.length === 0) return null;
  return (
    <section className={styles.root} aria-label={say('laterTitle')}>
      <Text as="h3" weight="semibold" className={styles.title}>
        <CalendarClockRegular aria-hidden />
        {say('laterTitle')}
      </Text>
      <ul className={styles.list}>
        {entries.map(({ from, own, fields }) => {
          const changes = fields.map((field) => `${labelOf(field)}: ${textOf(field, own)}`);
          const day = dayText(from);
          return (
            <li key={from} className={styles.entry}>
              <span className={styles.what}>
                <Text weight="semibold">{say('laterFrom', { day })}</Text>
                <Text size={200} className={styles.quiet}>
                  {changes.length === 0 ? say('laterNothing') : changes.join(and)}
                </Text>
              </span>
              <span className={styles.actions}>
                {from === desk.from ? null : (
                  <Button className={controls.button} onClick={() => onLook(from)}>
                    {say('look')}
                  </Button>
                )}
                <Button
                  className={controls.button}
                  aria-label={say('takeBackLaterOf', { day })}
                  onClick={() => onTakeBack(from)}
                >
                  {say('takeBackLater')}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
      <Text size={200} className={styles.quiet}>
        {say('laterStays')}
      </Text>
    </section>
  );
}
