import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { workdayAt } from '@sekitori/api/domain/workday';
import { useEffect, useEffectEvent } from 'react';
import type { DayDesk } from '../../components/day-desk/use-day-desk.ts';
import { clockOf } from '../../lib/floor-clock.ts';
import { AwayDialog } from './AwayDialog.tsx';
import { ElsewhereDialog } from './ElsewhereDialog.tsx';
import { OccupiedDialog } from './OccupiedDialog.tsx';
import type { Asking } from './TodayCard.tsx';
import type { Away } from './use-away.ts';

/** Which question is open. */
export type Open = Asking | { readonly what: 'sitting' | 'away' };

type Props = {
  readonly open: Open;
  /** The floor to look for a seat on, where no booking says which. */
  readonly floorId: string | undefined;
  /** My bookings to come, earliest first. */
  readonly live: readonly BookingWire[];
  readonly instant: number;
  readonly desk: DayDesk;
  readonly away: Away;
  readonly onClose: () => void;
};

/** The question that is open; it closes by itself when it is answered. */
export function DayDialogs({ open, floorId, live, instant, desk, away, onClose }: Props) {
  const { outcome } = desk;
  const isDone = (outcome && outcome.kind !== 'refused') || away.outcome !== undefined;
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (isDone) close();
  }, [isDone]);

  if (open.what === 'away') {
    const [next] = live;
    const today = next ? workdayAt(instant, clockOf(next)) : '';
    return <AwayDialog bookings={live} today={today} away={away} onClose={onClose} />;
  }
  if (open.what === 'occupied') {
    return <OccupiedDialog booking={open.booking} desk={desk} onClose={onClose} />;
  }
  const booking = open.what === 'elsewhere' ? open.booking : undefined;
  const floor = booking?.floorId ?? floorId;
  if (floor === undefined) return null;
  const common = { floorId: floor, from: booking?.seatId, instant, desk, onClose };
  return <ElsewhereDialog {...common} />;
}
