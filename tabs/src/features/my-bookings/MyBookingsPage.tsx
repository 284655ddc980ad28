import { mergeClasses, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useState } from 'react';
import { useDayDesk } from '../../components/day-desk/use-day-desk.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { deedsOf } from '../../lib/booking-standing.ts';
import { useDisplay } from '../../lib/display.ts';
import { useMessages } from '../../lib/messages.ts';
import { AskedBooking } from './AskedBooking.tsx';
import { DayDialogs, type Open } from './DayDialogs.tsx';
import { bookingsMessages } from './messages.ts';
import { NoBookings } from './NoBookings.tsx';
import { PageTop } from './PageTop.tsx';
import { TodaySection } from './TodaySection.tsx';
import { useAskedBooking } from './use-asked-booking.ts';
import { useAway } from './use-away.ts';
import { useMyDay } from './use-my-day.ts';
import { usePageStyles } from './use-page-styles.ts';
import { useUsualFloor } from './use-usual-floor.ts';
import { WeekSection } from './WeekSection.tsx';
import { ladderOf } from './week-ladder.ts';

/** My bookings: today on top with what matters now, then a ladder of weeks. */
export function MyBookingsPage() {
  const styles = usePageStyles();
  const { bookings, ...day } = useMyDay();
  if (bookings.isError && !bookings.data) {
    return <FaultMessage error={bookings.error} onRetry={() => void bookings.refetch()} />;
  }
  const hasBar = day.today.some((booking) => deedsOf(booking, day.instant).length > 0);
  return (
    <div className={mergeClasses(styles.page, hasBar && styles.overBar)}>
      {bookings.isSuccess ? <MyDay {...day} /> : <Loading />}
    </div>
  );
}

function MyDay({ live, today, instant }: Omit<ReturnType<typeof useMyDay>, 'bookings'>) {
  const { weekStartsOn } = useDisplay();
  const desk = useDayDesk();
  const away = useAway();
  const [open, setOpen] = useState<Open>();
  const asked = useAskedBooking([...today, ...live]);
  const usualFloor = useUsualFloor();
  const floorId = live[0]?.floorId ?? usualFloor;
  const show = (what: Open) => {
    desk.clear();
    away.clear();
    setOpen(what);
  };
  const common = { live, floorId, instant, desk, away };
  const sit = () => show({ what: 'sitting' });
  return (
    <>
      <PageTop {...common} isQuiet={open !== undefined} onAway={() => show({ what: 'away' })} />
      {open ? <DayDialogs {...common} open={open} onClose={() => setOpen(undefined)} /> : null}
      <AskedBooking asked={asked} instant={instant} />
      {live.length + today.length === 0 ? (
        <NoBookings onSitting={sit} />
      ) : (
        <TodaySection
          today={today}
          instant={instant}
          desk={desk}
          marked={asked.id}
          onAsk={show}
          onSitting={sit}
        />
      )}
      {ladderOf(live, { now: instant, weekStartsOn }).map((week) => (
        <WeekSection
          key={week.first}
          week={week}
          isBusy={desk.isBusy}
          marked={asked.id}
          onCancel={desk.cancel}
        />
      ))}
    </>
  );
}

function Loading() {
  const styles = usePageStyles();
  const say = useMessages(bookingsMessages);
  return (
    <>
      <h1 className={styles.title}>{say('title')}</h1>
      <Skeleton aria-label={say('loading')} className={styles.skeleton}>
        <SkeletonItem className={styles.card} />
        <SkeletonItem className={styles.row} />
        <SkeletonItem className={styles.row} />
      </Skeleton>
    </>
  );
}
