import { Spinner, Text } from '@fluentui/react-components';
import type { AdminFloorWire } from '@sekitori/api/contract/floor-wire';
import { useQuery } from '@tanstack/react-query';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { Question } from '../../components/Question.tsx';
import { call } from '../../lib/api-client.ts';
import { useMessages } from '../../lib/messages.ts';
import { draftOf } from './draft.ts';
import { MeanwhileNote } from './MeanwhileNote.tsx';
import { bothOf, meanwhileIn } from './meanwhile.ts';
import type { Editing } from './use-editor.ts';
import type { useSaving } from './use-saving.ts';
import { workMessages } from './work-messages.ts';

type Props = {
  readonly floor: AdminFloorWire;
  readonly editing: Editing;
  readonly saving: ReturnType<typeof useSaving>['saving'];
  readonly onReload: () => void;
};

/** Somebody else saved first: what they changed, and whose work counts, or both. */
export function ConflictQuestion({ floor, editing, saving, onReload }: Props) {
  const say = useMessages(workMessages);
  const { drafts, saved } = editing.editor;
  const latest = useQuery({
    queryKey: ['admin-floor-latest', floor.id],
    queryFn: ({ signal }) => call('adminFloor', { params: { floorId: floor.id }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const theirs = latest.data && draftOf(latest.data);
  const both = () => {
    if (!theirs) return;
    const draft = bothOf({ opened: saved, mine: drafts.present, latest: theirs });
    editing.dispatch({ kind: 'replace', draft });
    saving.mutate(draft);
  };
  return (
    <Question
      title={say('changedTitle')}
      isBusy={saving.isPending}
      onClose={saving.reset}
      answers={[
        { label: say('stay'), onChoose: saving.reset },
        { label: say('loadLatest'), onChoose: onReload },
        { label: say('keepMine'), onChoose: () => saving.mutate('mine') },
        { label: say('keepBoth'), onChoose: both },
      ]}
    >
      {latest.isPending ? <Spinner size="tiny" label={say('lookingForChanges')} /> : null}
      {latest.error ? <ProblemBar error={latest.error} /> : null}
      {theirs ? <MeanwhileNote what={meanwhileIn(saved, theirs)} /> : null}
      <Text>{say('changedDetail')}</Text>
    </Question>
  );
}
