import { Field, SpinButton } from '@fluentui/react-components';

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
  return (
    <Field label={label}>
      <SpinButton
        size="medium"
        value={Math.round(value)}
        min={least}
        max={most}
        step={step}
        onChange={(_, { value: spun, displayValue }) => {
          const wanted = spun ?? Number(displayValue);
          if (!Number.isFinite(wanted)) return;
          onChange(Math.max(least, Math.min(most, Math.round(wanted))));
        }}
      />
    </Field>
  );
}
