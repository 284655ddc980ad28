import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { Link as RouterLink } from 'react-router';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useMessages } from '../../lib/messages.ts';
import { hasUnsavedChanges } from './editor.ts';
import { messages } from './messages.ts';
import type { Editing } from './use-editor.ts';
import { isChangedMeanwhile, type useSaving } from './use-saving.ts';

const useStyles = makeStyles({
  notes: { gridArea: 'notes' },
  link: { color: tokens.colorBrandForegroundLink },
});

type Props = { readonly editing: Editing; readonly work: ReturnType<typeof useSaving> };

/** What the service answered last, above the plan: why something was not saved, or that it is published. */
export function EditorNotes({ editing, work }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { saving, publishing } = work;
  const isFault = saving.error && !isChangedMeanwhile(saving.error);
  const isPublished = publishing.isSuccess && !hasUnsavedChanges(editing.editor);
  return (
    <div className={styles.notes}>
      {isFault ? <ProblemBar error={saving.error} onDismiss={saving.reset} /> : null}
      {isPublished ? (
        <MessageBar intent="success">
          <MessageBarBody>
            {say('toldPublished')}{' '}
            <RouterLink to="/" className={styles.link}>
              {say('see')}
            </RouterLink>
          </MessageBarBody>
        </MessageBar>
      ) : null}
    </div>
  );
}
