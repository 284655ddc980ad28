import { Button, mergeClasses, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { CalendarEmptyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { OutcomeNote } from '../../components/day-desk/OutcomeNote.tsx';
import { useDayDesk } from '../../components/day-desk/use-day-desk.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { QuotaLine } from '../../components/QuotaLine.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { deedsOf } from '../../lib/booking-standing.ts';
import { useDisplay } from '../../lib/display.ts';
import { useMessages } from '../../lib/messages.ts';
import { AskedBooking } from './AskedBooking.tsx';
import { AwayNote } from './AwayNote.tsx';
import { DayDialogs, type Open } from './DayDialogs.tsx';
import { bookingsMessages } from './messages.ts';
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
  const say = useMessages(bookingsMessages);
  const navigate = useNavigate();
  const { weekStartsOn } = useDisplay();
  const { bookings, live, today, instant } = useMyDay();
  const desk = useDayDesk();
  const away = useAway();
  const [open, setOpen] = useState<Open>();
  const asked = useAskedBooking([...today, ...live], bookings.isSuccess);
  const usualFloor = useUsualFloor();
  const [next] = live;
  const floorId = next?.floorId ?? usualFloor;

  if (bookings.isError && !bookings.data) {
    return <FaultMessage error={bookings.error} onRetry={() => void bookings.refetch()} />;
  }
  const show = (what: Open) => {
    desk.clear();
    away.clear();
    setOpen(what);
  };
  const hasBar = today.some((booking) => deedsOf(booking, instant).length > 0);
  const isEmpty = bookings.isSuccess && live.length + today.length === 0;
  return (
    <div className={mergeClasses(styles.page, hasBar && styles.overBar)}>
      <div className={styles.head}>
        <h1 className={styles.title}>{say('title')}</h1>
        {live.length > 0 ? (
          <Button className={styles.button} onClick={() => show({ what: 'away' })}>
            {say('away')}
          </Button>
        ) : null}
      </div>
      {floorId ? <QuotaLine floorId={floorId} /> : null}
      {open ? (
        <DayDialogs
          open={open}
          floorId={floorId}
          live={live}
          instant={instant}
          desk={desk}
          away={away}
          onClose={() => setOpen(undefined)}
        />
      ) : (
        <OutcomeNote desk={desk} />
      )}
      <AwayNote away={away} />
      <AskedBooking asked={asked} instant={instant} />
      {bookings.isPending ? <Loading /> : null}
      {bookings.isSuccess && !isEmpty ? (
        <TodaySection
          today={today}
          instant={instant}
          desk={desk}
          marked={asked.id}
          onAsk={show}
          onSitting={() => show({ what: 'sitting' })}
        />
      ) : null}
      {isEmpty ? (
        <>
          <StateMessage
            icon={<CalendarEmptyRegular />}
            title={say('none')}
            detail={say('noneDetail')}
            action={{ label: say('take'), onClick: () => void navigate('/') }}
          />
          <Button className={styles.alone} onClick={() => show({ what: 'sitting' })}>
            {say('sitting')}
          </Button>
        </>
      ) : null}
      {ladderOf(live, { now: instant, weekStartsOn }).map((week) => (
        <WeekSection
          key={week.first}
          week={week}
          isBusy={desk.isBusy}
          marked={asked.id}
          onCancel={desk.cancel}
        />
      ))}
    </div>
  );
}

function Loading() {
  const styles = usePageStyles();
  const say = useMessages(bookingsMessages);
  return (
    <Skeleton aria-label={say('loading')} className={styles.skeleton}>
      <SkeletonItem className={styles.card} />
      <SkeletonItem className={styles.row} />
      <SkeletonItem className={styles.row} />
    </Skeleton>
  );
}
