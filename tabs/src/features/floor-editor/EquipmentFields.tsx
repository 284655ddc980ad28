import { Checkbox, Field } from '@fluentui/react-components';
import { type Equipment, equipment } from '@sekitori/api/domain/seat';
import { seatMessages } from '../../components/seat/messages.ts';
import { useMessages } from '../../lib/messages.ts';
import { panelMessages } from './panel-messages.ts';
import type { SomeSeats } from './SeatPanel.tsx';
import { sharedBy } from './shared-value.ts';
import type { Editing } from './use-editor.ts';
import { usePanelStyles } from './use-panel-styles.ts';

type Props = { readonly editing: Editing; readonly seats: SomeSeats };

/** What is at the seats; a box stands between where only some have it. */
export function EquipmentFields({ editing, seats }: Props) {
  const styles = usePanelStyles();
  const say = useMessages(panelMessages);
  const sayThing = useMessages(seatMessages);
  const give = (thing: Equipment, isThere: boolean) =>
    editing.dispatch({
      kind: 'equip-seats',
      ids: seats.map((seat) => seat.id),
      thing,
      change: isThere ? 'give' : 'take',
    });
  return (
    <Field label={say('equipment')}>
      <div className={styles.pair}>
        {equipment.map((thing) => {
          const shared = sharedBy(seats, (seat) => seat.equipment.includes(thing));
          return (
            <Checkbox
              key={thing}
              label={sayThing(thing)}
              checked={shared.kind === 'mixed' ? 'mixed' : shared.value}
              onChange={(_, { checked }) => give(thing, checked === true)}
            />
          );
        })}
      </div>
    </Field>
  );
}
