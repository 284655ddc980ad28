import { Button } from '@fluentui/react-components';
import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { OutcomeNote } from '../../components/day-desk/OutcomeNote.tsx';
import type { DayDesk } from '../../components/day-desk/use-day-desk.ts';
import { QuotaLine } from '../../components/QuotaLine.tsx';
import { useMessages } from '../../lib/messages.ts';
import { AwayNote } from './AwayNote.tsx';
import { bookingsMessages } from './messages.ts';
import type { Away } from './use-away.ts';
import { usePageStyles } from './use-page-styles.ts';

type Props = {
  readonly live: readonly BookingWire[];
  /** Whose quotas to show where nothing is booked. */
  readonly floorId: string | undefined;
  readonly desk: DayDesk;
  readonly away: Away;
  /** A dialog says what came of a press itself. */
  readonly isQuiet: boolean;
  readonly onAway: () => void;
};

/** The head of the page: how much of the quotas is used, and what came of the last press. */
export function PageTop({ live, floorId, desk, away, isQuiet, onAway }: Props) {
  const styles = usePageStyles();
  const say = useMessages(bookingsMessages);
  const floors = floorsOf(live, floorId);
  return (
    <div className={styles.top}>
      <div className={styles.head}>
        <h1 className={styles.title}>{say('title')}</h1>
        {live.length > 0 ? (
          <Button className={styles.button} onClick={onAway}>
            {say('away')}
          </Button>
        ) : null}
      </div>
      {floors.map(({ floorId, floorName }) => (
        <QuotaLine key={floorId} floorId={floorId} {...(floors.length > 1 ? { floorName } : {})} />
      ))}
      {isQuiet ? null : <OutcomeNote desk={desk} />}
      <AwayNote away={away} />
    </div>
  );
}

const mostFloors = 3;

/** The floors that bookings to come are on, each once; else the one that was looked at last. */
function floorsOf(live: readonly BookingWire[], floorId: string | undefined) {
  const booked = new Map(live.map((booking) => [booking.floorId, booking]));
  const floors = [...booked.values()].slice(0, mostFloors);
  return floors.length > 0 || floorId === undefined ? floors : [{ floorId, floorName: '' }];
}
