import { ChatDismissRegular, PersonProhibitedRegular, WarningRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { appMessages } from '../messages.ts';
import { signInAddress } from '../sign-in.ts';

type Words = keyof typeof appMessages.ja;
type Failure = {
  readonly icon: ReactElement;
  readonly title: Words;
  readonly detail: Words;
  readonly next: Words;
};

const notCompleted: Failure = {
  icon: <WarningRegular />,
  title: 'loginFailed',
  detail: 'loginFailedDetail',
  next: 'tryAgain',
};
/** What has a sentence of its own; whatever else the service or somebody writes there is a login that failed. */
const failures: ReadonlyMap<string, Failure> = new Map([
  [
    'not-entitled',
    {
      icon: <PersonProhibitedRegular />,
      title: 'notEntitled',
      detail: 'notEntitledDetail',
      next: 'tryAgain',
    },
  ],
  [
    'chat-of-another-company',
    {
      icon: <ChatDismissRegular />,
      title: 'chatElsewhere',
      detail: 'chatElsewhereDetail',
      next: 'openHere',
    },
  ],
  [
    'link-expired',
    {
      icon: <ChatDismissRegular />,
      title: 'linkExpired',
      detail: 'linkExpiredDetail',
      next: 'openHere',
    },
  ],
]);

/** Where the service sends a login that did not end in a session, with the reason as `?code=`. */
export function SignInFailedPage() {
  const say = useMessages(appMessages);
  const [query] = useSearchParams();
  const { icon, title, detail, next } = failures.get(query.get('code') ?? '') ?? notCompleted;
  return (
    <main>
      <StateMessage
        icon={icon}
        title={say(title)}
        detail={say(detail)}
        action={{ label: say(next), onClick: () => location.assign(signInAddress('/')) }}
      />
    </main>
  );
}
