import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useMessages } from '../../lib/messages.ts';
import { countOf } from './edits.ts';
import { messages } from './messages.ts';
import { useControlStyles } from './use-control-styles.ts';
import { useDesk } from './use-desk.ts';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: 2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'end',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    paddingBottom: `max(${tokens.spacingVerticalM}, env(safe-area-inset-bottom))`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: `${tokens.borderRadiusXLarge} ${tokens.borderRadiusXLarge} 0 0`,
    boxShadow: tokens.shadow16,
  },
  text: { flexGrow: 1 },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
});

type Props = {
  readonly isAsking: boolean;
  readonly isBusy: boolean;
  readonly onSave: () => void;
};

/** How much is not saved, and the two ways on, in sight wherever one is on the page. */
export function SaveBar({ isAsking, isBusy, onSave }: Props) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(messages);
  const { desk, dispatch } = useDesk();
  const count = countOf(desk.edits);
  if (count === 0 && !isBusy) return null;
  return (
    <div className={styles.bar}>
      <Text role="status" weight="semibold" className={styles.text}>
        {isBusy ? say(isAsking ? 'checking' : 'saving') : say('unsavedCount', { count })}
      </Text>
      {isBusy ? <Spinner size="tiny" aria-hidden /> : null}
      <span className={styles.buttons}>
        <Button
          className={controls.button}
          disabled={isBusy}
          onClick={() => dispatch({ kind: 'discard' })}
        >
          {say('discard')}
        </Button>
        <Button appearance="primary" className={controls.button} disabled={isBusy} onClick={onSave}>
          {say('save')}
        </Button>
      </span>
    </div>
  );
}
