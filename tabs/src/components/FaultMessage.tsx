import { ArrowSyncRegular, CloudOffRegular, WarningRegular } from '@fluentui/react-icons';
import { ApiProblem, PageOutdated, problemCoded, Unreachable } from '../lib/api-problem.ts';
import { useMessages } from '../lib/messages.ts';
import { faultMessages } from './fault-messages.ts';
import { StateMessage } from './StateMessage.tsx';

type Props = { readonly error: unknown; readonly onRetry: () => void };

/** Whatever kept a screen from loading, in a sentence, with the one button that may help. */
export function FaultMessage({ error, onRetry }: Props) {
  const say = useMessages(faultMessages);
  const retry = { label: say('retry'), onClick: onRetry };
  // The gate in front of every page is about to say it, and to ask again by itself.
  if (problemCoded(error, 'entitlement-unconfirmed')) return null;
  if (error instanceof ApiProblem) {
    const { title, detail, next } = error.problem;
    const told = [detail, next].filter(Boolean).join(' ');
    return (
      <StateMessage isUrgent icon={<WarningRegular />} title={title} detail={told} action={retry} />
    );
  }
  if (error instanceof PageOutdated) {
    const reload = { label: say('reload'), onClick: () => location.reload() };
    return (
      <StateMessage
        isUrgent
        icon={<ArrowSyncRegular />}
        title={say('outdated')}
        detail={say('outdatedDetail')}
        action={reload}
      />
    );
  }
  const isOffline = error instanceof Unreachable && !navigator.onLine;
  return (
    <StateMessage
      isUrgent
      icon={<CloudOffRegular />}
      title={say(isOffline ? 'offline' : 'unreachable')}
      detail={say(isOffline ? 'offlineDetail' : 'unreachableDetail')}
      action={retry}
    />
  );
}
