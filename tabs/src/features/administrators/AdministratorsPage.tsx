import {
  Button,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import type { AdministratorWire } from '@sekitori/api/contract/administrators-wire';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { meQuery } from '../../lib/queries.ts';
import { AdministratorList } from './AdministratorList.tsx';
import { GrantDialog } from './GrantDialog.tsx';
import { messages } from './messages.ts';
import { OutcomeBar } from './OutcomeBar.tsx';
import { administratorsQuery } from './queries.ts';
import { RevokeDialog } from './RevokeDialog.tsx';
import { RoleHistory } from './RoleHistory.tsx';
import { type Outcome, useRoleChanges } from './use-role-changes.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '1040px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL}`,
    '@media (max-width: 480px)': { padding: tokens.spacingHorizontalL },
  },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
  },
  title: { display: 'block', margin: 0 },
  lead: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
  add: { minHeight: '44px' },
  waiting: { height: '88px', marginBottom: '2px' },
});

type Question =
  | { readonly kind: 'grant'; readonly of: AdministratorWire | undefined }
  | { readonly kind: 'revoke'; readonly of: AdministratorWire };

/** Who administers the tenant, since when and by whom; adding, changing, removing, and what was changed before. */
export function AdministratorsPage() {
  const styles = useStyles();
  const say = useMessages(messages);
  const me = useQuery(meQuery);
  const administrators = useQuery(administratorsQuery);
  const [question, setQuestion] = useState<Question>();
  const [outcome, setOutcome] = useState<Outcome>();
  const changes = useRoleChanges((happened) => {
    setQuestion(undefined);
    setOutcome(happened);
  });
  const ask = (asked: Question | undefined) => {
    changes.grant.reset();
    changes.revocation.reset();
    setQuestion(asked);
  };
  const add = () => ask({ kind: 'grant', of: undefined });

  if (administrators.isError && !administrators.data) {
    return (
      <FaultMessage error={administrators.error} onRetry={() => void administrators.refetch()} />
    );
  }
  const isAnyoneGranted = administrators.data?.some(({ roles }) => roles.length > 0);
  const myId = me.data?.id ?? '';
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <div>
          <Text as="h1" size={600} weight="semibold" className={styles.title}>
            {say('title')}
          </Text>
          <Text className={styles.lead}>{say('lead')}</Text>
        </div>
        {isAnyoneGranted ? (
          <Button
            appearance="primary"
            icon={<PersonAddRegular />}
            className={styles.add}
            onClick={add}
          >
            {say('add')}
          </Button>
        ) : null}
      </div>
      {outcome ? (
        <OutcomeBar
          outcome={outcome}
          onUndo={(grant) =>
            changes.grant.mutate(grant, {
              onError: (error) => setOutcome({ kind: 'failed', error }),
            })
          }
        />
      ) : null}
      {administrators.data ? (
        <AdministratorList
          administrators={administrators.data}
          me={myId}
          onChange={(of) => ask({ kind: 'grant', of })}
          onRevoke={(of) => ask({ kind: 'revoke', of })}
        />
      ) : (
        <Skeleton aria-label={say('loading')}>
          <SkeletonItem className={styles.waiting} />
          <SkeletonItem className={styles.waiting} />
          <SkeletonItem className={styles.waiting} />
        </Skeleton>
      )}
      {isAnyoneGranted === false ? (
        <StateMessage
          icon={<PersonAddRegular />}
          title={say('emptyTitle')}
          detail={say('emptyDetail')}
          action={{ label: say('add'), onClick: add }}
        />
      ) : null}
      {administrators.data ? <RoleHistory /> : null}
      {question?.kind === 'grant' ? (
        <GrantDialog of={question.of} me={myId} changes={changes} onClose={() => ask(undefined)} />
      ) : null}
      {question?.kind === 'revoke' ? (
        <RevokeDialog
          administrator={question.of}
          changes={changes}
          onClose={() => ask(undefined)}
        />
      ) : null}
    </div>
  );
}
