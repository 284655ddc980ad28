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
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { call } from '../../lib/api-client.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { seatCodesQuery } from './queries.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalM, wordBreak: 'auto-phrase' },
  button: { minHeight: '44px', whiteSpace: 'nowrap' },
});

type Props = {
  readonly floorId: string;
  readonly onClose: () => void;
  readonly onRenewed: () => void;
};

/** Says what new codes mean for those on the seats before there are any. */
export function RenewDialog({ floorId, onClose, onRenewed }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const client = useQueryClient();
  const renewal = useMutation({
    mutationFn: () => call('renewSeatCodes', { params: { floorId } }),
    onSuccess: (codes) => {
      client.setQueryData(seatCodesQuery(floorId).queryKey, codes);
      onRenewed();
    },
  });
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('renewTitle')}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text>{say('renewDetail')}</Text>
            {renewal.error ? <ProblemBar error={renewal.error} /> : null}
          </DialogContent>
          <DialogActions fluid>
            <Button className={styles.button} onClick={onClose}>
              {say('keep')}
            </Button>
            <Button
              appearance="primary"
              className={styles.button}
              disabled={renewal.isPending}
              onClick={() => renewal.mutate()}
            >
              {say('renewNow')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
