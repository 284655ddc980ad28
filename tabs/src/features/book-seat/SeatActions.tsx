import { Button } from '@fluentui/react-components';
import { parseWorkday } from '@sekitori/api/domain/workday';
import { useClockText } from '../../lib/clock-text.ts';
import { periodOnWire } from '../../lib/floor-clock.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookMessages } from './messages.ts';
import { RefusalNote } from './RefusalNote.tsx';
import type { SeatPanelProps } from './SeatPanel.tsx';
import { usePanelStyles } from './use-panel-styles.ts';

/** The one button for the seat as it stands: take it, give it back, move to it, or why none of it is possible. */
export function SeatActions(props: SeatPanelProps) {
  const { seat, availability, desk, mine, held } = props;
  const styles = usePanelStyles();
  const say = useMessages(bookMessages);

  if (desk.refused?.seatId === seat.id) {
    return (
      <div role="alert">
        <RefusalNote {...props} refusal={desk.refused.refusal} />
      </div>
    );
  }
  if (mine) {
    return (
      <Button
        size="large"
        className={styles.primary}
        disabledFocusable={desk.isBusy}
        onClick={() => desk.giveBack(mine)}
      >
        {say(desk.isGivingBack ? 'cancelling' : 'cancel')}
      </Button>
    );
  }
  const { refusal } = availability;
  if (refusal?.code === 'already-booked' && held) return <MoveHere {...props} />;
  if (refusal) return <RefusalNote {...props} refusal={refusal} />;
  if (availability.state !== 'free') return null;
  return <Take {...props} />;
}

function Take({ seat, availability, desk, period, day, now }: SeatPanelProps) {
  const styles = usePanelStyles();
  const say = useMessages(bookMessages);
  const wish = { seatId: seat.id, ...periodOnWire(period, day.timeZone) };
  const isWalkUp = availability.mode === 'drop-in' && period.start <= now;
  const words = isWalkUp ? 'takeNow' : 'take';
  return (
    <Button
      appearance="primary"
      size="large"
      className={styles.primary}
      disabledFocusable={desk.isBusy}
      onClick={() => desk.take(wish)}
    >
      {say(desk.isTaking ? 'taking' : words, { seat: seat.name })}
    </Button>
  );
}

/** Who holds another seat at that time has this one instead in one step: nobody need cancel first. */
function MoveHere({ seat, held, desk, day }: SeatPanelProps) {
  const styles = usePanelStyles();
  const say = useMessages(bookMessages);
  const clockText = useClockText();
  if (!held) return null;
  const isSameDay = parseWorkday(held.workday) === day.workday;
  const about = { seat: held.seatName, when: clockText(held.localText) };
  return (
    <div className={styles.move}>
      <p className={styles.state}>{say('youHave', about)}</p>
      {isSameDay ? (
        <Button
          appearance="primary"
          size="large"
          className={styles.primary}
          disabledFocusable={desk.isBusy}
          onClick={() => desk.moveTo({ booking: held, seatId: seat.id })}
        >
          {say(desk.isMoving ? 'moving' : 'moveHere', { seat: seat.name })}
        </Button>
      ) : null}
    </div>
  );
}
