import { useMessages } from '../../lib/messages.ts';
import { bookMessages } from './messages.ts';
import { Outcome } from './Outcome.tsx';
import { SeatPanel, type SeatPanelProps } from './SeatPanel.tsx';
import type { useBookingDesk } from './use-booking-desk.ts';
import { usePanelStyles } from './use-panel-styles.ts';

type Props = {
  readonly desk: ReturnType<typeof useBookingDesk>;
  /** The seat to show; undefined where no seat is chosen and none is free. */
  readonly shown: Omit<SeatPanelProps, 'desk'> | undefined;
};

/** Beside the map, or a sheet below it: what was just done, then the seat in question. */
export function BookingPanel({ desk, shown }: Props) {
  const styles = usePanelStyles();
  const say = useMessages(bookMessages);
  return (
    <aside className={styles.panel} aria-label={say('panel')}>
      <div role="status">
        {desk.done ? <Outcome done={desk.done} onUndo={desk.undo} isUndoing={desk.isBusy} /> : null}
      </div>
      {shown ? (
        <SeatPanel key={shown.seat.id} {...shown} desk={desk} />
      ) : (
        <div className={styles.title}>
          <p className={styles.when}>{say('noneFree')}</p>
          <p className={styles.state}>{say('noneFreeDetail')}</p>
        </div>
      )}
    </aside>
  );
}
