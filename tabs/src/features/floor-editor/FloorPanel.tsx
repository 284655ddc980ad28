import { Field, ProgressBar, Text } from '@fluentui/react-components';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useMessages } from '../../lib/messages.ts';
import { CommittedInput } from './CommittedInput.tsx';
import { PictureButton } from './PictureButton.tsx';
import { panelMessages } from './panel-messages.ts';
import type { Editing } from './use-editor.ts';
import { usePanelStyles } from './use-panel-styles.ts';
import type { Upload } from './use-upload.ts';

type Props = { readonly editing: Editing; readonly upload: Upload };

/** What concerns the whole floor, shown while nothing is selected. */
export function FloorPanel({ editing, upload }: Props) {
  const styles = usePanelStyles();
  const say = useMessages(panelMessages);
  const { name, plan, seats, zones } = editing.editor.drafts.present;
  const { dispatch } = editing;
  return (
    <div className={styles.stack}>
      <Text as="h2" size={500} weight="semibold" className={styles.title}>
        {say('floor')}
      </Text>
      <Field label={say('floorName')}>
        <CommittedInput
          value={name}
          maxLength={60}
          onCommit={(next) => dispatch({ kind: 'rename-floor', name: next })}
        />
      </Field>
      <Text className={styles.quiet}>
        {say('counts', { seats: seats.length, zones: zones.length })}
      </Text>
      {plan ? (
        <section className={styles.section} aria-label={say('plan')}>
          <Text as="h3" weight="semibold" className={styles.title}>
            {say('plan')} ({plan.width} × {plan.height} px)
          </Text>
          <PictureButton upload={upload} label={say('replacePlan')} appearance="secondary" />
          <Text className={styles.quiet}>{say('replaceHint')}</Text>
          {upload.isPending ? <ProgressBar /> : null}
          {upload.error ? <ProblemBar error={upload.error} /> : null}
        </section>
      ) : null}
    </div>
  );
}
