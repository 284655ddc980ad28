import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { fewestLetters } from '@sekitori/api/domain/search-text';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { SearchField, useTypedName } from './SearchField.tsx';

const useStyles = makeStyles({
  root: { width: '100%', maxWidth: '480px' },
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
  const name = useTypedName();
  const found = useQuery(peopleQuery(name.wanted));
  const people = (name.isAsked ? (found.data?.items ?? []) : []).flatMap((person) =>
    person.name === undefined ? [] : [{ ...person, name: person.name }],
  );
  return (
    <div className={styles.root}>
      <SearchField
        name={name}
        found={found}
        people={people.map((person) => (
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
        {...(onEscape ? { onEscape } : {})}
      />
    </div>
  );
}
