import { Field, Select } from '@fluentui/react-components';
import { useMessages } from '../../lib/messages.ts';
import { panelMessages } from './panel-messages.ts';
import type { SomeSeats } from './SeatPanel.tsx';
import { sharedBy } from './shared-value.ts';
import type { Editing } from './use-editor.ts';
import { usePanelStyles } from './use-panel-styles.ts';

const none = 'none';
const mixed = 'mixed';

type Props = { readonly editing: Editing; readonly seats: SomeSeats };

/** The zone of seats; choosing one here outweighs where they stand. */
export function ZoneField({ editing, seats }: Props) {
  const styles = usePanelStyles();
  const say = useMessages(panelMessages);
  const shared = sharedBy(seats, (seat) => seat.zoneId);
  const value = shared.kind === 'mixed' ? mixed : (shared.value ?? none);
  const choose = (chosen: string) =>
    editing.dispatch({
      kind: 'change-seats',
      ids: seats.map((seat) => seat.id),
      change: { zoneId: chosen === none ? null : chosen },
    });
  return (
    <Field label={say('zone')}>
      <Select
        size="large"
        select={{ className: styles.field }}
        value={value}
        onChange={(_, data) => choose(data.value)}
      >
        {value === mixed ? (
          <option value={mixed} disabled>
            {say('mixed')}
          </option>
        ) : null}
        <option value={none}>{say('noZone')}</option>
        {editing.editor.drafts.present.zones.map((zone) => (
          <option key={zone.id} value={zone.id}>
            {zone.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
