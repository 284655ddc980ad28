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
  const theirs = latest.data;
  const keepBoth = (latestFloor: AdminFloorWire) => {
    const theirDraft = draftOf(latestFloor);
    const both = bothOf({ opened: saved, mine: drafts.present, latest: theirDraft });
    // What they saved is what mine now differs from, should a third have saved meanwhile.
    editing.dispatch({ kind: 'saved', draft: theirDraft });
    editing.dispatch({ kind: 'replace', draft: both });
    saving.mutate({ both, over: latestFloor.version });
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
        {
          label: say('keepBoth'),
          isWaiting: !theirs,
          onChoose: () => (theirs ? keepBoth(theirs) : undefined),
        },
      ]}
    >
      {latest.isPending ? <Spinner size="tiny" label={say('lookingForChanges')} /> : null}
      {latest.error ? <ProblemBar error={latest.error} /> : null}
      {theirs ? <MeanwhileNote what={meanwhileIn(saved, draftOf(theirs))} /> : null}
      <Text>{say('bothDoes')}</Text>
      <Text>{say('oneDoes')}</Text>
    </Question>
  );
}
