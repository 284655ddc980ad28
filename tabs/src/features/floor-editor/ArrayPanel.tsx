import { Button, Field, Switch, Text } from '@fluentui/react-components';
import { mostSeatsOfAFloor } from '@sekitori/api/domain/floor';
import { useMessages } from '../../lib/messages.ts';
import { type ArrayOfSeats, mostColumns } from './array-of-seats.ts';
import { messages } from './messages.ts';
import { NamingFields } from './NamingFields.tsx';
import { NumberField } from './NumberField.tsx';
import { panelMessages } from './panel-messages.ts';
import { isWithin } from './plan-geometry.ts';
import type { ArrayWish } from './use-array.ts';
import type { Editing } from './use-editor.ts';
import { usePanelStyles } from './use-panel-styles.ts';

type Props = {
  readonly editing: Editing;
  readonly wish: ArrayWish;
  readonly array: ArrayOfSeats;
  readonly onPlaced: () => void;
};

/** Columns × rows with their spacing; the plan shows where the seats would stand meanwhile. */
export function ArrayPanel({ editing, wish, array, onPlaced }: Props) {
  const styles = usePanelStyles();
  const say = useMessages(panelMessages);
  const sayFirst = useMessages(messages);
  const { seats, plan } = editing.editor.drafts.present;
  const { setArray: onChange, naming, scheme, setScheme } = wish;
  const count = array.columns * array.rows;
  const isTooMany = seats.length + count > mostSeatsOfAFloor;
  const sheet = { x: 0, y: 0, width: plan?.width ?? 1600, height: plan?.height ?? 1200 };
  const isOffPlan = wish.ghosts.some((place) => !isWithin(sheet, place));
  const inPairs = array.facing === 'in-pairs';
  const numbers = [
    { key: 'columns', least: 1, most: mostColumns, step: 1 },
    { key: 'rows', least: 1, most: mostColumns, step: 1 },
    { key: 'columnStep', least: 4, most: 4000, step: editing.gridStep / 2 },
    { key: 'rowStep', least: 4, most: 4000, step: editing.gridStep / 2 },
  ] as const;
  return (
    <div className={styles.stack}>
      <Text as="h2" size={500} weight="semibold" className={styles.title}>
        {say('array')}
      </Text>
      <div className={styles.pair}>
        {numbers.map(({ key, ...bounds }) => (
          <NumberField
            key={key}
            label={say(key)}
            value={array[key]}
            {...bounds}
            onChange={(value) => onChange({ ...array, [key]: value })}
          />
        ))}
      </div>
      <NumberField
        label={say('turn')}
        value={array.turn}
        least={0}
        most={359}
        step={15}
        onChange={(turn) => onChange({ ...array, turn })}
      />
      <Field hint={say('facingHint')}>
        <Switch
          label={say('facing')}
          checked={inPairs}
          onChange={(_, { checked }) =>
            onChange({
              ...array,
              facing: checked ? 'in-pairs' : 'same-way',
              aisle: checked ? Math.round(array.rowStep / 2) : 0,
            })
          }
        />
      </Field>
      {inPairs ? (
        <NumberField
          label={say('aisle')}
          value={array.aisle}
          least={0}
          most={2000}
          step={editing.gridStep / 2}
          onChange={(aisle) => onChange({ ...array, aisle })}
        />
      ) : null}
      <section className={styles.section} aria-label={say('names')}>
        <Text as="h3" weight="semibold" className={styles.title}>
          {say('names')}
        </Text>
        <NamingFields scheme={scheme} onChange={setScheme} result={naming} />
      </section>
      <Text className={styles.quiet} role="status">
        {isTooMany
          ? sayFirst('tooManySeats', { most: mostSeatsOfAFloor })
          : isOffPlan
            ? say('offPlan')
            : ''}
      </Text>
      <Button
        appearance="primary"
        className={styles.button}
        disabled={isTooMany || isOffPlan || !naming.ok}
        onClick={() => {
          wish.place();
          onPlaced();
        }}
      >
        {say('place', { count })}
      </Button>
      <Button className={styles.button} onClick={() => onChange(undefined)}>
        {say('cancel')}
      </Button>
    </div>
  );
}
