import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import type { PlanViewHandle } from '../../components/plan-view/use-viewport.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { PlanCanvas } from './PlanCanvas.tsx';
import type { Editing } from './use-editor.ts';

const useStyles = makeStyles({
  preview: { display: 'grid', gridTemplateRows: 'auto 1fr', height: '100%', minHeight: 0 },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalL,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
  },
  button: { minHeight: '44px' },
});

type Props = { readonly editing: Editing; readonly onEnd: () => void };

/** The draft as people will see it: it can be looked at, and nothing on it can be changed. */
export function Preview({ editing, onEnd }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const plan = useRef<PlanViewHandle>(null);
  const unselected = { ...editing, editor: { ...editing.editor, selection: [] } };
  return (
    <div className={styles.preview}>
      <div className={styles.bar}>
        <Text>{say('previewing')}</Text>
        <Button icon={<EditRegular />} className={styles.button} onClick={onEnd}>
          {say('endPreview')}
        </Button>
      </div>
      <PlanCanvas
        editing={unselected}
        tool="hand"
        step={0}
        ghosts={[]}
        plan={plan}
        onOutcome={nothing}
        onKeyDown={nothing}
      />
    </div>
  );
}

const nothing = () => undefined;
