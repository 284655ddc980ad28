import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons';
import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { useEffect, useRef } from 'react';
import type { DayDesk } from '../../components/day-desk/use-day-desk.ts';
import { SeatSign } from '../../components/seat/SeatSign.tsx';
import { standingOf } from '../../lib/booking-standing.ts';
import { periodFromWire } from '../../lib/floor-clock.ts';
import { useMessages } from '../../lib/messages.ts';
import { useSiteTimes } from '../../lib/use-site-times.ts';
import { CardActions } from './CardActions.tsx';
import { bookingsMessages } from './messages.ts';
import { wordsOf } from './standing-words.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    scrollMarginTop: '80px',
    outlineStyle: 'none',
  },
  marked: { boxShadow: `0 0 0 2px ${tokens.colorCompoundBrandStroke}` },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  place: { flexGrow: 1, minWidth: 0 },
  seat: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  where: { margin: 0, color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    wordBreak: 'auto-phrase',
  },
  icon: {
    marginInlineEnd: tokens.spacingHorizontalXS,
    verticalAlign: '-0.15em',
    color: tokens.colorBrandForeground1,
  },
  more: { margin: 0, color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
});

export type Asking = { readonly what: 'elsewhere' | 'occupied'; readonly booking: BookingWire };

export type TodayCardProps = {
  readonly booking: BookingWire;
  readonly instant: number;
  readonly desk: DayDesk;
  /** Whether a link led to this booking. */
  readonly isMarked: boolean;
  /** Whether this is the booking that matters now, whose buttons a phone has at its lower edge. */
  readonly isCurrent: boolean;
  readonly onAsk: (asking: Asking) => void;
};

/** A booking of today: how it stands at this moment, and what to do about it. */
export function TodayCard(props: TodayCardProps) {
  const { booking, instant, isMarked } = props;
  const styles = useStyles();
  const say = useMessages(bookingsMessages);
  const siteTimes = useSiteTimes(booking);
  const { title, more } = wordsOf(booking, instant, { say, ...siteTimes });
  const { kind } = standingOf(booking, instant);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isMarked) card.current?.focus();
  }, [isMarked]);
  const place = `${booking.siteName} ${booking.floorName}`;
  return (
    <article
      ref={card}
      tabIndex={-1}
      aria-label={`${booking.seatName} ${title}`}
      className={mergeClasses(styles.card, isMarked && styles.marked)}
    >
      <header className={styles.head}>
        <SeatSign look={kind === 'lapsed' || kind === 'gone' ? 'free' : 'mine'} size={52} />
        <div className={styles.place}>
          <h3 className={styles.seat}>{booking.seatName}</h3>
          <p className={styles.where}>{`${siteTimes.times(periodFromWire(booking))} · ${place}`}</p>
        </div>
      </header>
      <div role="status">
        <p className={styles.title}>
          {kind === 'checked-in' ? <CheckmarkCircleFilled className={styles.icon} /> : null}
          {title}
        </p>
        {more ? <p className={styles.more}>{more}</p> : null}
      </div>
      <CardActions {...props} />
    </article>
  );
}
