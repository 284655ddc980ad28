import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, DismissCircleRegular } from '@fluentui/react-icons';
import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { Link } from 'react-router';
import { useClockText, useZoneNote } from '../../lib/clock-text.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookMessages } from './messages.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    animationName: {
      from: { opacity: 0, transform: 'translateY(4px)' },
      to: { opacity: 1, transform: 'none' },
    },
    animationDuration: '200ms',
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '1ms' },
  },
  icon: { fontSize: '24px', lineHeight: 1, color: tokens.colorBrandForeground1 },
  text: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
  when: { fontVariantNumeric: 'tabular-nums' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px' },
  button: { minHeight: '44px', minWidth: 'auto', padding: '0 8px', marginInlineStart: '-8px' },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '44px',
    padding: '0 8px',
    color: tokens.colorBrandForegroundLink,
  },
});

/** What was just done and can still be undone. */
export type Done =
  | { readonly kind: 'booked' | 'cancelled'; readonly booking: BookingWire }
  /** `before` is the booking as it was. */
  | { readonly kind: 'moved'; readonly booking: BookingWire; readonly before: BookingWire };

type Props = { readonly done: Done; readonly onUndo: () => void; readonly isUndoing: boolean };

/** Says that a seat was taken, given back or exchanged, with the way back. */
export function Outcome({ done, onUndo, isUndoing }: Props) {
  const styles = useStyles();
  const say = useMessages(bookMessages);
  const clockText = useClockText();
  const { kind, booking } = done;
  const zone = useZoneNote(booking.timeZone);
  return (
    <div className={styles.root}>
      <span className={styles.icon} aria-hidden="true">
        {kind === 'cancelled' ? <DismissCircleRegular /> : <CheckmarkCircleFilled />}
      </span>
      <div className={styles.text}>
        <span className={styles.title}>{say(kind, { seat: booking.seatName })}</span>
        <span className={styles.when}>{`${clockText(booking.localText)}${zone}`}</span>
        <div className={styles.actions}>
          <Button
            appearance="transparent"
            className={styles.button}
            disabled={isUndoing}
            onClick={onUndo}
          >
            {say('undo')}
          </Button>
          <Link to="/bookings" className={styles.link}>
            {say('toBookings')}
          </Link>
        </div>
      </div>
    </div>
  );
}
