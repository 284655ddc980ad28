import { KeyRegular, SeatRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { appMessages } from '../messages.ts';
import { signIn } from '../sign-in.ts';

/** Nobody is signed in: for the first time, or because the session ended. */
export function SignedOutPage({ hadSession }: { readonly hadSession: boolean }) {
  const say = useMessages(appMessages);
  const client = useQueryClient();
  const [hasFailed, setFailed] = useState(false);

  const begin = () => {
    signIn().then(
      (outcome) => {
        if (outcome === 'signed-in') void client.resetQueries();
      },
      () => setFailed(true),
    );
  };
  const told = hasFailed ? 'signInTrouble' : hadSession ? 'expired' : 'welcome';

  return (
    <main>
      <StateMessage
        icon={hadSession ? <KeyRegular /> : <SeatRegular />}
        title={say(told)}
        detail={say(`${told}Detail`)}
        action={{ label: say('signIn'), onClick: begin }}
      />
    </main>
  );
}
