import { Text } from '@fluentui/react-components';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { Question } from '../../components/Question.tsx';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import type { useEndingSessions } from './use-ending-sessions.ts';

type Props = {
  readonly count: number;
  readonly others: ReturnType<typeof useEndingSessions>['others'];
  readonly onClose: () => void;
};

/** Asks before everything but this page is signed out: how many, and what stays. */
export function EndOthersDialog({ count, others, onClose }: Props) {
  const say = useMessages(messages);
  return (
    <Question
      title={say('endOthersTitle')}
      answers={[
        { label: say('keep'), onChoose: onClose },
        { label: say('end'), isWaiting: others.isPending, onChoose: () => others.mutate() },
      ]}
      onClose={onClose}
    >
      {others.error ? <ProblemBar error={others.error} /> : null}
      <Text weight="semibold">
        {say(count === 1 ? 'endOthersWhat_one' : 'endOthersWhat_other', { count })}
      </Text>
      <Text>{say('endOthersKeeps')}</Text>
    </Question>
  );
}
