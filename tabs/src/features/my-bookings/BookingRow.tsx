import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { parseWorkday } from '@sekitori/api/domain/workday';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { SeatSign } from '../../components/seat/SeatSign.tsx';
import { useClockText } from '../../lib/clock-text.ts';
import { periodFromWire } from '../../lib/floor-clock.ts';
import { useMessages } from '../../lib/messages.ts';
import { useSiteTimes } from '../../lib/use-site-times.ts';
import { bookingsMessages } from './messages.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '112px auto minmax(0, 1fr) auto',
    alignItems: 'center',
    outlineStyle: 'none',
    scrollMarginTop: '80px',
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
  marked: {
    boxShadow: `inset 0 0 0 2px ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
});

type Props = {
  readonly booking: BookingWire;
  readonly isBusy: boolean;
  /** Whether a link led to it. */
  readonly isMarked: boolean;
  readonly onCancel: (booking: BookingWire) => void;
};

/** One booking: when, which seat, where, and the way back. */
export function BookingRow({ booking, isBusy, isMarked, onCancel }: Props) {
  const styles = useStyles();
  const say = useMessages(bookingsMessages);
  const { times, day, workdayAt } = useSiteTimes(booking);
  const clockText = useClockText();
  const period = periodFromWire(booking);
  const workday = parseWorkday(booking.workday) ?? workdayAt(period.start);
  const about = { seat: booking.seatName, when: clockText(booking.localText) };
  const address = new URLSearchParams({ floor: booking.floorId, workday, seat: booking.seatId });
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isMarked) row.current?.focus();
  }, [isMarked]);
  return (
    <li ref={row} tabIndex={-1} className={mergeClasses(styles.row, isMarked && styles.marked)}>
      <span className={styles.day}>{day(workday)}</span>
      <SeatSign look="mine" size={36} />
      <span className={styles.place}>
        <span className={styles.seat}>{booking.seatName}</span>
        <span className={styles.where}>
          {`${times(period)} · ${booking.siteName} ${booking.floorName}`}
        </span>
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
