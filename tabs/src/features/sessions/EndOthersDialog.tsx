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
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import type { useEndingSessions } from './use-ending-sessions.ts';

const useStyles = makeStyles({
  content: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
    wordBreak: 'auto-phrase',
  },
  title: { textWrap: 'balance', wordBreak: 'auto-phrase' },
  button: { minHeight: '44px', whiteSpace: 'nowrap' },
});

type Props = {
  readonly count: number;
  readonly others: ReturnType<typeof useEndingSessions>['others'];
  readonly onClose: () => void;
};

/** Asks before everything but this page is signed out: how many, and what stays. */
export function EndOthersDialog({ count, others, onClose }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle className={styles.title}>{say('endOthersTitle')}</DialogTitle>
          <DialogContent className={styles.content}>
            {others.error ? <ProblemBar error={others.error} /> : null}
            <Text weight="semibold">
              {say(count === 1 ? 'endOthersWhat_one' : 'endOthersWhat_other', { count })}
            </Text>
            <Text>{say('endOthersKeeps')}</Text>
          </DialogContent>
          <DialogActions fluid>
            <Button className={styles.button} onClick={onClose}>
              {say('keep')}
            </Button>
            <Button
              appearance="primary"
              className={styles.button}
              disabled={others.isPending}
              onClick={() => others.mutate()}
            >
              {say('end')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
