import { Input, mergeClasses } from '@fluentui/react-components';
import { type KeyboardEvent, useState } from 'react';
import { useControlStyles } from './use-control-styles.ts';

type Props = {
  readonly label: string;
  readonly value: number | undefined;
  readonly least: number;
  readonly most: number;
  /** What an empty box says; only with it the box may be empty. */
  readonly empty?: string;
  readonly onChange: (value: number | undefined) => void;
};

/** A whole number within a sentence. What is beyond its bounds is not taken, and the box says them. */
export function NumberBox({ label, value, least, most, empty, onChange }: Props) {
  const styles = useControlStyles();
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === undefined ? '' : String(value));
  const isUsable = usable(shown) !== 'unusable';

  const type = (text: string) => {
    setTyped(text);
    const wanted = usable(text);
    if (wanted !== 'unusable' && wanted !== value) onChange(wanted);
  };
  const step = (by: number) => {
    setTyped(undefined);
    onChange(Math.max(least, Math.min(most, (value ?? least - 1) + by)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === 'Escape') setTyped(undefined);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    step(event.key === 'ArrowUp' ? 1 : -1);
  };
  return (
    <Input
      size="large"
      className={mergeClasses(styles.box, empty === undefined ? styles.number : styles.limit)}
      input={{ inputMode: 'numeric', autoComplete: 'off' }}
      aria-label={`${label} (${least}–${most})`}
      aria-invalid={!isUsable}
      {...(empty === undefined ? {} : { placeholder: empty })}
      {...(isUsable ? {} : { contentAfter: `${least}–${most}` })}
      value={shown}
      onChange={(_, { value: text }) => type(text)}
      onBlur={() => setTyped(undefined)}
      onKeyDown={onKeyDown}
    />
  );

  function usable(text: string): number | undefined | 'unusable' {
    const digits = text.normalize('NFKC').trim();
    if (digits === '') return empty === undefined ? 'unusable' : undefined;
    const wanted = Number(digits);
    const isWithin = Number.isInteger(wanted) && wanted >= least && wanted <= most;
    return isWithin ? wanted : 'unusable';
  }
}
