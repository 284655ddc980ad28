import { makeStyles, tokens } from '@fluentui/react-components';
import type { SeatMomentWire } from '@sekitori/api/contract/seat-wire';
import { deskMessages } from '../../components/day-desk/messages.ts';
import { momentSentence, whyNot } from '../../components/day-desk/moment-sentence.ts';
import { NearestSeats } from '../../components/day-desk/NearestSeats.tsx';
import { OfferButton } from '../../components/day-desk/OfferButton.tsx';
import { ThumbBar } from '../../components/day-desk/ThumbBar.tsx';
import type { DayDesk } from '../../components/day-desk/use-day-desk.ts';
import { SeatSign } from '../../components/seat/SeatSign.tsx';
import { initialsOf } from '../../components/seat/seat-look.ts';
import { useMessages } from '../../lib/messages.ts';
import { useSiteTimes } from '../../lib/use-site-times.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalL },
  where: { margin: 0, color: tokens.colorNeutralForeground2 },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeHero900,
    lineHeight: tokens.lineHeightHero900,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  state: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    wordBreak: 'auto-phrase',
  },
  why: { margin: 0, color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
});

type Props = {
  readonly moment: SeatMomentWire;
  readonly instant: number;
  /** The seat's, where it was scanned. */
  readonly code: string | undefined;
  readonly desk: DayDesk;
};

/** The seat, how it stands now, and the button for it; or the nearest that are free. */
export function SeatNow({ moment, instant, code, desk }: Props) {
  const styles = useStyles();
  const say = useMessages(deskMessages);
  const siteTimes = useSiteTimes(moment.site);
  const { seat, floor, site, state, holder, offer } = moment;
  const why = whyOf(moment, code, say);
  const needsCode = why === say('why.at-seat');
  return (
    <>
      <header className={styles.head}>
        <SeatSign look={state} initials={holder ? initialsOf(holder.name) : ''} size={72} />
        <div>
          <p className={styles.where}>{`${site.name} ${floor.name}`}</p>
          <h1 className={styles.name}>{seat.name}</h1>
        </div>
      </header>
      <p className={styles.state}>{momentSentence(moment, instant, { say, ...siteTimes })}</p>
      {why ? <p className={styles.why}>{why}</p> : null}
      {offer === 'none' || needsCode ? null : (
        <ThumbBar>
          <OfferButton
            moment={moment}
            isBusy={desk.isBusy}
            onTake={() => desk.takeOffer(moment, { isHere: true, ...(code ? { code } : {}) })}
          />
        </ThumbBar>
      )}
      {offer === 'none' && state !== 'mine' ? (
        <NearestSeats moment={moment} isBusy={desk.isBusy} onTake={desk.takeSeat} />
      ) : null}
    </>
  );
}

/** What the button does, or why there is none. */
function whyOf(
  moment: SeatMomentWire,
  code: string | undefined,
  say: ReturnType<typeof useMessages<keyof typeof deskMessages.ja>>,
): string | undefined {
  const { offer, myBooking, seat } = moment;
  if (offer === 'check-in' && myBooking?.checkIn?.mode === 'at-seat' && code === undefined) {
    return say('why.at-seat');
  }
  if (offer === 'move-here' && myBooking) {
    return say('why.move-here', { from: myBooking.seatName, seat: seat.name });
  }
  return whyNot(moment);
}
