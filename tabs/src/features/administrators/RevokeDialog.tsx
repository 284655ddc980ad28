import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AdministratorWire } from '@sekitori/api/contract/administrators-wire';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { Question } from '../../components/Question.tsx';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { useRoleText } from './role-text.ts';
import type { useRoleChanges } from './use-role-changes.ts';

const useStyles = makeStyles({
  losses: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

type Props = {
  readonly administrator: AdministratorWire;
  readonly changes: ReturnType<typeof useRoleChanges>;
  readonly onClose: () => void;
};

/** Asks before somebody's roles are taken: whose, which, and what they can no longer do. */
export function RevokeDialog({ administrator, changes, onClose }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { nameOf, namesOf } = useRoleText();
  const { revocation } = changes;
  const name = nameOf(administrator.person);
  const roles = administrator.roles.map(({ role }) => role);
  return (
    <Question
      title={say('revokeTitle', { name })}
      onClose={onClose}
      answers={[
        { label: say('keep'), onChoose: onClose },
        {
          label: say('revokeNow'),
          isWaiting: revocation.isPending,
          onChoose: () => revocation.mutate(administrator),
        },
      ]}
    >
      {revocation.error ? <ProblemBar error={revocation.error} /> : null}
      <Text weight="semibold">{say('revokeRoles', { roles: namesOf(roles) })}</Text>
      <ul className={styles.losses}>
        {roles.map((role) => (
          <li key={role}>{say(`${role}-loses`)}</li>
        ))}
      </ul>
      <Text>{say('revokeKeeps')}</Text>
    </Question>
  );
}
