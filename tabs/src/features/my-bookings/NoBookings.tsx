import { CalendarEmptyRegular } from '@fluentui/react-icons';
import { useNavigate } from 'react-router';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { bookingsMessages } from './messages.ts';

/** Nothing is booked: the ways to a seat. */
export function NoBookings({ onSitting }: { readonly onSitting: () => void }) {
  const say = useMessages(bookingsMessages);
  const navigate = useNavigate();
  return (
    <StateMessage
      icon={<CalendarEmptyRegular />}
      title={say('none')}
      detail={say('noneDetail')}
      action={{ label: say('take'), onClick: () => void navigate('/') }}
      other={{ label: say('sitting'), onClick: onSitting }}
    />
  );
}
