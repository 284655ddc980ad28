import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { useNavigate } from 'react-router';
import type { DayDesk } from '../../components/day-desk/use-day-desk.ts';
import { deedsOf } from '../../lib/booking-standing.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookingsMessages } from './messages.ts';
import { type Asking, TodayCard } from './TodayCard.tsx';
import { usePageStyles } from './use-page-styles.ts';

const useStyles = makeStyles({
  cards: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  empty: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  text: { margin: 0, flexGrow: 1, '@media (max-width: 640px)': { flexBasis: '100%' } },
  button: { minHeight: '44px' },
});

type Props = {
  readonly today: readonly BookingWire[];
  readonly instant: number;
  readonly desk: DayDesk;
  /** The booking that a link led to. */
  readonly marked: string | undefined;
  readonly onAsk: (asking: Asking) => void;
  /** Somebody sits somewhere without a booking. */
  readonly onSitting: () => void;
};

/** What of today is mine, the one that matters now first; or the ways to a seat. */
export function TodaySection({ today, marked, onSitting, ...common }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const say = useMessages(bookingsMessages);
  const navigate = useNavigate();
  const current = today.find((booking) => deedsOf(booking, common.instant).length > 0);
  return (
    <section aria-label={say('today')}>
      <h2 className={page.heading}>{say('today')}</h2>
      {today.length === 0 ? (
        <div className={styles.empty}>
          <p className={styles.text}>{say('noneToday')}</p>
          <Button className={styles.button} onClick={() => void navigate('/')}>
            {say('take')}
          </Button>
          <Button className={styles.button} onClick={onSitting}>
            {say('sitting')}
          </Button>
        </div>
      ) : (
        <div className={styles.cards}>
          {today.map((booking) => (
            <TodayCard
              key={booking.id}
              {...common}
              booking={booking}
              isMarked={booking.id === marked}
              isCurrent={booking === current}
            />
          ))}
        </div>
      )}
    </section>
  );
}
