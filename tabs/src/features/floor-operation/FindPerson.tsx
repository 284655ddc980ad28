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
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useMessages } from '../../lib/messages.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { nameablePeopleQuery } from './queries.ts';
import { sentenceMessages } from './sentence-messages.ts';
import { useControlStyles } from './use-control-styles.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS, width: '100%', maxWidth: '480px' },
  search: { display: 'flex', alignItems: 'end', gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1, minWidth: 0 },
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

type Found = { readonly id: string; readonly name: string };

type Props = { readonly onChoose: (person: Found) => void; readonly onClose: () => void };

/** Finds somebody by the beginning of a name or mail address, within the page. */
export function FindPerson({ onChoose, onClose }: Props) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(sentenceMessages);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector('input')?.focus(), []);
  const [typed, setTyped] = useState('');
  const wanted = useSettled(typed.trim(), 200);
  const found = useQuery(nameablePeopleQuery(wanted));
  const isAsked = [...wanted].length >= fewestLetters;
  const people = (isAsked ? (found.data?.items ?? []) : []).flatMap(({ id, name, mail }) =>
    name === undefined ? [] : [{ id, name, mail }],
  );
  return (
    <div ref={root} className={styles.root}>
      <div className={styles.search}>
        <Field label={say('searchPerson')} hint={say('searchHint')} className={styles.field}>
          <Input
            size="large"
            className={controls.input}
            contentBefore={<SearchRegular />}
            contentAfter={found.isFetching ? <Spinner size="tiny" aria-hidden /> : null}
            maxLength={100}
            autoComplete="off"
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
            onKeyDown={({ key }) => (key === 'Escape' ? onClose() : undefined)}
          />
        </Field>
      </div>
      {found.error && isAsked ? <ProblemBar error={found.error} /> : null}
      <Text role="status" size={200} className={controls.hint}>
        {isAsked ? countText() : ''}
      </Text>
      {people.length > 0 ? (
        <ul className={styles.list} aria-label={say('results')}>
          {people.map((person) => (
            <li key={person.id}>
              <Button
                appearance="subtle"
                className={styles.person}
                onClick={() => onChoose(person)}
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
      <div>
        <Button className={controls.button} onClick={onClose}>
          {say('cancel')}
        </Button>
      </div>
    </div>
  );

  function countText(): string {
    if (found.error) return '';
    if (!found.data) return say('searching');
    if (people.length === 0) return say('notFound');
    return say(found.data.isCut ? 'foundMore' : 'found', { count: people.length });
  }
}
