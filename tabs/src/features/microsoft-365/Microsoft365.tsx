import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import type { OrganisationWire } from '@sekitori/api/contract/organisations-wire';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { ConnectDialog } from './ConnectDialog.tsx';
import { DisconnectDialog } from './DisconnectDialog.tsx';
import { messages } from './messages.ts';
import { OrganisationRow } from './OrganisationRow.tsx';
import { organisationsQuery } from './queries.ts';
import { type Outcome, useConnections } from './use-connections.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '760px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
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
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  waiting: { height: '88px' },
  told: { outline: 'none' },
  text: { wordBreak: 'auto-phrase' },
});

type Question =
  | { readonly kind: 'connect' }
  | { readonly kind: 'disconnect'; readonly of: OrganisationWire };

type Props = {
  /** The organisation whose Teams shows the page; anybody may have put it there, so it is a proposal only. */
  readonly around: string | undefined;
};

/** Which Microsoft 365 organisations are the tenant's: connecting one, since when it is, disconnecting it. */
export function Microsoft365({ around }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const organisations = useQuery(organisationsQuery);
  const [question, setQuestion] = useState<Question>();
  const [outcome, setOutcome] = useState<{ readonly is: Outcome }>();
  const { connection, disconnection } = useConnections((is) => {
    setQuestion(undefined);
    setOutcome({ is });
  });
  const ask = (asked: Question | undefined) => {
    connection.reset();
    disconnection.reset();
    setQuestion(asked);
  };
  const connect = () => ask({ kind: 'connect' });

  if (organisations.isError && !organisations.data) {
    return (
      <FaultMessage error={organisations.error} onRetry={() => void organisations.refetch()} />
    );
  }
  const isAny = organisations.data !== undefined && organisations.data.length > 0;
  const isKnown = organisations.data?.some(({ organisationId }) => organisationId === around);
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <div>
          <Text as="h1" size={600} weight="semibold" className={styles.title}>
            {say('title')}
          </Text>
          <Text className={styles.lead}>{say('lead')}</Text>
        </div>
        {isAny ? (
          <Button icon={<AddRegular />} className={styles.add} onClick={connect}>
            {say('connect')}
          </Button>
        ) : null}
      </div>
      {outcome ? <OutcomeBar outcome={outcome} /> : null}
      {organisations.data ? null : (
        <Skeleton aria-label={say('loading')}>
          <SkeletonItem className={styles.waiting} />
        </Skeleton>
      )}
      {isAny ? (
        <ul className={styles.list} aria-label={say('list')}>
          {organisations.data.map((organisation) => (
            <OrganisationRow
              key={organisation.organisationId}
              organisation={organisation}
              onDisconnect={() => ask({ kind: 'disconnect', of: organisation })}
            />
          ))}
        </ul>
      ) : null}
      {organisations.data?.length === 0 ? (
        <StateMessage
          icon={<PlugDisconnectedRegular />}
          title={say('emptyTitle')}
          detail={say('emptyDetail')}
          action={{ label: say('connect'), onClick: connect }}
        />
      ) : null}
      {question?.kind === 'connect' ? (
        <ConnectDialog
          proposed={isKnown ? undefined : around}
          connection={connection}
          onClose={() => ask(undefined)}
        />
      ) : null}
      {question?.kind === 'disconnect' ? (
        <DisconnectDialog
          organisation={question.of}
          disconnection={disconnection}
          onClose={() => ask(undefined)}
        />
      ) : null}
    </div>
  );
}

/** Says what just happened; the next key starts here, because the button that was pressed is gone. */
function OutcomeBar({ outcome }: { readonly outcome: { readonly is: Outcome } }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome) told.current?.focus();
  }, [outcome]);
  const intent = outcome.is === 'alreadyOver' ? 'warning' : 'success';
  return (
    <div ref={told} tabIndex={-1} className={styles.told}>
      <MessageBar layout="multiline" intent={intent}>
        <MessageBarBody className={styles.text}>{say(outcome.is)}</MessageBarBody>
      </MessageBar>
    </div>
  );
}
