import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import type { SeatMomentWire } from '@sekitori/api/contract/seat-wire';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../lib/api-problem.ts';
import {
  intend,
  useBookSeat,
  useCancelBooking,
  useCheckIn,
  useMoveBooking,
  useReleaseBooking,
  useRunLate,
} from '../../lib/booking-changes.ts';
import { type Say, useMessages } from '../../lib/messages.ts';
import { seatQuery } from '../../lib/queries.ts';
import { sentences } from '../../lib/sentences.ts';
import { deskMessages } from './messages.ts';

export type Told =
  | 'checked-in'
  | 'retaken'
  | 'late'
  | 'left'
  | 'moved'
  | 'booked'
  | 'cancelled'
  | 'restored';

/** What came of the last press. `before` is the booking as it was, where there was one. */
export type Outcome =
  | { readonly kind: Told; readonly booking: BookingWire; readonly before?: BookingWire }
  | { readonly kind: 'refused'; readonly title: string; readonly detail: string };

type SayDesk = Say<keyof typeof deskMessages.ja>;
type Spot = { readonly seatId: string; readonly isHere: boolean; readonly code?: string };
type Wish = {
  readonly seatId: string;
  readonly from: string;
  readonly to: string;
  readonly code?: string;
};
const coded = (code: string | undefined) => (code === undefined ? {} : { code });

/** What somebody does with their bookings in the course of a day, each in one press, and the way back. */
export function useDayDesk() {
  const say = useMessages(deskMessages);
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>();
  const [isLooking, setLooking] = useState(false);
  const [book, move, arrive] = [useBookSeat(), useMoveBooking(), useCheckIn()];
  const [late, release, giveBack] = [useRunLate(), useReleaseBooking(), useCancelBooking()];

  const refuse = (error: unknown) => {
    const told = error instanceof ApiProblem ? error.problem : undefined;
    const detail = told && sentences(told.detail, told.next);
    const title = told?.title ?? say('failed');
    setOutcome({ kind: 'refused', title, detail: detail ?? say('failedDetail') });
  };
  const telling = (kind: Told, before?: BookingWire) => ({
    onSuccess: (booking: BookingWire) =>
      setOutcome({ kind, booking, ...(before ? { before } : {}) }),
    onError: refuse,
  });
  const have = (kind: Told) => (wish: Wish) => book.mutate(intend(wish), telling(kind));

  const deeds = {
    checkIn: ({ id }: BookingWire, code?: string) =>
      arrive.mutate(intend({ id, ...coded(code) }), telling('checked-in')),
    retake: ({ id }: BookingWire) => arrive.mutate(intend({ id }), telling('retaken')),
    runLate: (booking: BookingWire) => late.mutate(booking, telling('late')),
    leave: (booking: BookingWire) => release.mutate(booking, telling('left', booking)),
    cancel: (booking: BookingWire) => giveBack.mutate(booking, telling('cancelled', booking)),
    move: (booking: BookingWire, spot: Spot) =>
      move.mutate(intend({ id: booking.id, ...spot }), telling('moved', booking)),
    walkUp: have('booked'),
  };

  /** Does what a seat offers at this moment. */
  const takeOffer = (moment: SeatMomentWire, { isHere, code }: Omit<Spot, 'seatId'>) => {
    const { seat, offer, myBooking, walkUp } = moment;
    const spot = { seatId: seat.id, isHere, ...coded(code) };
    if (offer === 'check-in' && myBooking) return deeds.checkIn(myBooking, code);
    if (offer === 'leave' && myBooking) return deeds.leave(myBooking);
    if (offer === 'move-here' && myBooking) return deeds.move(myBooking, spot);
    if (offer === 'walk-up' && walkUp) {
      return deeds.walkUp({ seatId: seat.id, ...walkUp, ...coded(code) });
    }
    setOutcome(notToBeHad(moment, say));
  };

  /** Takes a seat nearby, for which nobody has looked yet what it offers. */
  const takeSeat = (seatId: string) => {
    setLooking(true);
    client
      .fetchQuery({ ...seatQuery(seatId), staleTime: 0 })
      .then((moment) => takeOffer(moment, { isHere: true }), refuse)
      .finally(() => setLooking(false));
  };

  const undo = () => {
    if (outcome === undefined || outcome.kind === 'refused') return;
    const { kind, booking, before = booking } = outcome;
    const { seatId, from, to } = before;
    if (kind === 'moved')
      move.mutate(intend({ id: booking.id, seatId, isHere: false }), telling('moved'));
    else if (kind === 'booked') giveBack.mutate(booking, telling('cancelled', booking));
    else have('restored')({ seatId, from, to });
  };

  const isBusy =
    isLooking || [book, move, arrive, late, release, giveBack].some((it) => it.isPending);
  return {
    outcome,
    isBusy,
    ...deeds,
    takeOffer,
    takeSeat,
    undo,
    clear: () => setOutcome(undefined),
  };
}

/** Why a seat cannot be had although somebody was about to take it. */
function notToBeHad({ seat, refusal }: SeatMomentWire, say: SayDesk): Outcome {
  const detail = refusal && sentences(refusal.detail, refusal.next);
  return {
    kind: 'refused',
    title: refusal?.title ?? say('notHere', { seat: seat.name }),
    detail: detail ?? say('notHereDetail'),
  };
}

export type DayDesk = ReturnType<typeof useDayDesk>;

/** Whether one press takes back what was done. */
export function canUndo(outcome: Outcome): boolean {
  if (outcome.kind === 'moved') return outcome.before !== undefined;
  return outcome.kind === 'left' || outcome.kind === 'cancelled' || outcome.kind === 'booked';
}
