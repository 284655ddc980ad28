import { makeStyles, tokens } from '@fluentui/react-components';
import type { FloorSummaryWire, FloorWire } from '@sekitori/api/contract/floor-wire';
import { Chip } from '../../components/Chip.tsx';
import { FloorPicker } from '../../features/choose-time/FloorPicker.tsx';
import { NextDay } from '../../features/choose-time/NextDay.tsx';
import { PeriodChips } from '../../features/choose-time/PeriodChips.tsx';
import { WorkdayStrip } from '../../features/choose-time/WorkdayStrip.tsx';
import { FilterChips } from '../../features/seat-list/FilterChips.tsx';
import type { SeatFilter } from '../../features/seat-list/seat-filter.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookPageMessages } from './messages.ts';
import type { useBookingTime } from './use-booking-time.ts';

const narrow = '@media (max-width: 900px)';
const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { gap: tokens.spacingVerticalS, padding: '8px 12px' },
  },
  title: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clip: 'rect(0 0 0 0)',
  },
  row: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    minWidth: 0,
    [narrow]: { flexWrap: 'wrap' },
  },
  first: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  views: { display: 'flex', flexShrink: 0, gap: '6px', border: 0, margin: 0, padding: 0 },
  // They give way to the parts of the day, and scroll.
  filters: {
    display: 'flex',
    justifyContent: 'flex-end',
    flex: '1 1 320px',
    minWidth: 0,
    [narrow]: { justifyContent: 'flex-start', flexBasis: '100%' },
  },
});

export type View = 'map' | 'list';

type Props = {
  readonly floor: FloorWire;
  readonly floors: readonly FloorSummaryWire[];
  readonly time: ReturnType<typeof useBookingTime>;
  readonly filter: SeatFilter;
  readonly view: View;
  readonly onChooseFloor: (floorId: string) => void;
  readonly onFilter: (filter: SeatFilter) => void;
  readonly onView: (view: View) => void;
};

/** Where and when, and how it is shown. */
export function BookingToolbar(props: Props) {
  const { floor, time, view } = props;
  const styles = useStyles();
  const say = useMessages(bookPageMessages);
  return (
    <div className={styles.root}>
      <h1 className={styles.title}>{say('title')}</h1>
      <div className={styles.first}>
        <FloorPicker floors={props.floors} floorId={floor.id} onChoose={props.onChooseFloor} />
        <fieldset className={styles.views} aria-label={say('view')}>
          {(['map', 'list'] as const).map((kind) => (
            <Chip key={kind} isOn={view === kind} onToggle={() => props.onView(kind)}>
              {say(kind)}
            </Chip>
          ))}
        </fieldset>
      </div>
      <WorkdayStrip
        days={time.days}
        today={time.today}
        chosen={time.workday}
        onChoose={time.choose}
      >
        {time.next ? <NextDay opening={time.next} clock={time.day} /> : null}
      </WorkdayStrip>
      <div className={styles.row}>
        <PeriodChips day={time.day} now={time.now} time={time.time} onChoose={time.chooseTime} />
        <div className={styles.filters}>
          <FilterChips seats={floor.seats} filter={props.filter} onFilter={props.onFilter} />
        </div>
      </div>
    </div>
  );
}
