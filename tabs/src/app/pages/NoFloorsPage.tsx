import { BuildingRegular } from '@fluentui/react-icons';
import { mayDo } from '@sekitori/api/domain/roles';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { meQuery } from '../../lib/queries.ts';
import { bookPageMessages } from '../book/messages.ts';

/** Nothing is published yet: whoever may prepare a floor is led there, the others may look again. */
export function NoFloorsPage({ onReload }: { readonly onReload: () => void }) {
  const say = useMessages(bookPageMessages);
  const navigate = useNavigate();
  const me = useQuery(meQuery);
  const mayMake = me.data !== undefined && mayDo(me.data.roles, 'manage-floors');
  return (
    <StateMessage
      icon={<BuildingRegular />}
      title={say('noFloors')}
      detail={say('noFloorsDetail')}
      action={
        mayMake
          ? { label: say('makeFloor'), onClick: () => void navigate('/admin') }
          : { label: say('reload'), onClick: onReload }
      }
    />
  );
}
