import {
  Button,
  Field,
  Input,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { fewestLetters } from '@sekitori/api/domain/search-text';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../lib/api-client.ts';
import { useMessages } from '../../lib/messages.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { ProblemBar } from '../ProblemBar.tsx';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS, width: '100%', maxWidth: '480px' },
  input: { minHeight: '44px' },
  status: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
  list: {
    maxHeight: '264px',
    overflowY: 'auto',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  person: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'start',
    columnGap: tokens.spacingHorizontalS,
    width: '100%',
    minHeight: '44px',
    fontWeight: tokens.fontWeightRegular,
  },
  mail: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** People who are found by what was typed; nothing is asked before there are letters enough. */
const peopleQuery = (typed: string) =>
  queryOptions({
    queryKey: ['nameable-people', typed],
    queryFn: ({ signal }) => call('findPeopleForRules', { query: { q: typed }, signal }),
    enabled: [...typed].length >= fewestLetters,
    placeholderData: keepPreviousData,
  });

export type FoundPerson = { readonly id: string; readonly name: string };

type Props = {
  readonly onChoose: (person: FoundPerson) => void;
  /** What Escape does in the field. */
  readonly onEscape?: () => void;
};

/** Finds somebody of the tenant by the beginning of a name or mail address, within the page. */
export function PersonSearch({ onChoose, onEscape }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const [typed, setTyped] = useState('');
  const wanted = useSettled(typed.trim(), 200);
  const found = useQuery(peopleQuery(wanted));
  const isAsked = [...wanted].length >= fewestLetters;
  const people = (isAsked ? (found.data?.items ?? []) : []).flatMap(({ id, name, mail }) =>
    name === undefined ? [] : [{ id, name, mail }],
  );
  return (
    <div className={styles.root}>
      <Field label={say('search')} hint={say('hint')}>
        <Input
          size="large"
          className={styles.input}
          contentBefore={<SearchRegular />}
          contentAfter={found.isFetching ? <Spinner size="tiny" aria-hidden /> : null}
          maxLength={100}
          autoComplete="off"
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
          onKeyDown={({ key }) => (key === 'Escape' ? onEscape?.() : undefined)}
        />
      </Field>
      {found.error && isAsked ? <ProblemBar error={found.error} /> : null}
      <Text role="status" size={200} className={styles.status}>
        {isAsked ? countText() : ''}
      </Text>
      {people.length > 0 ? (
        <ul className={styles.list} aria-label={say('results')}>
          {people.map((person) => (
            <li key={person.id}>
              <Button
                appearance="subtle"
                className={styles.person}
                onClick={() => onChoose({ id: person.id, name: person.name })}
              >
                {person.name}
                <Text size={200} className={styles.mail}>
                  {person.mail}
                </Text>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );

  function countText(): string {
    if (found.error) return '';
    if (!found.data) return say('searching');
    if (people.length === 0) return say('notFound');
    return say(found.data.isCut ? 'foundMore' : 'found', { count: people.length });
  }
}
