import { Button, Text } from '@fluentui/react-components';
import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { useMemo, useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { NamingFields } from './NamingFields.tsx';
import { type NamingScheme, namesBy } from './naming-scheme.ts';
import { panelMessages } from './panel-messages.ts';
import type { Editing } from './use-editor.ts';
import { usePanelStyles } from './use-panel-styles.ts';

type Props = { readonly editing: Editing; readonly seats: readonly SeatWire[] };

const firstScheme: NamingScheme = { template: 'A-{01}', step: 1, order: 'by-rows' };

/** Names for all selected seats by a template, shown before they are given. */
export function NamingForm({ editing, seats }: Props) {
  const styles = usePanelStyles();
  const say = useMessages(panelMessages);
  const [scheme, setScheme] = useState(firstScheme);
  const all = editing.editor.drafts.present.seats;
  const tolerance = editing.seatSize / 2;
  const result = useMemo(() => {
    const chosen = new Set(seats.map((seat) => seat.id));
    const others = all.filter((seat) => !chosen.has(seat.id));
    return namesBy(scheme, seats, { taken: new Set(others.map(({ name }) => name)), tolerance });
  }, [all, seats, scheme, tolerance]);
  return (
    <section className={styles.section} aria-label={say('rename')}>
      <Text as="h3" weight="semibold" className={styles.title}>
        {say('rename')}
      </Text>
      <NamingFields scheme={scheme} onChange={setScheme} result={result} />
      <Button
        className={styles.button}
        disabled={!result.ok}
        onClick={() => {
          if (result.ok) editing.dispatch({ kind: 'name-seats', names: result.names });
        }}
      >
        {say('applyNames', { count: seats.length })}
      </Button>
    </section>
  );
}
