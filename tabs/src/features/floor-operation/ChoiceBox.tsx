import { Select } from '@fluentui/react-components';
import { useControlStyles } from './use-control-styles.ts';

type Choice<Value extends string | number> = { readonly value: Value; readonly text: string };

type Props<Value extends string | number> = {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
};

/** One of a few words or lengths within a sentence. */
export function ChoiceBox<Value extends string | number>({
  label,
  value,
  choices,
  onChange,
}: Props<Value>) {
  const styles = useControlStyles();
  const choose = (text: string) => {
    const chosen = choices.find((choice) => String(choice.value) === text);
    if (chosen) onChange(chosen.value);
  };
  return (
    <Select
      className={styles.select}
      aria-label={label}
      value={String(value)}
      onChange={(_, { value: text }) => choose(text)}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={String(choice.value)}>
          {choice.text}
        </option>
      ))}
    </Select>
  );
}
