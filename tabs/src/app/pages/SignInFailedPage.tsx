import { PersonProhibitedRegular, WarningRegular } from '@fluentui/react-icons';
import { useSearchParams } from 'react-router';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { appMessages } from '../messages.ts';
import { signInAddress } from '../sign-in.ts';

/** Where the service sends a login that did not end in a session, with the reason as `?code=`. */
export function SignInFailedPage() {
  const say = useMessages(appMessages);
  const [query] = useSearchParams();
  const isNotEntitled = query.get('code') === 'not-entitled';
  return (
    <main>
      <StateMessage
        icon={isNotEntitled ? <PersonProhibitedRegular /> : <WarningRegular />}
        title={say(isNotEntitled ? 'notEntitled' : 'loginFailed')}
        detail={say(isNotEntitled ? 'notEntitledDetail' : 'loginFailedDetail')}
        action={{ label: say('tryAgain'), onClick: () => location.assign(signInAddress('/')) }}
      />
    </main>
  );
}
