import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { FloorSummaryWire, FloorWire } from '@sekitori/api/contract/floor-wire';
import { useEffect, useMemo, useState } from 'react';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { seatSizeOf } from '../../components/plan-view/seat-size.ts';
import { BookingPanel } from '../../features/book-seat/BookingPanel.tsx';
import { useBookingDesk } from '../../features/book-seat/use-booking-desk.ts';
import type { Way } from '../../features/book-seat/WaysOut.tsx';
import { choiceFor } from '../../features/choose-time/chosen-time.ts';
import { extentOf } from '../../features/floor-map/extent.ts';
import { FloorMap } from '../../features/floor-map/FloorMap.tsx';
import { SeatList } from '../../features/seat-list/SeatList.tsx';
import { noFilter } from '../../features/seat-list/seat-filter.ts';
import { readKept, writeKept } from '../../lib/kept-choice.ts';
import { BookingToolbar, type View } from './BookingToolbar.tsx';
import { useBookingTime } from './use-booking-time.ts';
import { useSeats } from './use-seats.ts';
import { waysOut } from './ways-out.ts';

const narrow = '@media (max-width: 900px)';
const useStyles = makeStyles({
  page: {
    flexGrow: 1,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 360px',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    height: 'calc(100dvh - 57px)',
    minHeight: '520px',
    [narrow]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      // The sheet takes what the map leaves, and scrolls; the page does not.
      gridTemplateRows: 'auto minmax(clamp(140px, 24dvh, 220px), 1fr) minmax(0, auto)',
    },
  },
  toolbar: { gridColumn: '1 / -1', minWidth: 0 },
  seats: { position: 'relative', minWidth: 0, minHeight: 0 },
  panel: {
    display: 'grid',
    minHeight: 0,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { borderLeft: '0 none', zIndex: 1 },
  },
  skeleton: { padding: tokens.spacingHorizontalXL, display: 'grid', gap: '16px' },
});

type Props = {
  readonly floor: FloorWire;
  readonly floors: readonly FloorSummaryWire[];
  readonly onChooseFloor: (floorId: string) => void;
};

/** One floor: when, where, and the seat; joins the features that know nothing of each other. */
export function FloorBooking({ floor, floors, onChooseFloor }: Props) {
  const styles = useStyles();
  const time = useBookingTime(floor);
  const seats = useSeats(floor, time);
  const desk = useBookingDesk();
  const [view, setView] = useState<View>(() => (readKept('view') === 'list' ? 'list' : 'map'));
  const [lit, point] = useState<string>();
  const size = useMemo(() => seatSizeOf(floor.seats, extentOf(floor)), [floor]);
  const { shown, availability, current } = seats;
  const standing = shown && availability.get(shown.id);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was done belongs to the day it was done for.
  useEffect(() => desk.clear(), [time.workday, time.time]);

  const choose = (seatId: string | undefined) => {
    desk.clear();
    seats.choose(seatId);
  };
  const chooseView = (next: View) => {
    writeKept('view', next);
    setView(next);
  };
  const open = time.days.flatMap(({ workday, closed }) => (closed ? [] : [workday]));
  const asked = { day: time.day, period: time.period, now: time.now, open };
  const go = ({ workday, period }: Way) => {
    time.choose(workday);
    if (!period) return;
    time.chooseTime(choiceFor(period, { ...time.day, workday }, time.now));
  };
  const common = { floor, availability, chosen: shown?.id, matches: seats.matches };

  if (current.isError && !current.data) {
    return <FaultMessage error={current.error} onRetry={() => void current.refetch()} />;
  }
  return (
    <div className={styles.page}>
      <div className={styles.toolbar}>
        <BookingToolbar
          floor={floor}
          floors={floors}
          time={time}
          filter={seats.filter}
          view={view}
          onChooseFloor={onChooseFloor}
          onFilter={seats.setFilter}
          onView={chooseView}
        />
      </div>
      <div className={styles.seats}>
        {view === 'map' ? (
          <FloorMap {...common} period={time.period} lit={lit} onChoose={choose} />
        ) : (
          <SeatList {...common} onChoose={choose} onClear={() => seats.setFilter(noFilter)} />
        )}
      </div>
      <div className={styles.panel}>
        {current.data ? (
          <BookingPanel
            desk={desk}
            shown={
              shown &&
              standing && {
                floor,
                size,
                day: time.day,
                now: time.now,
                seat: shown,
                availability: standing,
                wholeDay: seats.wholeDays.get(shown.id),
                period: time.period,
                proposedBecause: seats.proposedBecause,
                mine: seats.mineShown,
                held: seats.held,
                waysOut: (refusal) => waysOut({ refusal, freeParts: standing.freeParts }, asked),
                onGo: go,
                onChoose: choose,
                onPoint: point,
              }
            }
          />
        ) : (
          <Skeleton className={styles.skeleton}>
            <SkeletonItem size={40} />
            <SkeletonItem size={16} />
            <SkeletonItem size={48} />
          </Skeleton>
        )}
      </div>
    </div>
  );
}
