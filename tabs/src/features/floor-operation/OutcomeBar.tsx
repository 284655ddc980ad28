import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { savingMessages } from './saving-messages.ts';
import { useControlStyles } from './use-control-styles.ts';
import type { Told } from './use-saving.ts';

const useStyles = makeStyles({ text: { wordBreak: 'auto-phrase' } });

type Props = {
  readonly told: Told;
  /** Absent where there is nothing to go back to. */
  readonly onUndo?: () => void;
  readonly onDismiss: () => void;
};

const counted = ['kept', 'notified', 'moved', 'released'] as const;

/** What was saved, what became of bookings, and the way back. */
export function OutcomeBar({ told, onUndo, onDismiss }: Props) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(savingMessages);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => bar.current?.scrollIntoView({ block: 'center' }), []);
  const { counts, purpose } = told;
  const happened = counted.filter((kind) => counts[kind] > 0);
  const isPartlyLost = onUndo && (counts.moved > 0 || counts.released > 0);
  const sentences = [
    say(purpose),
    ...(happened.length === 0 ? [say('untouched')] : []),
    ...happened.map((kind) => say(kind, { count: counts[kind] })),
    ...(isPartlyLost ? [say('undoLeaves')] : []),
  ];
  return (
    <div ref={bar}>
      <MessageBar intent="success">
        <MessageBarBody className={styles.text}>{sentences.join(' ')}</MessageBarBody>
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              className={controls.icon}
              icon={<DismissRegular />}
              aria-label={say('dismiss')}
              onClick={onDismiss}
            />
          }
        >
          {onUndo ? (
            <Button className={controls.button} onClick={onUndo}>
              {say('undo')}
            </Button>
          ) : null}
        </MessageBarActions>
      </MessageBar>
    </div>
  );
}
