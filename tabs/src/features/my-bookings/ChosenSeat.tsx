import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { SeatMomentWire } from '@sekitori/api/contract/seat-wire';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { deskMessages } from '../../components/day-desk/messages.ts';
import { momentSentence, whyNot } from '../../components/day-desk/moment-sentence.ts';
import { NearestSeats } from '../../components/day-desk/NearestSeats.tsx';
import { OfferButton } from '../../components/day-desk/OfferButton.tsx';
import type { DayDesk } from '../../components/day-desk/use-day-desk.ts';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { SeatSign } from '../../components/seat/SeatSign.tsx';
import { initialsOf } from '../../components/seat/seat-look.ts';
import { useMessages } from '../../lib/messages.ts';
import { seatQuery } from '../../lib/queries.ts';
import { useSiteTimes } from '../../lib/use-site-times.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM, wordBreak: 'auto-phrase' },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontVariantNumeric: 'tabular-nums',
    outlineStyle: 'none',
  },
  text: { margin: 0 },
  item: { height: '48px' },
});

type Props = { readonly seatId: string; readonly instant: number; readonly desk: DayDesk };

/** The seat that somebody says they are at: what it is now, and what to make of it. */
export function ChosenSeat(props: Props) {
  const styles = useStyles();
  const { data: moment, error } = useQuery(seatQuery(props.seatId));
  if (error && !moment) return <ProblemBar error={error} />;
  if (moment) return <AtSeat {...props} moment={moment} />;
  return (
    <Skeleton className={styles.root}>
      <SkeletonItem className={styles.item} />
      <SkeletonItem className={styles.item} />
    </Skeleton>
  );
}

function AtSeat({ moment, instant, desk }: Props & { readonly moment: SeatMomentWire }) {
  const styles = useStyles();
  const say = useMessages(deskMessages);
  const siteTimes = useSiteTimes(moment.site);
  const { seat, offer, myBooking, state, holder } = moment;
  const why =
    offer === 'move-here' && myBooking
      ? say('why.move-here', { from: myBooking.seatName, seat: seat.name })
      : whyNot(moment);
  // The list that was pressed is gone, and whoever goes by keyboard with it.
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <SeatSign look={state} initials={holder ? initialsOf(holder.name) : ''} size={44} />
        <h3 ref={head} tabIndex={-1} className={styles.name}>
          {seat.name}
        </h3>
      </div>
      <p className={styles.text}>{momentSentence(moment, instant, { say, ...siteTimes })}</p>
      {why ? <p className={styles.text}>{why}</p> : null}
      <OfferButton
        moment={moment}
        isBusy={desk.isBusy}
        onTake={() => desk.takeOffer(moment, { isHere: true })}
      />
      {offer === 'none' && state !== 'mine' ? (
        <NearestSeats moment={moment} isBusy={desk.isBusy} onTake={desk.takeSeat} />
      ) : null}
    </div>
  );
}
