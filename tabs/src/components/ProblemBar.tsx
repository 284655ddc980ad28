import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { ApiProblem, PageOutdated } from '../lib/api-problem.ts';
import { useMessages } from '../lib/messages.ts';
import { problemBarMessages } from './problem-bar-messages.ts';

const useStyles = makeStyles({ bar: { flexShrink: 0 }, text: { wordBreak: 'auto-phrase' } });

type Props = { readonly error: unknown; readonly onDismiss?: () => void };

/** What an action was answered instead of success, in full: what happened, why, and what to do next. */
export function ProblemBar({ error, onDismiss }: Props) {
  const styles = useStyles();
  const say = useMessages(problemBarMessages);
  const { title, detail } = wordsOf(error, say);
  return (
    <MessageBar intent="error" layout="multiline" className={styles.bar}>
      <MessageBarBody className={styles.text}>
        <MessageBarTitle>{title}</MessageBarTitle>
        {detail}
      </MessageBarBody>
      {onDismiss ? (
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              icon={<DismissRegular />}
              aria-label={say('dismiss')}
              onClick={onDismiss}
            />
          }
        />
      ) : null}
    </MessageBar>
  );
}

function wordsOf(
  error: unknown,
  say: ReturnType<typeof useMessages<keyof typeof problemBarMessages.ja>>,
) {
  if (error instanceof ApiProblem) {
    const { title, detail, next } = error.problem;
    return { title, detail: [detail, next].filter(Boolean).join(' ') };
  }
  const isOutdated = error instanceof PageOutdated;
  return {
    title: say(isOutdated ? 'outdated' : 'unreachable'),
    detail: say(isOutdated ? 'outdatedDetail' : 'unreachableDetail'),
  };
}
