import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { useQuery } from '@tanstack/react-query';
import { NearestSeats } from '../../components/day-desk/NearestSeats.tsx';
import { OutcomeNote } from '../../components/day-desk/OutcomeNote.tsx';
import type { DayDesk } from '../../components/day-desk/use-day-desk.ts';
import { periodFromWire } from '../../lib/floor-clock.ts';
import { useMessages } from '../../lib/messages.ts';
import { seatQuery } from '../../lib/queries.ts';
import { useSiteTimes } from '../../lib/use-site-times.ts';
import { bookingsMessages } from './messages.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalL, wordBreak: 'auto-phrase' },
  proof: {
    display: 'grid',
    justifyItems: 'center',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingVerticalL,
    textAlign: 'center',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  seat: {
    fontSize: tokens.fontSizeHero900,
    lineHeight: tokens.lineHeightHero900,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  who: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0 },
  button: { minHeight: '44px' },
});

type Props = {
  readonly booking: BookingWire;
  readonly desk: DayDesk;
  readonly onClose: () => void;
};

/** What to do when somebody sits at my seat: something to show them, or the nearest that is free (C10). */
export function OccupiedDialog({ booking, desk, onClose }: Props) {
  const styles = useStyles();
  const say = useMessages(bookingsMessages);
  const { times, day, workdayAt } = useSiteTimes(booking);
  const { data: moment } = useQuery(seatQuery(booking.seatId));
  const period = periodFromWire(booking);
  const when = `${day(workdayAt(period.start))} ${times(period)}`;
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('occupied')}</DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.text}>
              {say('occupiedWhat', { when, name: booking.holder.name })}
            </p>
            <div className={styles.proof}>
              <span className={styles.seat}>{booking.seatName}</span>
              <span className={styles.who}>{booking.holder.name}</span>
              <span>{when}</span>
            </div>
            <p className={styles.text}>{say('occupiedOr')}</p>
            <OutcomeNote desk={desk} />
            {moment ? (
              <NearestSeats
                moment={{ ...moment, myBooking: booking }}
                isBusy={desk.isBusy}
                onTake={(seatId) => desk.move(booking, { seatId, isHere: true })}
              />
            ) : null}
          </DialogContent>
          <DialogActions fluid>
            <Button className={styles.button} onClick={onClose}>
              {say('close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
