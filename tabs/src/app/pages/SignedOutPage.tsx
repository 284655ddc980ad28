import { KeyRegular, SeatRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { appMessages } from '../messages.ts';
import { PageSkeleton } from '../PageSkeleton.tsx';
import { signIn, signInWithTeams } from '../sign-in.ts';

/** Nobody is signed in: for the first time, or because the session ended. Teams may know who it is. */
export function SignedOutPage({ hadSession }: { readonly hadSession: boolean }) {
  const say = useMessages(appMessages);
  const client = useQueryClient();
  const [hasFailed, setFailed] = useState(false);
  const [isAskingTeams, askTeams] = useState(true);

  useEffect(() => {
    let isShown = true;
    void signInWithTeams().then((isSignedIn) => {
      if (!isShown) return;
      if (isSignedIn) void client.resetQueries();
      else askTeams(false);
    });
    return () => {
      isShown = false;
    };
  }, [client]);

  const begin = () => {
    signIn().then(
      (outcome) => {
        if (outcome === 'signed-in') void client.resetQueries();
      },
      () => setFailed(true),
    );
  };
  if (isAskingTeams) return <PageSkeleton />;
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
