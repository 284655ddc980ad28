import { makeStyles, tokens } from '@fluentui/react-components';
import type { RefusalWire } from '@sekitori/api/contract/problem';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useClockText } from '../../lib/clock-text.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookingsQuery } from '../../lib/queries.ts';
import { bookMessages } from './messages.ts';

const useStyles = makeStyles({
  figures: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  entry: { fontVariantNumeric: 'tabular-nums' },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    alignSelf: 'start',
    minHeight: '44px',
    color: tokens.colorBrandForegroundLink,
  },
});

type Props = { readonly quota: NonNullable<RefusalWire['quota']> };

/** How much of a quota is used, and by which bookings: 2 / 2 (B4). */
export function QuotaUsed({ quota }: Props) {
  const styles = useStyles();
  const say = useMessages(bookMessages);
  const clockText = useClockText();
  const { data = [] } = useQuery(bookingsQuery());
  const counted = data.filter(({ workday }) => quota.first <= workday && workday <= quota.last);
  const others = Math.max(0, quota.used - counted.length);
  return (
    <>
      <p className={styles.figures}>{`${quota.used} / ${quota.most}`}</p>
      <ul className={styles.list} aria-label={say('counted')}>
        {counted.map((booking) => (
          <li key={booking.id} className={styles.entry}>
            {`${clockText(booking.localText)} ${booking.seatName}`}
          </li>
        ))}
        {others > 0 ? (
          <li className={styles.entry}>{say('countedToo', { count: others })}</li>
        ) : null}
      </ul>
      <Link to="/bookings" className={styles.link}>
        {say('toBookings')}
      </Link>
    </>
  );
}
