import { Field, Input, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { fewestLetters } from '@sekitori/api/domain/search-text';
import { type ReactNode, useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { ProblemBar } from '../ProblemBar.tsx';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS, width: '100%' },
  input: { minHeight: '44px' },
  status: { minHeight: '20px', color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
  list: {
    maxHeight: '320px',
    overflowY: 'auto',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
});

/** What somebody types of a name. `wanted` is it once they pause, and is asked for when it has letters enough. */
export function useTypedName() {
  const [typed, setTyped] = useState('');
  const wanted = useSettled(typed.trim(), 200);
  return { typed, setTyped, wanted, isAsked: [...wanted].length >= fewestLetters };
}

type Props = {
  readonly name: ReturnType<typeof useTypedName>;
  readonly found: {
    readonly data: { readonly isCut: boolean } | undefined;
    readonly error: unknown;
    readonly isFetching: boolean;
  };
  /** Those found, as items of a list. */
  readonly people: readonly ReactNode[];
  readonly hint?: string;
  /** What is said when nobody is found. */
  readonly nobody?: string;
  /** What Escape does in the field. */
  readonly onEscape?: () => void;
};

/** The field that a name is typed into, how many were found, and who. */
export function SearchField({ name, found, people, hint, nobody, onEscape }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { typed, setTyped, isAsked } = name;
  return (
    <div className={styles.root}>
      <Field label={say('search')} hint={hint ?? say('hint')}>
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
          {people}
        </ul>
      ) : null}
    </div>
  );

  function countText(): string {
    if (found.error) return '';
    if (!found.data) return say('searching');
    if (people.length === 0) return nobody ?? say('notFound');
    return say(found.data.isCut ? 'foundMore' : 'found', { count: people.length });
  }
}
