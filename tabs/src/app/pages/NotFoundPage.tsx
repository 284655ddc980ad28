import { LinkDismissRegular } from '@fluentui/react-icons';
import { useNavigate } from 'react-router';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { appMessages } from '../messages.ts';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const say = useMessages(appMessages);
  const navigate = useNavigate();
  return (
    <main>
      <StateMessage
        icon={<LinkDismissRegular />}
        title={say('notFound')}
        detail={say('notFoundDetail')}
        action={{ label: say('toBook'), onClick: () => void navigate('/') }}
      />
    </main>
  );
}
