import { makeStyles, tokens } from '@fluentui/react-components';
import { Question } from '../../components/Question.tsx';
import { useMessages } from '../../lib/messages.ts';
import { workMessages } from './work-messages.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    margin: 0,
  },
  key: { fontWeight: tokens.fontWeightSemibold },
  does: { margin: 0 },
});

const keys = [
  ['keyTools', 'keyToolsDoes'],
  ['keyTab', 'keyTabDoes'],
  ['keyEnter', 'keyEnterDoes'],
  ['keyNudge', 'keyNudgeDoes'],
  ['keyWalk', 'keyWalkDoes'],
  ['keyAll', 'keyAllDoes'],
  ['keyTurn', 'keyTurnDoes'],
  ['keyUndo', 'keyUndoDoes'],
  ['keySave', 'keySaveDoes'],
] as const;

/** Every key of the editor, on one screen. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const say = useMessages(workMessages);
  return (
    <Question
      title={say('keysTitle')}
      onClose={onClose}
      answers={[{ label: say('close'), onChoose: onClose }]}
    >
      <dl className={styles.list}>
        {keys.map(([key, does]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt className={styles.key}>{say(key)}</dt>
            <dd className={styles.does}>{say(does)}</dd>
          </div>
        ))}
      </dl>
    </Question>
  );
}
