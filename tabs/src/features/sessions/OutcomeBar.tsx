import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useMessages } from '../../lib/messages.ts';
import { useDeviceText } from './device-text.ts';
import { messages } from './messages.ts';
import type { Outcome } from './use-ending-sessions.ts';

const useStyles = makeStyles({
  told: { outline: 'none' },
  text: { wordBreak: 'auto-phrase' },
});

/** Says what just happened; the next key starts here, because the button that was pressed is gone. */
export function OutcomeBar({ outcome }: { readonly outcome: Outcome }) {
  const styles = useStyles();
  const told = useRef<HTMLDivElement>(null);
  const sentence = useSentence(outcome);
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
          intent={outcome.kind === 'over-already' ? 'warning' : 'success'}
        >
          <MessageBarBody className={styles.text}>{sentence}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

function useSentence(outcome: Outcome): string {
  const say = useMessages(messages);
  const { deviceOf, placeOf } = useDeviceText();
  if (outcome.kind === 'failed') return '';
  if (outcome.kind === 'ended-others') return say('endedOthers');
  const { kind, of } = outcome;
  const about = { device: deviceOf(of), place: placeOf(of) };
  return say(kind === 'ended-one' ? 'endedOne' : 'overAlready', about);
}
