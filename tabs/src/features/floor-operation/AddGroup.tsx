import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { sentenceMessages } from './sentence-messages.ts';
import { useControlStyles } from './use-control-styles.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalS,
    maxWidth: '100%',
  },
});

type Props = {
  readonly label: string;
  readonly known: readonly string[];
  readonly onAdd: (group: string) => void;
};

/** Takes the name of an RSI group; the service knows groups only by the names that people come with. */
export function AddGroup({ label, known, onAdd }: Props) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(sentenceMessages);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (isOpen) form.current?.querySelector('input')?.focus();
  }, [isOpen]);
  const group = name.trim();
  const isNew = group !== '' && !known.includes(group);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!isNew) return;
    onAdd(group);
    setName('');
    setOpen(false);
  };
  if (!isOpen) {
    return (
      <Button
        appearance="subtle"
        className={controls.button}
        icon={<AddRegular />}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
    );
  }
  return (
    <form ref={form} className={styles.form} onSubmit={add}>
      <Field label={say('group')}>
        <Input
          size="large"
          className={controls.text}
          maxLength={80}
          value={name}
          onChange={(_, { value }) => setName(value)}
        />
      </Field>
      <Button type="submit" className={controls.button} disabled={!isNew}>
        {say('add')}
      </Button>
      <Button appearance="subtle" className={controls.button} onClick={() => setOpen(false)}>
        {say('cancel')}
      </Button>
    </form>
  );
}
