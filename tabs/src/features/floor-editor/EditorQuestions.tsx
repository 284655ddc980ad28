import type { AdminFloorWire } from '@sekitori/api/contract/floor-wire';
import { Question } from '../../components/Question.tsx';
import { useMessages } from '../../lib/messages.ts';
import { useLeaveGuard } from '../../lib/use-leave-guard.ts';
import { ConflictQuestion } from './ConflictQuestion.tsx';
import { hasUnsavedChanges } from './editor.ts';
import { KeysHelp } from './KeysHelp.tsx';
import { PublishQuestion } from './PublishQuestion.tsx';
import type { Editing } from './use-editor.ts';
import { isChangedMeanwhile, type useSaving } from './use-saving.ts';
import { workMessages } from './work-messages.ts';

/** What the editor was asked to ask about. */
export type Asked = 'publish' | 'keys';

type Props = {
  readonly asked: Asked | undefined;
  readonly onAnswered: () => void;
  readonly floor: AdminFloorWire;
  readonly editing: Editing;
  readonly work: ReturnType<typeof useSaving>;
  readonly onReload: () => void;
};

/** The one dialog that is due: a conflict first, then leaving, then what was asked for. */
export function EditorQuestions({ asked, onAnswered, floor, editing, work, onReload }: Props) {
  const say = useMessages(workMessages);
  const { saving, publishing } = work;
  const guard = useLeaveGuard(hasUnsavedChanges(editing.editor));
  if (isChangedMeanwhile(saving.error)) {
    return <ConflictQuestion {...{ floor, editing, saving, onReload }} />;
  }
  if (isChangedMeanwhile(publishing.error)) {
    return (
      <Question
        title={say('changedTitle')}
        onClose={publishing.reset}
        answers={[
          { label: say('stay'), onChoose: publishing.reset },
          { label: say('loadLatest'), onChoose: onReload },
        ]}
      >
        {say('changedBeforePublishing')}
      </Question>
    );
  }
  if (guard.isHeld) {
    return (
      <Question
        title={say('leaveTitle')}
        isBusy={saving.isPending}
        onClose={guard.stay}
        answers={[
          { label: say('stay'), onChoose: guard.stay },
          { label: say('leave'), onChoose: guard.leave },
          {
            label: say('saveAndLeave'),
            onChoose: () =>
              saving.mutate('latest', { onSuccess: guard.leave, onError: guard.stay }),
          },
        ]}
      >
        {say('leaveDetail')}
      </Question>
    );
  }
  if (asked === 'keys') return <KeysHelp onClose={onAnswered} />;
  if (asked === 'publish') {
    return (
      <PublishQuestion
        floor={floor}
        editing={editing}
        work={work}
        onClose={onAnswered}
        onPublished={onAnswered}
      />
    );
  }
  return null;
}
