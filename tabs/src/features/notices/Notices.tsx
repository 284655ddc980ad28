import type { NoticeWire } from '@sekitori/api/contract/booking-wire';
import { useLocation } from 'react-router';
import { earliest, nextMomentOf } from '../../lib/booking-standing.ts';
import { useMessages } from '../../lib/messages.ts';
import { useMoment } from '../../lib/use-moment.ts';
import { noticesMessages } from './messages.ts';
import { NoticeBar } from './NoticeBar.tsx';
import { isOnMyDay } from './what-to-say.ts';

/** What I must be told, on top of whichever page I open, until I close it. */
export function Notices({ notices }: { readonly notices: readonly NoticeWire[] }) {
  const say = useMessages(noticesMessages);
  const isMyDay = useLocation().pathname === '/bookings';
  const instant = useMoment((at) =>
    earliest(notices.flatMap(({ booking }) => nextMomentOf(booking, at) ?? [])),
  );
  const shown = notices.filter((notice) => !(isMyDay && isOnMyDay(notice, instant)));
  if (shown.length === 0) return null;
  return (
    <section aria-label={say('all')}>
      {shown.map((notice) => (
        <NoticeBar key={notice.id} notice={notice} instant={instant} />
      ))}
    </section>
  );
}
