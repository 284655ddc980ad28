import { Spinner, Text } from '@fluentui/react-components';
import type { AdminFloorWire } from '@sekitori/api/contract/floor-wire';
import type { Mending } from '@sekitori/api/domain/mending';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { ImpactDialog } from '../../components/impact/ImpactDialog.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { Question } from '../../components/Question.tsx';
import { call } from '../../lib/api-client.ts';
import { problemCoded } from '../../lib/api-problem.ts';
import { currentLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import type { Editing } from './use-editor.ts';
import type { useSaving } from './use-saving.ts';
import { workMessages } from './work-messages.ts';

type Props = {
  readonly floor: AdminFloorWire;
  readonly editing: Editing;
  readonly work: ReturnType<typeof useSaving>;
  readonly onClose: () => void;
  readonly onPublished: () => void;
};

/** Whom publishing touches, of the draft as it was saved last; asked anew each time it is opened. */
const impactQuery = (floorId: string, version: string) =>
  queryOptions({
    queryKey: ['publish-impact', floorId, version, currentLanguage()],
    queryFn: ({ signal }) => call('publishImpact', { params: { floorId }, signal }),
    staleTime: 0,
    gcTime: 0,
  });

/** Says what publishing means and whom it touches, before anybody's booking is changed. */
export function PublishQuestion({ floor, editing, work, onClose, onPublished }: Props) {
  const say = useMessages(workMessages);
  const { name, seats } = editing.editor.drafts.present;
  const { publishing, standing } = work;
  const impact = useQuery(impactQuery(floor.id, standing.version));
  // Somebody booked between the list and the press: the list is what says so.
  const isBooked = problemCoded(publishing.error, 'floor-has-bookings') !== undefined;
  const close = () => {
    publishing.reset();
    onClose();
  };
  const publish = (touched: Mending, bookings: 'refuse' | 'cancel' | 'move') =>
    publishing.mutate(
      { touched, bookings },
      { onSuccess: onPublished, onError: () => void impact.refetch() },
    );
  if (impact.data && impact.data.bookings > 0) {
    return (
      <ImpactDialog
        of="publishing"
        impact={impact.data}
        isBusy={publishing.isPending || impact.isFetching}
        onChoose={(mending) => publish(mending, mending === 'move' ? 'move' : 'cancel')}
        onClose={close}
      />
    );
  }
  const isFirst = standing.state === 'draft';
  const meaning = say(isFirst ? 'publishDetail' : 'publishAgainDetail', { seats: seats.length });
  return (
    <Question
      title={say('publishTitle', { name })}
      isBusy={publishing.isPending || impact.isPending}
      onClose={close}
      answers={[
        { label: say('keepEditing'), onChoose: close },
        { label: say('publishNow'), onChoose: () => publish('keep', 'refuse') },
      ]}
    >
      <Text>{seats.length === 0 ? say('publishNoSeats') : meaning}</Text>
      {impact.isPending ? <Spinner size="tiny" label={say('lookingForBookings')} /> : null}
      {impact.error ? <ProblemBar error={impact.error} /> : null}
      {publishing.error && !isBooked ? <ProblemBar error={publishing.error} /> : null}
    </Question>
  );
}
