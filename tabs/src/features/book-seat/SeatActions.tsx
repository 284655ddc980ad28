import { Button } from '@fluentui/react-components';
import { periodOnWire } from '../../lib/floor-clock.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookMessages } from './messages.ts';
import { RefusalNote } from './RefusalNote.tsx';
import type { SeatPanelProps } from './SeatPanel.tsx';
import { usePanelStyles } from './use-panel-styles.ts';

/** The one button for the seat as it stands: take it, give it back, or why neither is possible. */
export function SeatActions(props: SeatPanelProps) {
  const { seat, availability, desk, mine } = props;
  const styles = usePanelStyles();
  const say = useMessages(bookMessages);
  const { onChoose, onPoint } = props;

  if (desk.refused?.seatId === seat.id) {
    return (
      <div role="alert">
        <RefusalNote refusal={desk.refused} onChoose={onChoose} onPoint={onPoint} />
      </div>
    );
  }
  if (mine) {
    return (
      <Button
        size="large"
        className={styles.primary}
        disabledFocusable={desk.isGivingBack}
        onClick={() => desk.giveBack(mine)}
      >
        {say(desk.isGivingBack ? 'cancelling' : 'cancel')}
      </Button>
    );
  }
  if (availability.refusal) {
    return <RefusalNote refusal={availability.refusal} onChoose={onChoose} onPoint={onPoint} />;
  }
  if (availability.state !== 'free') return null;
  const wish = { seatId: seat.id, ...periodOnWire(props.period, props.clock.timeZone) };
  return (
    <Button
      appearance="primary"
      size="large"
      className={styles.primary}
      disabledFocusable={desk.isTaking}
      onClick={() => desk.take(wish)}
    >
      {say(desk.isTaking ? 'taking' : 'take', { seat: seat.name })}
    </Button>
  );
}
