import { ImpactDialog } from '../../components/impact/ImpactDialog.tsx';
import { Question } from '../../components/Question.tsx';
import { useMessages } from '../../lib/messages.ts';
import { useLeaveGuard } from '../../lib/use-leave-guard.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { countOf } from './edits.ts';
import { messages } from './messages.ts';
import { isOfTenant } from './places.ts';
import type { useOperationDesk } from './use-operation-desk.ts';

type Props = {
  readonly work: ReturnType<typeof useOperationDesk>;
  /** A place or date that was asked for while something was not saved. */
  readonly held: object | undefined;
  readonly onHeld: (answer: 'stay' | 'go-on') => void;
};

/** The one dialog that is due: who was first, then whom a change touches, then leaving. */
export function DeskQuestions({ work, held, onHeld }: Props) {
  const say = useMessages(messages);
  const { desk, conflict, saving } = work;
  const guard = useLeaveGuard(countOf(desk.edits) > 0);
  if (conflict) {
    const { changed } = conflict.theirs.wire;
    return (
      <ConflictDialog
        meanwhile={conflict.meanwhile}
        by={isOfTenant(desk.place.level) ? changed.tenant : changed.floor}
        onSettle={work.settle}
        onClose={work.giveUpConflict}
      />
    );
  }
  if (saving.touching) {
    return (
      <ImpactDialog
        of="saving"
        impact={saving.touching.impact}
        isBusy={saving.isBusy}
        onChoose={saving.choose}
        onClose={saving.giveUp}
      />
    );
  }
  if (!guard.isHeld && held === undefined) return null;
  const stay = guard.isHeld ? guard.stay : () => onHeld('stay');
  const leave = guard.isHeld ? guard.leave : () => onHeld('go-on');
  return (
    <Question
      title={say('leaveTitle')}
      onClose={stay}
      answers={[
        { label: say('leave'), onChoose: leave },
        { label: say('stay'), onChoose: stay },
      ]}
    >
      {say('leaveDetail')}
    </Question>
  );
}
