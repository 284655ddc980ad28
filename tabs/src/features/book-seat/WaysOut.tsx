import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { periodText, timesText, workdayText } from '@sekitori/api/contract/local-text';
import type { Period } from '@sekitori/api/domain/period';
import type { Workday } from '@sekitori/api/domain/workday';
import { useClockText } from '../../lib/clock-text.ts';
import type { DayClock } from '../../lib/floor-clock.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookMessages } from './messages.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  button: { minHeight: '44px' },
});

/** A workday, and a period of it, that would work; without a period, the day as it is. */
export type Way = { readonly workday: Workday; readonly period?: Period };

type Props<Kind extends Way> = {
  readonly ways: readonly Kind[];
  readonly day: DayClock;
  readonly onGo: (way: Kind) => void;
};

/** The times and days that would work, each one press away. */
export function WaysOut<Kind extends Way>({ ways, day, onGo }: Props<Kind>) {
  const styles = useStyles();
  const say = useMessages(bookMessages);
  const language = useLanguage();
  const clockText = useClockText();
  if (ways.length === 0) return null;
  const textOf = ({ workday, period }: Way) => {
    if (!period) return say('seeDay', { day: workdayText(workday, language) });
    if (workday !== day.workday) {
      return say('seeDay', { day: clockText(periodText(period, day, language)) });
    }
    return say('chooseTimes', { times: clockText(timesText(period, day, language)) });
  };
  return (
    <div className={styles.row}>
      {ways.map((way) => (
        <Button
          key={`${way.workday} ${way.period?.start} ${way.period?.end}`}
          className={styles.button}
          onClick={() => onGo(way)}
        >
          {textOf(way)}
        </Button>
      ))}
    </div>
  );
}
