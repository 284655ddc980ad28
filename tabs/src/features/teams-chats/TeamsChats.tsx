import {
  MessageBar,
  MessageBarBody,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ChatRegular } from '@fluentui/react-icons';
import type { TeamsChatWire } from '@sekitori/api/contract/organisations-wire';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ListedThing } from '../../components/ListedThing.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { dayText } from '../../lib/day-text.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { type Outcome, teamsChatsQuery, useUnlinking } from './use-unlinking.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  quiet: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  id: { overflowWrap: 'anywhere' },
  waiting: { height: '80px' },
  told: { outline: 'none' },
});

/** The Teams accounts that act for me; each can be unlinked. */
export function TeamsChats() {
  const styles = useStyles();
  const say = useMessages(messages);
  const chats = useQuery(teamsChatsQuery);
  const [outcome, setOutcome] = useState<Outcome>();
  const unlinking = useUnlinking(setOutcome);
  return (
    <section className={styles.root} aria-labelledby="teams-chats">
      <div>
        <h2 id="teams-chats" className={styles.title}>
          {say('title')}
        </h2>
        <Text className={styles.quiet}>{say('lead')}</Text>
      </div>
      {outcome ? <Told outcome={outcome} /> : null}
      {chats.isError && !chats.data ? <ProblemBar error={chats.error} /> : null}
      {chats.isPending ? (
        <Skeleton aria-label={say('loading')}>
          <SkeletonItem className={styles.waiting} />
        </Skeleton>
      ) : null}
      {chats.data && chats.data.length > 0 ? (
        <>
          <ul className={styles.list} aria-label={say('list')}>
            {chats.data.map((chat) => (
              <ChatRow
                key={chat.id}
                chat={chat}
                isBusy={unlinking.isPending && unlinking.variables.id === chat.id}
                onUnlink={() => unlinking.mutate(chat)}
              />
            ))}
          </ul>
          <Text size={200} className={styles.quiet}>
            {say('unlinkMeans')}
          </Text>
        </>
      ) : null}
      {chats.data?.length === 0 ? <Text className={styles.quiet}>{say('none')}</Text> : null}
    </section>
  );
}

type RowProps = {
  readonly chat: TeamsChatWire;
  readonly isBusy: boolean;
  readonly onUnlink: () => void;
};

function ChatRow({ chat, isBusy, onUnlink }: RowProps) {
  const styles = useStyles();
  const say = useMessages(messages);
  const language = useLanguage();
  const about = { day: dayText(chat.since, language), id: chat.organisationId };
  return (
    <ListedThing
      sign={<ChatRegular />}
      action={{
        label: say('unlink'),
        name: say('unlinkOf', about),
        isBusy,
        onChoose: onUnlink,
      }}
    >
      <Text weight="semibold">{say('account')}</Text>
      <Text size={200} className={styles.quiet}>
        {say('since', about)}
      </Text>
      <Text size={200} className={styles.id}>
        {say('organisation', about)}
      </Text>
    </ListedThing>
  );
}

/** Says what just happened; the next key starts here, because the button that was pressed is gone. */
function Told({ outcome }: { readonly outcome: Outcome }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome) told.current?.focus();
  }, [outcome]);
  return (
    <div ref={told} tabIndex={-1} className={styles.told}>
      {outcome.kind === 'failed' ? (
        <ProblemBar error={outcome.error} />
      ) : (
        <MessageBar
          layout="multiline"
          intent={outcome.kind === 'overAlready' ? 'warning' : 'success'}
        >
          <MessageBarBody>{say(outcome.kind)}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
