import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useMessages } from '../../lib/messages.ts';
import { Question } from './Question.tsx';
import type { Editing } from './use-editor.ts';
import { bookingsIn, type useSaving } from './use-saving.ts';
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
  const booked = bookingsIn(publishing.error);
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
      title={booked ? say('bookedTitle') : say('publishTitle', { name })}
      isBusy={publishing.isPending}
      onClose={close}
      answers={[
        { label: say('keepEditing'), onChoose: close },
        booked
          ? { label: say('publishBooked'), onChoose: () => publish('cancel') }
          : { label: say('publishNow'), onChoose: () => publish('refuse') },
      ]}
    >
      {booked ? say('bookedDetail', booked) : seats.length === 0 ? say('publishNoSeats') : meaning}
      {publishing.error && !booked ? <ProblemBar error={publishing.error} /> : null}
    </Question>
  );
}
