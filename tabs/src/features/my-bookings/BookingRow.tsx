import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { timesText, workdayText } from '@sekitori/api/contract/local-text';
import { parseWorkday, workdayAt } from '@sekitori/api/domain/workday';
import { Link } from 'react-router';
import { SeatSign } from '../../components/seat/SeatSign.tsx';
import { clockOf, periodFromWire } from '../../lib/floor-clock.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookingsMessages } from './messages.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '112px auto minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    '@media (max-width: 640px)': {
      gridTemplateColumns: 'auto minmax(0, 1fr)',
      gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    },
  },
  day: {
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 640px)': { gridColumn: '1 / -1' },
  },
  place: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  seat: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  where: { color: tokens.colorNeutralForeground2 },
  actions: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 640px)': { gridColumn: '1 / -1', justifyContent: 'flex-end' },
  },
  button: { minHeight: '44px' },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '44px',
    padding: '0 8px',
    color: tokens.colorBrandForegroundLink,
    whiteSpace: 'nowrap',
  },
  large: { paddingTop: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalL },
});

type Props = {
  readonly booking: BookingWire;
  readonly isToday: boolean;
  readonly isBusy: boolean;
  readonly onCancel: (booking: BookingWire) => void;
};

/** One booking: when, which seat, where, and the way back. */
export function BookingRow({ booking, isToday, isBusy, onCancel }: Props) {
  const styles = useStyles();
  const say = useMessages(bookingsMessages);
  const language = useLanguage();
  const clock = clockOf(booking);
  const period = periodFromWire(booking);
  const workday = parseWorkday(booking.workday) ?? workdayAt(period.start, clock);
  const about = { seat: booking.seatName, when: booking.localText };
  const address = new URLSearchParams({ floor: booking.floorId, workday, seat: booking.seatId });
  return (
    <li className={mergeClasses(styles.row, isToday && styles.large)}>
      <span className={styles.day}>{workdayText(workday, language)}</span>
      <SeatSign look="mine" size={isToday ? 44 : 36} />
      <span className={styles.place}>
        <span className={styles.seat}>{booking.seatName}</span>
        <span className={styles.where}>
          {`${timesText(period, clock, language)} · ${booking.siteName} ${booking.floorName}`}
        </span>
        {booking.state === 'checked-in' ? <span>{say('checkedIn')}</span> : null}
      </span>
      <span className={styles.actions}>
        <Link className={styles.link} to={`/?${address}`} aria-label={say('showOf', about)}>
          {say('showOnMap')}
        </Link>
        <Button
          className={styles.button}
          disabledFocusable={isBusy}
          aria-label={say('cancelOf', about)}
          onClick={() => onCancel(booking)}
        >
          {say('cancel')}
        </Button>
      </span>
    </li>
  );
}
