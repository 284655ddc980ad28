import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  DismissCircleRegular,
  ErrorCircleRegular,
} from '@fluentui/react-icons';
import { useClockText } from '../../lib/clock-text.ts';
import { periodFromWire } from '../../lib/floor-clock.ts';
import { useMessages } from '../../lib/messages.ts';
import { useSiteTimes } from '../../lib/use-site-times.ts';
import { deskMessages } from './messages.ts';
import { canUndo, type DayDesk, type Outcome } from './use-day-desk.ts';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '44px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  refused: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
  icon: { fontSize: '20px', lineHeight: 1, color: tokens.colorBrandForeground1, flexShrink: 0 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  text: { flexGrow: 1, minWidth: 0, wordBreak: 'auto-phrase' },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  button: { minHeight: '44px', whiteSpace: 'nowrap', flexShrink: 0 },
});

/** What came of the last press, with the way back where there is one; read out when it changes. */
export function OutcomeNote({ desk }: { readonly desk: DayDesk }) {
  return (
    <div role="status">{desk.outcome ? <Note outcome={desk.outcome} desk={desk} /> : null}</div>
  );
}

function Note({ outcome, desk }: { readonly outcome: Outcome; readonly desk: DayDesk }) {
  const styles = useStyles();
  const say = useMessages(deskMessages);
  if (outcome.kind === 'refused') {
    return (
      <div className={mergeClasses(styles.note, styles.refused)}>
        <ErrorCircleRegular aria-hidden className={mergeClasses(styles.icon, styles.warning)} />
        <span className={styles.text}>
          <span className={styles.title}>{outcome.title}</span>
          {outcome.detail}
        </span>
      </div>
    );
  }
  const isEnd = outcome.kind === 'cancelled' || outcome.kind === 'left';
  const Icon = isEnd ? DismissCircleRegular : CheckmarkCircleFilled;
  return (
    <div className={styles.note}>
      <Icon aria-hidden className={styles.icon} />
      <span className={styles.text}>
        <Sentence outcome={outcome} />
      </span>
      {canUndo(outcome) ? (
        <Button
          appearance="transparent"
          className={styles.button}
          disabledFocusable={desk.isBusy}
          onClick={desk.undo}
        >
          {say('undo')}
        </Button>
      ) : null}
    </div>
  );
}

function Sentence({ outcome }: { readonly outcome: Exclude<Outcome, { kind: 'refused' }> }) {
  const say = useMessages(deskMessages);
  const { booking, kind } = outcome;
  const { until, times } = useSiteTimes(booking);
  const clockText = useClockText();
  const keptUntil = booking.checkIn?.lapsesAt;
  return say(kind, {
    seat: booking.seatName,
    when: clockText(booking.localText),
    times: times(periodFromWire(booking)),
    time: keptUntil === undefined ? '' : until(Date.parse(keptUntil)),
  });
}
