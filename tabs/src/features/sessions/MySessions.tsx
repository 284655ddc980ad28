import {
  Button,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useMessages } from '../../lib/messages.ts';
import { EndOthersDialog } from './EndOthersDialog.tsx';
import { messages } from './messages.ts';
import { OutcomeBar } from './OutcomeBar.tsx';
import { sessionsQuery } from './queries.ts';
import { SessionRow } from './SessionRow.tsx';
import { type Outcome, useEndingSessions } from './use-ending-sessions.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  only: { color: tokens.colorNeutralForeground2 },
  all: { minHeight: '44px', justifySelf: 'start' },
  waiting: { height: '80px', marginBottom: '2px' },
});

/** Every device that is signed in, this one marked; one or all others can be signed out. */
export function MySessions() {
  const styles = useStyles();
  const say = useMessages(messages);
  const sessions = useQuery(sessionsQuery);
  const [isAsking, ask] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const { one, others } = useEndingSessions((happened) => {
    ask(false);
    setOutcome(happened);
  });

  if (!sessions.data) {
    return sessions.isError ? (
      <ProblemBar error={sessions.error} />
    ) : (
      <Skeleton aria-label={say('loading')}>
        <SkeletonItem className={styles.waiting} />
        <SkeletonItem className={styles.waiting} />
      </Skeleton>
    );
  }
  const count = sessions.data.filter(({ isThis }) => !isThis).length;
  return (
    <div className={styles.root}>
      {outcome ? <OutcomeBar outcome={outcome} /> : null}
      <ul className={styles.list} aria-label={say('list')}>
        {sessions.data.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            isBusy={one.isPending && one.variables.id === session.id}
            onEnd={() => one.mutate(session)}
          />
        ))}
      </ul>
      {count === 0 ? (
        <Text className={styles.only}>{say('onlyHere')}</Text>
      ) : (
        <Button
          className={styles.all}
          onClick={() => {
            others.reset();
            ask(true);
          }}
        >
          {say('endOthers')}
        </Button>
      )}
      {isAsking ? (
        <EndOthersDialog count={count} others={others} onClose={() => ask(false)} />
      ) : null}
    </div>
  );
}
