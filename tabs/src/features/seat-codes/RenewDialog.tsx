import { Text } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { Question } from '../../components/Question.tsx';
import { call } from '../../lib/api-client.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { seatCodesQuery } from './queries.ts';

type Props = {
  readonly floorId: string;
  readonly onClose: () => void;
  readonly onRenewed: () => void;
};

/** Says what new codes mean for those on the seats before there are any. */
export function RenewDialog({ floorId, onClose, onRenewed }: Props) {
  const say = useMessages(messages);
  const client = useQueryClient();
  const renewal = useMutation({
    mutationFn: () => call('renewSeatCodes', { params: { floorId } }),
    onSuccess: (codes) => {
      client.setQueryData(seatCodesQuery(floorId).queryKey, codes);
      onRenewed();
    },
  });
  return (
    <Question
      title={say('renewTitle')}
      onClose={onClose}
      answers={[
        { label: say('keep'), onChoose: onClose },
        {
          label: say('renewNow'),
          isWaiting: renewal.isPending,
          onChoose: () => renewal.mutate(),
        },
      ]}
    >
      <Text>{say('renewDetail')}</Text>
      {renewal.error ? <ProblemBar error={renewal.error} /> : null}
    </Question>
  );
}
