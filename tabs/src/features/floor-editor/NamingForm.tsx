import { Button, Field, Input, Radio, RadioGroup, Text } from '@fluentui/react-components';
import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { useMemo, useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { NumberField } from './NumberField.tsx';
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
  const names = result.ok ? [...result.names.values()] : [];
  return (
    <section className={styles.section} aria-label={say('rename')}>
      <Text as="h3" weight="semibold" className={styles.title}>
        {say('rename')}
      </Text>
      <Field
        label={say('template')}
        hint={say('templateHint')}
        {...(result.ok ? {} : { validationMessage: say(result.flaw.kind, { ...result.flaw }) })}
      >
        <Input
          size="large"
          value={scheme.template}
          maxLength={40}
          onChange={(_, { value }) => setScheme({ ...scheme, template: value })}
        />
      </Field>
      <Field label={say('order')}>
        <RadioGroup
          layout="horizontal"
          value={scheme.order}
          onChange={(_, { value }) =>
            setScheme({ ...scheme, order: value === 'by-columns' ? 'by-columns' : 'by-rows' })
          }
        >
          <Radio value="by-rows" label={say('by-rows')} />
          <Radio value="by-columns" label={say('by-columns')} />
        </RadioGroup>
      </Field>
      <NumberField
        label={say('step')}
        value={scheme.step}
        least={1}
        most={100}
        onChange={(step) => setScheme({ ...scheme, step })}
      />
      <Text role="status" weight="semibold">
        {names.length > 0
          ? say('previewNames', { first: names[0] ?? '', last: names.at(-1) ?? '' })
          : ''}
      </Text>
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
