import { Button, Field, Text } from '@fluentui/react-components';
import { CopyRegular, DeleteRegular } from '@fluentui/react-icons';
import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { useMessages } from '../../lib/messages.ts';
import { ArrangeButtons } from './ArrangeButtons.tsx';
import { ClosedField } from './ClosedField.tsx';
import { CommittedInput } from './CommittedInput.tsx';
import { EquipmentFields } from './EquipmentFields.tsx';
import { NamingForm } from './NamingForm.tsx';
import { longestSeatName } from './naming-scheme.ts';
import { panelMessages } from './panel-messages.ts';
import type { Point } from './plan-geometry.ts';
import { TurnField } from './TurnField.tsx';
import type { Editing } from './use-editor.ts';
import { usePanelStyles } from './use-panel-styles.ts';
import { ZoneField } from './ZoneField.tsx';

export type SomeSeats = readonly [SeatWire, ...SeatWire[]];

type Props = {
  readonly editing: Editing;
  readonly seats: SomeSeats;
  readonly onDuplicate: (way: Point) => void;
};

/** The properties of one seat, or what many share. */
export function SeatPanel({ editing, seats, onDuplicate }: Props) {
  const styles = usePanelStyles();
  const say = useMessages(panelMessages);
  const [first] = seats;
  const isOne = seats.length === 1;
  const all = editing.editor.drafts.present.seats;
  const twin = isOne && all.find(({ id, name }) => name === first.name && id !== first.id);
  const ids = seats.map((seat) => seat.id);
  const side = editing.seatSize * 1.25;
  return (
    <div className={styles.stack}>
      <Text as="h2" size={500} weight="semibold" className={styles.title}>
        {isOne ? say('oneSeat', { name: first.name }) : say('manySeats', { count: seats.length })}
      </Text>
      <div className={styles.row}>
        <Button
          icon={<CopyRegular />}
          className={styles.button}
          onClick={() => onDuplicate({ x: side, y: 0 })}
        >
          {say('duplicate')}
        </Button>
        <Button
          icon={<DeleteRegular />}
          className={styles.button}
          onClick={() => editing.dispatch({ kind: 'remove', ids })}
        >
          {say('remove')}
        </Button>
      </div>
      {isOne ? (
        <Field
          label={say('name')}
          {...(twin ? { validationMessage: say('nameTaken', { name: first.name }) } : {})}
        >
          <CommittedInput
            key={first.id}
            value={first.name}
            maxLength={longestSeatName}
            onCommit={(name) => editing.dispatch({ kind: 'change-seats', ids, change: { name } })}
          />
        </Field>
      ) : null}
      <ZoneField editing={editing} seats={seats} />
      <TurnField editing={editing} seats={seats} />
      <EquipmentFields editing={editing} seats={seats} />
      <ClosedField editing={editing} seats={seats} />
      {isOne ? null : (
        <>
          <ArrangeButtons editing={editing} />
          <NamingForm editing={editing} seats={seats} />
        </>
      )}
    </div>
  );
}
