import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'react-router';
import { ThumbBar } from '../../components/day-desk/ThumbBar.tsx';
import { type Deed, deedsOf, standingOf } from '../../lib/booking-standing.ts';
import { useClockText } from '../../lib/clock-text.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookingsMessages } from './messages.ts';
import type { TodayCardProps } from './TodayCard.tsx';

const useStyles = makeStyles({
  inline: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  primary: {
    minHeight: '48px',
    fontSize: tokens.fontSizeBase400,
    '@media (max-width: 640px)': { width: '100%', maxWidth: 'none' },
  },
  button: { minHeight: '44px', minWidth: 'auto', padding: '0 8px', whiteSpace: 'nowrap' },
  wide: {
    minHeight: '48px',
    '@media (max-width: 640px)': { width: '100%', maxWidth: 'none' },
  },
  quiet: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `0 ${tokens.spacingHorizontalS}`,
    margin: '0 -8px',
  },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '44px',
    padding: '0 8px',
    color: tokens.colorBrandForegroundLink,
    whiteSpace: 'nowrap',
  },
});

const keyOf = {
  'check-in': 'checkIn',
  retake: 'retake',
  'run-late': 'runLate',
  elsewhere: 'elsewhere',
  occupied: 'occupied',
  leave: 'leave',
  cancel: 'cancel',
} as const satisfies { readonly [D in Deed]: string };

const isPrimary = (deed: Deed) => deed === 'check-in' || deed === 'retake';
const isNear = (deed: Deed) => isPrimary(deed) || deed === 'elsewhere';

/** What can be done with a booking of today: the likely in reach, the rest quieter below. */
export function CardActions({ booking, instant, desk, isCurrent, onAsk }: TodayCardProps) {
  const styles = useStyles();
  const say = useMessages(bookingsMessages);
  const clockText = useClockText();
  const deeds = deedsOf(booking, instant);
  const isAwaited = standingOf(booking, instant).kind === 'expected';
  const about = { seat: booking.seatName, when: clockText(booking.localText) };
  const map = { floor: booking.floorId, workday: booking.workday, seat: booking.seatId };
  const near = deeds.filter(isNear).map((deed) => (
    <Button
      key={deed}
      size="large"
      appearance={isPrimary(deed) ? 'primary' : 'secondary'}
      className={isPrimary(deed) ? styles.primary : styles.wide}
      disabledFocusable={desk.isBusy}
      onClick={() => perform(deed)}
    >
      {say(keyOf[deed])}
    </Button>
  ));
  const nearby = isCurrent ? (
    <ThumbBar>{near}</ThumbBar>
  ) : (
    <div className={styles.inline}>{near}</div>
  );
  return (
    <>
      {near.length > 0 ? nearby : null}
      <div className={styles.quiet}>
        {deeds
          .filter((deed) => !isNear(deed))
          .map((deed) => (
            <Button
              key={deed}
              appearance="transparent"
              className={styles.button}
              disabledFocusable={desk.isBusy}
              {...(deed === 'cancel' ? { 'aria-label': say('cancelOf', about) } : {})}
              onClick={() => perform(deed)}
            >
              {say(deed === 'leave' && isAwaited ? 'giveBack' : keyOf[deed])}
            </Button>
          ))}
        <Link
          className={styles.link}
          to={`/?${new URLSearchParams(map)}`}
          aria-label={say('showOf', about)}
        >
          {say('showOnMap')}
        </Link>
      </div>
    </>
  );

  function perform(deed: Deed) {
    desk.clear();
    switch (deed) {
      case 'check-in':
        return desk.checkIn(booking);
      case 'retake':
        return desk.retake(booking);
      case 'run-late':
        return desk.runLate(booking);
      case 'leave':
        return desk.leave(booking);
      case 'cancel':
        return desk.cancel(booking);
      case 'elsewhere':
      case 'occupied':
        return onAsk({ what: deed, booking });
    }
  }
}
