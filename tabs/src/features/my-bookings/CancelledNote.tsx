import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { useMessages } from '../../lib/messages.ts';
import { bookingsMessages } from './messages.ts';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  button: { minHeight: '44px' },
});

/** What became of a booking a moment ago. */
export type Change =
  | { readonly kind: 'cancelled' | 'restored'; readonly booking: BookingWire }
  | { readonly kind: 'refused'; readonly title: string; readonly detail: string };

type Props = { readonly change: Change | undefined; readonly onUndo: (b: BookingWire) => void };

/** Says what was just cancelled, with one press to have it again. */
export function CancelledNote({ change, onUndo }: Props) {
  const styles = useStyles();
  const say = useMessages(bookingsMessages);
  return (
    <div role="status">
      {change ? <div className={styles.note}>{contentOf(change)}</div> : null}
    </div>
  );

  function contentOf(told: Change) {
    if (told.kind === 'refused') return <span>{`${told.title} ${told.detail}`}</span>;
    const { booking } = told;
    const about = { seat: booking.seatName, when: booking.localText };
    return (
      <>
        <span>{say(told.kind, about)}</span>
        {told.kind === 'cancelled' ? (
          <Button
            appearance="transparent"
            className={styles.button}
            onClick={() => onUndo(booking)}
          >
            {say('undo')}
          </Button>
        ) : null}
      </>
    );
  }
}
