import { Input, mergeClasses } from '@fluentui/react-components';
import type { ClockTime } from '@sekitori/api/domain/workday';
import { type KeyboardEvent, useState } from 'react';
import { steppedTime, typedTime } from './typed-time.ts';
import { useControlStyles } from './use-control-styles.ts';

type Props = {
  readonly label: string;
  readonly value: ClockTime;
  readonly onChange: (value: ClockTime) => void;
};

/** A wall-clock time within a sentence, typed as people do or stepped by quarters of an hour; 24:00 is the end of the day. */
export function TimeBox({ label, value, onChange }: Props) {
  const styles = useControlStyles();
  const [typed, setTyped] = useState<string>();
  const isUsable = typed === undefined || typedTime(typed) !== undefined;

  const type = (text: string) => {
    setTyped(text);
    const wanted = typedTime(text);
    // A single digit may be the first of two.
    if (wanted && wanted !== value && text.trim().length > 3) onChange(wanted);
  };
  const finish = () => {
    const wanted = typed === undefined ? undefined : typedTime(typed);
    setTyped(undefined);
    if (wanted && wanted !== value) onChange(wanted);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finish();
    if (event.key === 'Escape') setTyped(undefined);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    setTyped(undefined);
    onChange(steppedTime(value, event.key === 'ArrowUp' ? 15 : -15));
  };
  return (
    <Input
      size="large"
      className={mergeClasses(styles.box, styles.time)}
      input={{ inputMode: 'numeric', autoComplete: 'off', maxLength: 5 }}
      aria-label={label}
      aria-invalid={!isUsable}
      value={typed ?? value}
      onChange={(_, { value: text }) => type(text)}
      onBlur={finish}
      onKeyDown={onKeyDown}
    />
  );
}
