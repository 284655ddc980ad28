import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { useRoleText } from './role-text.ts';
import type { Grant, Outcome } from './use-role-changes.ts';

const useStyles = makeStyles({
  told: { outline: 'none' },
  bar: { paddingTop: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS },
  text: { wordBreak: 'auto-phrase' },
  button: { minHeight: '44px' },
});

type Props = {
  readonly outcome: Outcome;
  readonly onUndo: (grant: Grant) => void;
};

/** Says what just happened to whom; roles that were taken can be given back with one press. */
export function OutcomeBar({ outcome, onUndo }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const told = useRef<HTMLDivElement>(null);
  // The dialog that asked is gone, and perhaps the button that opened it: the next key starts here.
  useEffect(() => {
    if (outcome) told.current?.focus();
  }, [outcome]);
  const sentence = useSentence(outcome);
  if (outcome.kind === 'failed') return <ProblemBar error={outcome.error} />;
  return (
    <div ref={told} tabIndex={-1} className={styles.told}>
      <MessageBar
        className={styles.bar}
        intent={outcome.kind === 'changed-first' ? 'warning' : 'success'}
      >
        <MessageBarBody className={styles.text}>{sentence}</MessageBarBody>
        {outcome.kind === 'revoked' ? (
          <MessageBarActions>
            <Button
              className={styles.button}
              onClick={() => onUndo({ to: outcome.now, roles: outcome.before })}
            >
              {say('undo')}
            </Button>
          </MessageBarActions>
        ) : null}
      </MessageBar>
    </div>
  );
}

function useSentence(outcome: Outcome): string {
  const say = useMessages(messages);
  const { nameOf, namesOf } = useRoleText();
  switch (outcome.kind) {
    case 'granted': {
      const { person, roles } = outcome.now;
      const held = roles.map(({ role }) => role);
      return say('granted', { name: nameOf(person), roles: namesOf(held) });
    }
    case 'revoked': {
      const { now, before } = outcome;
      return say('revoked', { name: nameOf(now.person), roles: namesOf(before) });
    }
    case 'changed-first':
      return say('changedFirst', { name: nameOf(outcome.of.person) });
    case 'failed':
      return '';
  }
}
