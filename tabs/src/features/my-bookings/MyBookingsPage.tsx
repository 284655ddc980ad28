import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { CalendarEmptyRegular } from '@fluentui/react-icons';
import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { workdayText } from '@sekitori/api/contract/local-text';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { ApiProblem } from '../../lib/api-problem.ts';
import { intend, useBookSeat, useCancelBooking } from '../../lib/booking-changes.ts';
import { now } from '../../lib/clock.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookingsQuery } from '../../lib/queries.ts';
import { BookingRow } from './BookingRow.tsx';
import { CancelledNote, type Change } from './CancelledNote.tsx';
import { bookingsMessages } from './messages.ts';
import { ladderOf, type Rung } from './week-ladder.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '860px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  skeleton: { display: 'grid', gap: tokens.spacingVerticalM },
  row: { height: '72px' },
});

/** My bookings: today on top, then a ladder of weeks; cancelled with one press, and undone with one. */
export function MyBookingsPage() {
  const styles = useStyles();
  const say = useMessages(bookingsMessages);
  const navigate = useNavigate();
  const bookings = useQuery(bookingsQuery());
  const cancel = useCancelBooking();
  const book = useBookSeat();
  const [change, setChange] = useState<Change>();

  const refuse = (error: unknown) => {
    const told = error instanceof ApiProblem ? error.problem : undefined;
    const title = told?.title ?? say('failed');
    setChange({ kind: 'refused', title, detail: told?.detail ?? say('failedDetail') });
  };
  const onCancel = (booking: BookingWire) =>
    cancel.mutate(booking, {
      onSuccess: () => setChange({ kind: 'cancelled', booking }),
      onError: refuse,
    });
  const onUndo = ({ seatId, from, to }: BookingWire) =>
    book.mutate(intend({ seatId, from, to }), {
      onSuccess: (booking) => setChange({ kind: 'restored', booking }),
      onError: refuse,
    });

  if (bookings.isError && !bookings.data) {
    return <FaultMessage error={bookings.error} onRetry={() => void bookings.refetch()} />;
  }
  const rungs = bookings.data && ladderOf(bookings.data, now());
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{say('title')}</h1>
      <CancelledNote change={change} onUndo={onUndo} />
      {rungs === undefined ? (
        <Skeleton aria-label={say('loading')} className={styles.skeleton}>
          <SkeletonItem className={styles.row} />
          <SkeletonItem className={styles.row} />
          <SkeletonItem className={styles.row} />
        </Skeleton>
      ) : null}
      {rungs?.length === 0 ? (
        <StateMessage
          icon={<CalendarEmptyRegular />}
          title={say('none')}
          detail={say('noneDetail')}
          action={{ label: say('take'), onClick: () => void navigate('/') }}
        />
      ) : null}
      {rungs?.map((rung) => (
        <RungOfBookings
          key={rung.kind === 'today' ? 'today' : rung.monday}
          rung={rung}
          isBusy={cancel.isPending || book.isPending}
          onCancel={onCancel}
        />
      ))}
    </div>
  );
}

type RungProps = {
  readonly rung: Rung;
  readonly isBusy: boolean;
  readonly onCancel: (booking: BookingWire) => void;
};

function RungOfBookings({ rung, isBusy, onCancel }: RungProps) {
  const styles = useStyles();
  const say = useMessages(bookingsMessages);
  const language = useLanguage();
  const heading = () => {
    if (rung.kind === 'today') return say('today');
    if (rung.weeksAhead === 0) return say('thisWeek');
    if (rung.weeksAhead === 1) return say('nextWeek');
    return say('weekOf', { day: workdayText(rung.monday, language) });
  };
  return (
    <section aria-label={heading()}>
      <h2 className={styles.heading}>{heading()}</h2>
      <ul className={styles.list}>
        {rung.bookings.map((booking) => (
          <BookingRow
            key={booking.id}
            booking={booking}
            isToday={rung.kind === 'today'}
            isBusy={isBusy}
            onCancel={onCancel}
          />
        ))}
      </ul>
    </section>
  );
}
