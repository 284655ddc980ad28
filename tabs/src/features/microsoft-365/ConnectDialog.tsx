import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { parseOrganisation } from '@sekitori/api/domain/organisation';
import { type FormEvent, useState } from 'react';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import type { useConnections } from './use-connections.ts';

const useStyles = makeStyles({
  content: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalM,
    wordBreak: 'auto-phrase',
  },
  input: { minHeight: '44px', fontVariantNumeric: 'tabular-nums' },
  button: { minHeight: '44px', whiteSpace: 'nowrap' },
});

type Props = {
  /** The organisation whose Teams shows the page, where it is not connected yet; anybody may have put it there. */
  readonly proposed: string | undefined;
  readonly connection: ReturnType<typeof useConnections>['connection'];
  readonly onClose: () => void;
};

/** Asks which organisation, and says what connecting it brings. */
export function ConnectDialog({ proposed = '', connection, onClose }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const [typed, setTyped] = useState(proposed);
  const [isUnusable, setUnusable] = useState(false);
  const isProposed = proposed !== '' && typed === proposed;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const organisation = parseOrganisation(typed);
    setUnusable(organisation === undefined);
    if (organisation && !connection.isPending) connection.mutate(organisation);
  };

  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{say('connectTitle')}</DialogTitle>
            <DialogContent className={styles.content}>
              {connection.error ? <ProblemBar error={connection.error} /> : null}
              <Field
                label={say('field')}
                hint={say(isProposed ? 'proposed' : 'fieldHint')}
                {...(isUnusable ? { validationMessage: say('unusable') } : {})}
              >
                <Input
                  className={styles.input}
                  value={typed}
                  autoComplete="off"
                  spellCheck={false}
                  placeholder="00000000-0000-0000-0000-000000000000"
                  onChange={(_, { value }) => {
                    setTyped(value);
                    setUnusable(false);
                  }}
                />
              </Field>
              <Text>{say('connectMeans')}</Text>
            </DialogContent>
            <DialogActions fluid>
              <Button className={styles.button} onClick={onClose}>
                {say('cancel')}
              </Button>
              <Button
                type="submit"
                appearance="primary"
                className={styles.button}
                disabledFocusable={connection.isPending}
              >
                {say('connectNow')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
