import { Button, Field, Text, Tooltip } from '@fluentui/react-components';
import {
  ArrowRotateClockwiseRegular,
  ArrowRotateCounterclockwiseRegular,
} from '@fluentui/react-icons';
import { useMessages } from '../../lib/messages.ts';
import { panelMessages } from './panel-messages.ts';
import type { SomeSeats } from './SeatPanel.tsx';
import { sharedBy } from './shared-value.ts';
import type { Editing } from './use-editor.ts';
import { usePanelStyles } from './use-panel-styles.ts';

type Props = { readonly editing: Editing; readonly seats: SomeSeats };

/** Which way seats face; turning many turns each by the same angle. */
export function TurnField({ editing, seats }: Props) {
  const styles = usePanelStyles();
  const say = useMessages(panelMessages);
  const shared = sharedBy(seats, (seat) => seat.turn);
  const turn = (by: number) =>
    editing.dispatch({ kind: 'turn-seats', ids: seats.map((seat) => seat.id), by });
  return (
    <Field label={say('turn')}>
      <div className={styles.row}>
        <Tooltip content={say('turnLeft')} relationship="label">
          <Button
            className={styles.icon}
            icon={<ArrowRotateCounterclockwiseRegular />}
            onClick={() => turn(-15)}
          />
        </Tooltip>
        <Text>
          {shared.kind === 'same' ? say('degrees', { turn: shared.value }) : say('mixed')}
        </Text>
        <Tooltip content={say('turnRight')} relationship="label">
          <Button
            className={styles.icon}
            icon={<ArrowRotateClockwiseRegular />}
            onClick={() => turn(15)}
          />
        </Tooltip>
        <Button className={styles.icon} onClick={() => turn(90)}>
          +90°
        </Button>
      </div>
    </Field>
  );
}
