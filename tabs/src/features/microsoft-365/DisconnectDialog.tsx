import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { OrganisationWire } from '@sekitori/api/contract/organisations-wire';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { Question } from '../../components/Question.tsx';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import type { useConnections } from './use-connections.ts';

const useStyles = makeStyles({
  losses: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
  },
  id: { overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
});

type Props = {
  readonly organisation: OrganisationWire;
  readonly disconnection: ReturnType<typeof useConnections>['disconnection'];
  readonly onClose: () => void;
};

/** Asks before an organisation's chats are closed: which one, what stops, and what stays. */
export function DisconnectDialog({ organisation, disconnection, onClose }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { error, isPending, mutate } = disconnection;
  return (
    <Question
      title={say('disconnectTitle')}
      answers={[
        { label: say('keep'), onChoose: onClose },
        { label: say('disconnectNow'), isWaiting: isPending, onChoose: () => mutate(organisation) },
      ]}
      onClose={onClose}
    >
      {error ? <ProblemBar error={error} /> : null}
      <Text weight="semibold" className={styles.id}>
        {say('tenantId', { id: organisation.organisationId })}
      </Text>
      <ul className={styles.losses}>
        <li>{say('losesChats')}</li>
        <li>{say('losesPosts')}</li>
        <li>{say('losesTab')}</li>
      </ul>
      <Text>{say('disconnectKeeps')}</Text>
    </Question>
  );
}
