import { Field, Switch } from '@fluentui/react-components';
import { useMessages } from '../../lib/messages.ts';
import { CommittedInput } from './CommittedInput.tsx';
import { panelMessages } from './panel-messages.ts';
import type { SomeSeats } from './SeatPanel.tsx';
import { sharedBy } from './shared-value.ts';
import type { Editing } from './use-editor.ts';

type Props = { readonly editing: Editing; readonly seats: SomeSeats };

/** Whether seats are closed, and the reason that people read instead of a button. */
export function ClosedField({ editing, seats }: Props) {
  const say = useMessages(panelMessages);
  const shared = sharedBy(seats, (seat) => seat.closedBecause);
  const isClosed = seats.every((seat) => seat.closedBecause !== undefined);
  const close = (closedBecause: string | null) =>
    editing.dispatch({
      kind: 'change-seats',
      ids: seats.map((seat) => seat.id),
      change: { closedBecause },
    });
  return (
    <>
      <Field hint={say('closedHint')}>
        <Switch
          label={say('closed')}
          checked={isClosed}
          onChange={(_, { checked }) => close(checked ? say('closedDefault') : null)}
        />
      </Field>
      {isClosed ? (
        <Field label={say('closedReason')}>
          <CommittedInput
            value={shared.kind === 'same' ? (shared.value ?? '') : ''}
            placeholder={shared.kind === 'mixed' ? say('mixed') : say('closedExample')}
            maxLength={120}
            onCommit={close}
          />
        </Field>
      ) : null}
    </>
  );
}
