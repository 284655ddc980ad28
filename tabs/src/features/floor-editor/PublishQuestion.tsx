import { Text } from '@fluentui/react-components';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { Question } from '../../components/Question.tsx';
import { problemCoded } from '../../lib/api-problem.ts';
import { useMessages } from '../../lib/messages.ts';
import type { Editing } from './use-editor.ts';
import type { useSaving } from './use-saving.ts';
import { workMessages } from './work-messages.ts';

type Props = {
  readonly editing: Editing;
  readonly work: ReturnType<typeof useSaving>;
  readonly onClose: () => void;
  readonly onPublished: () => void;
};

/** Says what publishing means, and asks again, with counts, before anybody's booking is cancelled. */
export function PublishQuestion({ editing, work, onClose, onPublished }: Props) {
  const say = useMessages(workMessages);
  const { name, seats } = editing.editor.drafts.present;
  const { publishing, standing } = work;
  const booked = problemCoded(publishing.error, 'floor-has-bookings');
  const close = () => {
    publishing.reset();
    onClose();
  };
  const publish = (bookings: 'refuse' | 'cancel') =>
    publishing.mutate(bookings, { onSuccess: onPublished });
  const isFirst = standing.state === 'draft';
  const meaning = say(isFirst ? 'publishDetail' : 'publishAgainDetail', { seats: seats.length });
  return (
    <Question
      title={booked?.title ?? say('publishTitle', { name })}
      isBusy={publishing.isPending}
      onClose={close}
      answers={[
        { label: say('keepEditing'), onChoose: close },
        booked
          ? { label: say('publishBooked'), onChoose: () => publish('cancel') }
          : { label: say('publishNow'), onChoose: () => publish('refuse') },
      ]}
    >
      <Text>{booked?.detail ?? (seats.length === 0 ? say('publishNoSeats') : meaning)}</Text>
      {booked?.next ? <Text>{booked.next}</Text> : null}
      {publishing.error && !booked ? <ProblemBar error={publishing.error} /> : null}
    </Question>
  );
}
