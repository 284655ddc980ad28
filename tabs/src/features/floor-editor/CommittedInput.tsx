import { Input } from '@fluentui/react-components';
import { type KeyboardEvent, useState } from 'react';
import { usePanelStyles } from './use-panel-styles.ts';

type Props = {
  readonly value: string;
  /** Told once, on Enter or when the field is left: one change, one undo. */
  readonly onCommit: (value: string) => void;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly type?: 'text' | 'time' | 'number';
  readonly contentAfter?: string;
  readonly mayBeEmpty?: 'may-be-empty';
};

/** A field whose text becomes a change only when it is finished; Escape takes it back. */
export function CommittedInput({ value, onCommit, contentAfter, mayBeEmpty, ...rest }: Props) {
  const styles = usePanelStyles();
  const [typed, setTyped] = useState<string>();
  const commit = () => {
    const text = typed?.trim();
    setTyped(undefined);
    if (text === undefined || text === value || (text === '' && !mayBeEmpty)) return;
    onCommit(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') setTyped(undefined);
  };
  return (
    <Input
      size="large"
      className={styles.field}
      value={typed ?? value}
      onChange={(_, data) => setTyped(data.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
      {...(contentAfter ? { contentAfter } : {})}
      {...rest}
    />
  );
}
