import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AdministratorWire } from '@sekitori/api/contract/administrators-wire';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { SearchField, useTypedName } from '../../components/person-search/SearchField.tsx';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { PersonSign } from './PersonSign.tsx';
import { peopleQuery } from './queries.ts';
import { RoleBadge } from './RoleBadge.tsx';

const useStyles = makeStyles({
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
});

type Props = {
  readonly me: string;
  readonly onChoose: (person: AdministratorWire) => void;
};

/** Finds a colleague by the beginning of a name or mail address; oneself is shown and cannot be chosen. */
export function FindPerson({ me, onChoose }: Props) {
  const say = useMessages(messages);
  const root = useRef<HTMLDivElement>(null);
  // Also for whoever came back to choose another person.
  useEffect(() => root.current?.querySelector('input')?.focus(), []);
  const name = useTypedName();
  const found = useQuery(peopleQuery(name.wanted));
  const people = name.isAsked ? (found.data?.items ?? []) : [];
  return (
    <div ref={root}>
      <SearchField
        name={name}
        found={found}
        hint={say('searchHint')}
        nobody={say('notFound')}
        people={people.map((person) => (
          <li key={person.person.id}>
            <Found person={person} isMe={person.person.id === me} onChoose={onChoose} />
          </li>
        ))}
      />
    </div>
  );
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
