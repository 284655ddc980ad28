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
import type { OrganisationWire } from '@sekitori/api/contract/organisations-wire';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import type { useConnections } from './use-connections.ts';

const useStyles = makeStyles({
  content: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
    wordBreak: 'auto-phrase',
  },
  losses: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
  },
  id: { overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
  button: { minHeight: '44px', whiteSpace: 'nowrap' },
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
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('disconnectTitle')}</DialogTitle>
          <DialogContent className={styles.content}>
            {disconnection.error ? <ProblemBar error={disconnection.error} /> : null}
            <Text weight="semibold" className={styles.id}>
              {say('tenantId', { id: organisation.organisationId })}
            </Text>
            <ul className={styles.losses}>
              <li>{say('losesChats')}</li>
              <li>{say('losesPosts')}</li>
              <li>{say('losesTab')}</li>
            </ul>
            <Text>{say('disconnectKeeps')}</Text>
          </DialogContent>
          <DialogActions fluid>
            <Button className={styles.button} onClick={onClose}>
              {say('keep')}
            </Button>
            <Button
              appearance="primary"
              className={styles.button}
              disabledFocusable={disconnection.isPending}
              onClick={() => disconnection.mutate(organisation)}
            >
              {say('disconnectNow')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
