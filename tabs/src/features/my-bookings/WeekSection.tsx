import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { workdayText } from '@sekitori/api/contract/local-text';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { BookingRow } from './BookingRow.tsx';
import { bookingsMessages } from './messages.ts';
import { usePageStyles } from './use-page-styles.ts';
import type { Week } from './week-ladder.ts';

type Props = {
  readonly week: Week;
  readonly isBusy: boolean;
  /** The booking that a link led to. */
  readonly marked: string | undefined;
  readonly onCancel: (booking: BookingWire) => void;
};

/** One rung of the ladder: the bookings of a week. */
export function WeekSection({ week, isBusy, marked, onCancel }: Props) {
  const page = usePageStyles();
  const say = useMessages(bookingsMessages);
  const language = useLanguage();
  const heading = () => {
    if (week.weeksAhead === 0) return say('thisWeek');
    if (week.weeksAhead === 1) return say('nextWeek');
    return say('weekOf', { day: workdayText(week.first, language) });
  };
  return (
    <section aria-label={heading()}>
      <h2 className={page.heading}>{heading()}</h2>
      <ul className={page.list}>
        {week.bookings.map((booking) => (
          <BookingRow
            key={booking.id}
            booking={booking}
            isBusy={isBusy}
            isMarked={booking.id === marked}
            onCancel={onCancel}
          />
        ))}
      </ul>
    </section>
  );
}
