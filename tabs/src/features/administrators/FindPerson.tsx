import { Field, Input, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import type { AdministratorWire } from '@sekitori/api/contract/administrators-wire';
import { fewestLetters } from '@sekitori/api/domain/search-text';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useMessages } from '../../lib/messages.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { messages } from './messages.ts';
import { PersonSign } from './PersonSign.tsx';
import { peopleQuery } from './queries.ts';
import { RoleBadge } from './RoleBadge.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM },
  input: { minHeight: '44px' },
  list: {
    display: 'grid',
    maxHeight: '320px',
    overflowY: 'auto',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  person: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    width: '100%',
    minHeight: '56px',
    alignContent: 'center',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover:not([aria-disabled=true])': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '&[aria-disabled=true]': { cursor: 'not-allowed' },
  },
  why: { color: tokens.colorNeutralForeground2, paddingInlineStart: '52px' },
  status: { color: tokens.colorNeutralForeground2, minHeight: '20px', wordBreak: 'auto-phrase' },
});

type Props = {
  readonly me: string;
  readonly onChoose: (person: AdministratorWire) => void;
};

/** Finds a colleague by the beginning of a name or mail address; oneself is shown and cannot be chosen. */
export function FindPerson({ me, onChoose }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const root = useRef<HTMLDivElement>(null);
  // Also for whoever came back to choose another person.
  useEffect(() => root.current?.querySelector('input')?.focus(), []);
  const [typed, setTyped] = useState('');
  const wanted = useSettled(typed.trim(), 200);
  const found = useQuery(peopleQuery(wanted));
  const isAsked = [...wanted].length >= fewestLetters;
  const people = isAsked ? (found.data?.items ?? []) : [];
  return (
    <div ref={root} className={styles.root}>
      <Field label={say('search')} hint={say('searchHint')}>
        <Input
          size="large"
          className={styles.input}
          contentBefore={<SearchRegular />}
          contentAfter={found.isFetching ? <Spinner size="tiny" aria-hidden /> : null}
          maxLength={100}
          autoComplete="off"
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
      </Field>
      {found.error && isAsked ? <ProblemBar error={found.error} /> : null}
      <Text role="status" size={200} className={styles.status}>
        {isAsked ? countOf() : ''}
      </Text>
      {people.length > 0 ? (
        <ul className={styles.list} aria-label={say('results')}>
          {people.map((person) => (
            <li key={person.person.id}>
              <Found person={person} isMe={person.person.id === me} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );

  function countOf(): string {
    if (found.error) return '';
    if (!found.data) return say('searching');
    const { items, isCut } = found.data;
    if (items.length === 0) return say('notFound');
    return say(isCut ? 'foundMore' : 'found', { count: items.length });
  }
}

type FoundProps = {
  readonly person: AdministratorWire;
  readonly isMe: boolean;
  readonly onChoose: (person: AdministratorWire) => void;
};

function Found({ person, isMe, onChoose }: FoundProps) {
  const styles = useStyles();
  const say = useMessages(messages);
  return (
    <button
      type="button"
      className={styles.person}
      aria-disabled={isMe}
      onClick={isMe ? undefined : () => onChoose(person)}
    >
      <PersonSign person={person.person}>
        {person.isSystemAdministrator ? <RoleBadge of="system-administrator" /> : null}
        {person.roles.map(({ role }) => (
          <RoleBadge key={role} of={role} />
        ))}
      </PersonSign>
      {isMe ? (
        <Text size={200} className={styles.why}>
          {say('whyNotMe')}
        </Text>
      ) : null}
    </button>
  );
}
