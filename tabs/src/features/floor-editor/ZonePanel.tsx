import { Button, Field, Text } from '@fluentui/react-components';
import { DeleteRegular, SelectAllOnRegular } from '@fluentui/react-icons';
import type { ZoneWire } from '@sekitori/api/contract/floor-wire';
import { useMessages } from '../../lib/messages.ts';
import { CommittedInput } from './CommittedInput.tsx';
import { NumberField } from './NumberField.tsx';
import { panelMessages } from './panel-messages.ts';
import type { Editing } from './use-editor.ts';
import { usePanelStyles } from './use-panel-styles.ts';

const lengths = ['x', 'y', 'width', 'height'] as const;

type Props = { readonly editing: Editing; readonly zone: ZoneWire };

/** The name and the frame of a zone. */
export function ZonePanel({ editing, zone }: Props) {
  const styles = usePanelStyles();
  const say = useMessages(panelMessages);
  const { dispatch } = editing;
  const members = editing.editor.drafts.present.seats.filter((seat) => seat.zoneId === zone.id);
  const { x, y, width, height } = zone;
  return (
    <div className={styles.stack}>
      <Text as="h2" size={500} weight="semibold" className={styles.title}>
        {say('zoneTitle')}
      </Text>
      <Field label={say('zoneName')}>
        <CommittedInput
          key={zone.id}
          value={zone.name}
          maxLength={40}
          onCommit={(name) => dispatch({ kind: 'rename-zone', id: zone.id, name })}
        />
      </Field>
      <Text className={styles.quiet}>{say('zoneSeats', { count: members.length })}</Text>
      <div className={styles.row}>
        <Button
          icon={<SelectAllOnRegular />}
          className={styles.button}
          disabled={members.length === 0}
          onClick={() => dispatch({ kind: 'select', ids: members.map((seat) => seat.id) })}
        >
          {say('selectSeats')}
        </Button>
        <Button
          icon={<DeleteRegular />}
          className={styles.button}
          onClick={() => dispatch({ kind: 'remove', ids: [zone.id] })}
        >
          {say('remove')}
        </Button>
      </div>
      <div className={styles.pair}>
        {lengths.map((length) => (
          <NumberField
            key={length}
            label={say(length)}
            value={zone[length]}
            least={length === 'x' || length === 'y' ? 0 : 1}
            most={20_000}
            step={editing.gridStep}
            onChange={(value) =>
              dispatch({
                kind: 'frame-zone',
                id: zone.id,
                frame: { x, y, width, height, [length]: value },
              })
            }
          />
        ))}
      </div>
    </div>
  );
}
