import { Text } from '@fluentui/react-components';
import type { AdminFloorCardWire } from '@sekitori/api/contract/floor-wire';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { Question } from '../../components/Question.tsx';
import { call } from '../../lib/api-client.ts';
import { problemCoded } from '../../lib/api-problem.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';

type Props = {
  readonly floor: AdminFloorCardWire;
  readonly onClose: () => void;
  /** With the sentence that says what happened to whom. */
  readonly onDeleted: (told: string) => void;
};

/** Asks before a floor is deleted, and again, with counts, before anybody's booking is cancelled. */
export function DeleteFloorDialog({ floor, onClose, onDeleted }: Props) {
  const say = useMessages(messages);
  const client = useQueryClient();
  const { name, seatCount } = floor;
  const deletion = useMutation({
    mutationFn: async (bookings: 'refuse' | 'cancel') => {
      const params = { floorId: floor.id };
      const { version } = await call('adminFloor', { params });
      return call('deleteFloor', { params, query: { bookings }, ifMatch: version });
    },
    onSuccess: ({ cancelled, people }) => {
      void client.invalidateQueries();
      onDeleted(
        cancelled === 0
          ? say('deleted', { name })
          : say('deletedBooked', { name, people, bookings: cancelled }),
      );
    },
  });
  const booked = problemCoded(deletion.error, 'floor-has-bookings');
  return (
    <Question
      title={say('deleteTitle', { name })}
      onClose={onClose}
      answers={[
        { label: say(booked ? 'keep' : 'cancel'), onChoose: onClose },
        {
          label: say(booked ? 'deleteBooked' : 'deleteNow'),
          isWaiting: deletion.isPending,
          onChoose: () => deletion.mutate(booked ? 'cancel' : 'refuse'),
        },
      ]}
    >
      {booked ? <Text weight="semibold">{booked.title}</Text> : null}
      <Text>{booked?.detail ?? say('deleteDetail', { count: seatCount })}</Text>
      {booked?.next ? <Text>{booked.next}</Text> : null}
      {deletion.error && !booked ? <ProblemBar error={deletion.error} /> : null}
    </Question>
  );
}
