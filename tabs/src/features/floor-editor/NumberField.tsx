import { Field, makeStyles, SpinButton } from '@fluentui/react-components';
import { useMessages } from '../../lib/messages.ts';
import { panelMessages } from './panel-messages.ts';

const useStyles = makeStyles({
  // Thumbs type; the steps are too small for them.
  field: { '@media (max-width: 800px)': { minHeight: '44px' } },
  spin: { '@media (max-width: 800px)': { display: 'none' } },
});

type Props = {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
};

/** A whole number within bounds, by typing or by steps. */
export function NumberField({ label, value, least, most, step = 1, onChange }: Props) {
  const styles = useStyles();
  const say = useMessages(panelMessages);
  return (
    <Field label={label}>
      <SpinButton
        size="medium"
        className={styles.field}
        value={Math.round(value)}
        min={least}
        max={most}
        step={step}
        input={{ inputMode: 'numeric' }}
        incrementButton={{ 'aria-label': say('increase'), className: styles.spin }}
        decrementButton={{ 'aria-label': say('decrease'), className: styles.spin }}
        onChange={(_, { value: spun, displayValue }) => {
          const wanted = spun ?? Number(displayValue);
          if (!Number.isFinite(wanted)) return;
          onChange(Math.max(least, Math.min(most, Math.round(wanted))));
        }}
      />
    </Field>
  );
}
