import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { useClockText } from '../../lib/clock-text.ts';
import { useMessages } from '../../lib/messages.ts';
import { useSiteTimes } from '../../lib/use-site-times.ts';
import { bookingsMessages } from './messages.ts';
import { wordsOf } from './standing-words.ts';
import type { useAskedBooking } from './use-asked-booking.ts';

type Props = {
  readonly asked: ReturnType<typeof useAskedBooking>;
  readonly instant: number;
};

/** What became of the booking that a link led to, where it is not in the list any more. */
export function AskedBooking({ asked, instant }: Props) {
  const say = useMessages(bookingsMessages);
  if (asked.isMissing) {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{say('notMine')}</MessageBarTitle>
          {say('notMineDetail')}
        </MessageBarBody>
      </MessageBar>
    );
  }
  return asked.elsewhere ? <Ended booking={asked.elsewhere} instant={instant} /> : null;
}

function Ended({ booking, instant }: { readonly booking: BookingWire; readonly instant: number }) {
  const say = useMessages(bookingsMessages);
  const siteTimes = useSiteTimes(booking);
  const clockText = useClockText();
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{`${booking.seatName} ${clockText(booking.localText)}`}</MessageBarTitle>
        {wordsOf(booking, instant, { say, ...siteTimes }).title}
      </MessageBarBody>
    </MessageBar>
  );
}
