import { Combobox, Field, makeStyles, Option, Tag, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { NamedPersonWire } from '@sekitori/api/contract/administrators-wire';
import { fewestLetters } from '@sekitori/api/domain/search-text';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { messages } from './messages.ts';
import { peopleQuery } from './queries.ts';

const useStyles = makeStyles({
  input: { minHeight: '44px', minWidth: 0, width: '100%' },
  field: { minWidth: 0 },
  list: { maxHeight: '320px' },
  option: { minHeight: '44px' },
  mail: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  tag: { minHeight: '44px', maxWidth: '100%' },
});

type Props = {
  readonly chosen: { readonly id: string; readonly name?: string | undefined } | undefined;
  readonly onChoose: (person: NamedPersonWire | undefined) => void;
};

/** Whose records are shown: found by the beginning of a name or mail address, or everybody's. */
export function PersonFilter({ chosen, onChoose }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const wanted = useSettled(typed.trim(), 200);
  const isAsked = [...wanted].length >= fewestLetters;
  const found = useQuery(peopleQuery(wanted));
  const people = isAsked ? (found.data?.items ?? []) : [];
  if (chosen) {
    return (
      <Field label={say('person')} className={styles.field}>
        <Tag
          as="button"
          dismissible
          className={styles.tag}
          dismissIcon={<DismissRegular />}
          aria-label={`${chosen.name ?? chosen.id}: ${say('personCleared')}`}
          onClick={() => onChoose(undefined)}
        >
          {chosen.name ?? chosen.id}
        </Tag>
      </Field>
    );
  }
  return (
    <Field label={say('person')} className={styles.field}>
      <Combobox
        freeform
        className={styles.input}
        listbox={{ className: styles.list }}
        placeholder={say('personHint')}
        maxLength={100}
        autoComplete="off"
        value={typed}
        open={isOpen}
        onOpenChange={(_, { open }) => setOpen(open)}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          // Fluent opens it for keys alone, not for what is pasted.
          setOpen(true);
        }}
        onOptionSelect={(_, { optionValue }) => {
          const person = people.find((one) => one.person.id === optionValue)?.person;
          if (!person) return;
          setTyped('');
          onChoose(person);
        }}
      >
        {people.map(({ person }) => (
          <Option
            key={person.id}
            value={person.id}
            text={person.name ?? person.id}
            className={styles.option}
          >
            <span>
              {person.name ?? person.id} <span className={styles.mail}>{person.mail}</span>
            </span>
          </Option>
        ))}
        {isAsked && found.data?.items.length === 0 ? (
          <Option disabled value="" text="">
            {say('personNone')}
          </Option>
        ) : null}
        {isAsked && found.data?.isCut ? (
          <Option disabled value="" text="">
            {say('personMore')}
          </Option>
        ) : null}
      </Combobox>
    </Field>
  );
}
