import { ShieldRegular } from '@fluentui/react-icons';
import { useNavigate } from 'react-router';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { appMessages } from '../messages.ts';
import type { PagePermission } from '../page-permissions.ts';

/** The admin site, opened by somebody whose roles do not reach it. */
export function NoPermissionPage({ needed }: { readonly needed: PagePermission }) {
  const say = useMessages(appMessages);
  const navigate = useNavigate();
  return (
    <StateMessage
      icon={<ShieldRegular />}
      title={say('notPermitted')}
      detail={say(`needs-${needed}`)}
      action={{ label: say('toBook'), onClick: () => void navigate('/') }}
    />
  );
}
