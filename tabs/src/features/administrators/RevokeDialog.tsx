import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { AdministratorWire } from '@sekitori/api/contract/administrators-wire';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { useRoleText } from './role-text.ts';
import type { useRoleChanges } from './use-role-changes.ts';

const useStyles = makeStyles({
  content: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
    wordBreak: 'auto-phrase',
  },
  losses: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  button: { minHeight: '44px', whiteSpace: 'nowrap' },
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
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('revokeTitle', { name })}</DialogTitle>
          <DialogContent className={styles.content}>
            {revocation.error ? <ProblemBar error={revocation.error} /> : null}
            <Text weight="semibold">{say('revokeRoles', { roles: namesOf(roles) })}</Text>
            <ul className={styles.losses}>
              {roles.map((role) => (
                <li key={role}>{say(`${role}-loses`)}</li>
              ))}
            </ul>
            <Text>{say('revokeKeeps')}</Text>
          </DialogContent>
          <DialogActions fluid>
            <Button className={styles.button} onClick={onClose}>
              {say('keep')}
            </Button>
            <Button
              appearance="primary"
              className={styles.button}
              disabled={revocation.isPending}
              onClick={() => revocation.mutate(administrator)}
            >
              {say('revokeNow')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
