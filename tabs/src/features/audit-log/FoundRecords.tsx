import {
  Button,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DocumentSearchRegular } from '@fluentui/react-icons';
import type { AuditRecordWire } from '@sekitori/api/contract/audit-wire';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import type { Wish } from './filters.ts';
import { messages } from './messages.ts';
import { recordsQuery } from './queries.ts';
import { RecordTable } from './RecordTable.tsx';
import { momentText } from './time-text.ts';

const useStyles = makeStyles({
  found: { display: 'grid', gap: tokens.spacingVerticalL },
  after: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    minHeight: '44px',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { minHeight: '44px' },
  waiting: { height: '64px', marginBottom: '2px' },
});

type Props = {
  readonly wish: Wish;
  readonly onOpen: (record: AuditRecordWire, from: HTMLElement) => void;
  /** Hears what the person that is looked for is called, whom the address names by id alone. */
  readonly onPersonNamed: (name: string) => void;
};

/** The records of a wish, with more on demand; what there is to do where there are none. */
export function FoundRecords({ wish, onOpen, onPersonNamed }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const found = useInfiniteQuery(recordsQuery(wish));
  const records = found.data?.pages.flatMap(({ items }) => items);
  const name = wish.person === undefined ? undefined : records?.[0]?.person?.name;
  useEffect(() => {
    if (name !== undefined) onPersonNamed(name);
  }, [name, onPersonNamed]);

  if (!records) return <NotYet error={found.error} onRetry={() => void found.refetch()} />;
  const isNone = records.length === 0;
  const searchedTo = found.data?.pages.at(-1)?.searchedTo;
  return (
    <div className={styles.found}>
      {isNone ? (
        <Nothing hasMore={found.hasNextPage} />
      ) : (
        <RecordTable records={records} onOpen={onOpen} />
      )}
      {found.error ? <ProblemBar error={found.error} /> : null}
      {found.hasNextPage ? (
        <div className={styles.after}>
          <Button
            className={styles.button}
            disabledFocusable={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {say(isNone ? 'lookFurther' : 'more')}
          </Button>
          {searchedTo === undefined ? null : <SearchedTo at={searchedTo} />}
        </div>
      ) : null}
      {isNone || found.hasNextPage ? null : <Text className={styles.quiet}>{say('end')}</Text>}
    </div>
  );
}

function NotYet({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const styles = useStyles();
  const say = useMessages(messages);
  if (error) return <FaultMessage error={error} onRetry={onRetry} />;
  return (
    <Skeleton aria-label={say('loading')}>
      <SkeletonItem className={styles.waiting} />
      <SkeletonItem className={styles.waiting} />
      <SkeletonItem className={styles.waiting} />
    </Skeleton>
  );
}

function Nothing({ hasMore }: { readonly hasMore: boolean }) {
  const say = useMessages(messages);
  return (
    <StateMessage
      icon={<DocumentSearchRegular />}
      title={say(hasMore ? 'emptySoFar' : 'emptyTitle')}
      detail={hasMore ? undefined : say('emptyDetail')}
    />
  );
}

function SearchedTo({ at }: { readonly at: string }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { day, time } = momentText(at, useLanguage());
  return (
    <Text role="status" className={styles.quiet}>
      {say('searchedTo', { time: `${day} ${time}` })}
    </Text>
  );
}
