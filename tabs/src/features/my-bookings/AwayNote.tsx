import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useClockText } from '../../lib/clock-text.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookingsMessages } from './messages.ts';
import type { Away, AwayOutcome } from './use-away.ts';

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
  text: { flexGrow: 1, minWidth: 0, wordBreak: 'auto-phrase' },
  lost: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  button: { minHeight: '44px', whiteSpace: 'nowrap' },
});

/** What became of the bookings of some days, with one press to have them again. */
export function AwayNote({ away }: { readonly away: Away }) {
  const styles = useStyles();
  const say = useMessages(bookingsMessages);
  const { outcome } = away;
  return (
    <div role="status">
      {outcome ? (
        <div className={styles.note}>
          <div className={styles.text}>
            <Told outcome={outcome} />
          </div>
          {outcome.kind === 'cancelled' ? (
            <Button
              appearance="transparent"
              className={styles.button}
              disabledFocusable={away.isBusy}
              onClick={away.undo}
            >
              {say('awayUndo')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function Told({ outcome }: { readonly outcome: AwayOutcome }) {
  const styles = useStyles();
  const say = useMessages(bookingsMessages);
  const clockText = useClockText();
  if (outcome.kind === 'cancelled') return say('awayDone', { n: outcome.bookings.length });
  const { count, lost } = outcome;
  return (
    <>
      {say('awayRestored', { n: count })}
      {lost.length === 0 ? null : (
        <>
          <br />
          {say('awayNotRestored')}
          <ul className={styles.lost}>
            {lost.map(({ booking, why }) => (
              <li key={booking.id}>
                {say('awayLost', {
                  seat: booking.seatName,
                  when: clockText(booking.localText),
                  why,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
