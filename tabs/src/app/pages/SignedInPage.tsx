import { CheckmarkCircleRegular, WindowDevToolsRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { openerConnection } from '../host/host.ts';
import { appMessages } from '../messages.ts';
import { codeInAddress } from '../sign-in.ts';

/** The end of a login window: hands the one-time code to the frame that opened it. */
export function SignedInPage() {
  const say = useMessages(appMessages);
  const [isAlone, setAlone] = useState(false);

  useEffect(() => {
    const code = codeInAddress(/^[A-Za-z0-9_-]{43}$/);
    // The code must not stay in the history of the window.
    history.replaceState(null, '', location.pathname);
    void openerConnection().then((host) => {
      if (host.kind === 'teams' && code) host.finish(code);
      else setAlone(true);
    });
  }, []);

  return (
    <main>
      {isAlone ? (
        <StateMessage
          isUrgent
          icon={<WindowDevToolsRegular />}
          title={say('signedInAlone')}
          detail={say('signedInAloneDetail')}
        />
      ) : (
        <StateMessage
          icon={<CheckmarkCircleRegular />}
          title={say('signedIn')}
          detail={say('signedInClosing')}
        />
      )}
    </main>
  );
}
