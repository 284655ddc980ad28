import { mergeClasses } from '@fluentui/react-components';
import { instantText, workdayText } from '@sekitori/api/contract/local-text';
import { calendarOf, clockTimeAt, type Workday, workdayAt } from '@sekitori/api/domain/workday';
import { useClockText } from '../../lib/clock-text.ts';
import type { FloorClock } from '../../lib/floor-clock.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { useMoment } from '../../lib/use-moment.ts';
import { remaining, untilNextSaid } from './countdown.ts';
import { timeMessages } from './messages.ts';
import { useDayStyles } from './use-day-styles.ts';

/** The next day that opens for booking, and when (A6). */
export type Opening = { readonly workday: Workday; readonly opensAt: number };

/** At the end of the strip: 10月20日(火)は 8:00 に開きます — あと 1時間23分. */
export function NextDay({
  opening,
  clock,
}: {
  readonly opening: Opening;
  readonly clock: FloorClock;
}) {
  const styles = useDayStyles();
  const say = useMessages(timeMessages);
  const language = useLanguage();
  const clockText = useClockText();
  const { workday, opensAt } = opening;
  const now = useMoment((at) => (at < opensAt ? at + untilNextSaid(opensAt - at) : undefined));

  const { timeZone } = clock;
  const isToday = workdayAt(now, calendarOf(timeZone)) === workdayAt(opensAt, calendarOf(timeZone));
  const when = clockText(
    isToday ? clockTimeAt(opensAt, timeZone) : instantText(opensAt, timeZone, language),
  );
  const day = workdayText(workday, language);
  const { unit, ...left } = remaining(opensAt - now);
  return (
    <span className={mergeClasses(styles.day, styles.next)} data-opening={workday}>
      <span className={styles.spoken}>{say('opensSpoken', { day, when })}</span>
      <span className={styles.date} aria-hidden="true">
        {day} <span className={styles.line}>{say('opens', { when })}</span>
      </span>
      <span className={styles.line} role="timer">
        {say(`left.${unit}`, left)}
      </span>
    </span>
  );
}
