import { Button, makeStyles } from '@fluentui/react-components';
import type { NoticeWire } from '@sekitori/api/contract/booking-wire';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { earliest, nextMomentOf } from '../../lib/booking-standing.ts';
import { useMessages } from '../../lib/messages.ts';
import { useMoment } from '../../lib/use-moment.ts';
import { noticesMessages } from './messages.ts';
import { NoticeBar } from './NoticeBar.tsx';
import { isOnMyDay } from './what-to-say.ts';

/** More than these would push the page itself out of sight. */
const mostAtOnce = 2;

const useStyles = makeStyles({ more: { minHeight: '44px' } });

/** What I must be told, on top of whichever page I open, until I close it. */
export function Notices({ notices }: { readonly notices: readonly NoticeWire[] }) {
  const styles = useStyles();
  const say = useMessages(noticesMessages);
  const [areAllWanted, wantAll] = useState(false);
  const isMyDay = useLocation().pathname === '/bookings';
  const instant = useMoment((at) =>
    earliest(notices.flatMap(({ booking }) => nextMomentOf(booking, at) ?? [])),
  );
  const shown = notices.filter((notice) => !(isMyDay && isOnMyDay(notice, instant)));
  if (shown.length === 0) return null;
  // A single one more takes no more room than the button for it.
  const first = areAllWanted || shown.length <= mostAtOnce + 1 ? shown : shown.slice(0, mostAtOnce);
  const more = shown.length - first.length;
  return (
    <section aria-label={say('all')}>
      {first.map((notice) => (
        <NoticeBar key={notice.id} notice={notice} instant={instant} />
      ))}
      {more > 0 ? (
        <Button appearance="subtle" className={styles.more} onClick={() => wantAll(true)}>
          {say('more', { n: more })}
        </Button>
      ) : null}
    </section>
  );
}
