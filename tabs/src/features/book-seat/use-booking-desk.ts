import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import type { RefusalWire } from '@sekitori/api/contract/problem';
import { useState } from 'react';
import { ApiProblem } from '../../lib/api-problem.ts';
import {
  intend,
  useBookSeat,
  useCancelBooking,
  useMoveBooking,
} from '../../lib/booking-changes.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookMessages } from './messages.ts';
import type { Done } from './Outcome.tsx';

type Wish = { readonly seatId: string; readonly from: string; readonly to: string };
/** A booking of mine and the seat to have instead of its own. */
export type MoveWish = { readonly booking: BookingWire; readonly seatId: string };
/** What the service said no to, for which seat. */
export type Refused = { readonly seatId: string; readonly refusal: RefusalWire };

/** Taking a seat, giving it back, moving to another, and undoing each; what came of it stays until the next step. */
export function useBookingDesk() {
  const say = useMessages(bookMessages);
  const book = useBookSeat();
  const cancel = useCancelBooking();
  const move = useMoveBooking();
  const [done, setDone] = useState<Done>();
  const [refused, setRefused] = useState<Refused>();

  const clear = () => {
    setDone(undefined);
    setRefused(undefined);
  };
  const refuse = (seatId: string) => (error: unknown) => {
    const refusal =
      error instanceof ApiProblem
        ? { ...error.problem, next: error.problem.next ?? '' }
        : { code: 'failed', title: say('failed'), detail: say('failedDetail'), next: '' };
    setRefused({ seatId, refusal });
  };
  const take = (wish: Wish) => {
    clear();
    book.mutate(intend(wish), {
      onSuccess: (booking) => setDone({ kind: 'booked', booking }),
      onError: refuse(wish.seatId),
    });
  };
  const giveBack = (booking: BookingWire) => {
    clear();
    cancel.mutate(booking, {
      onSuccess: () => setDone({ kind: 'cancelled', booking }),
      onError: refuse(booking.seatId),
    });
  };
  const moveTo = ({ booking, seatId }: MoveWish) => {
    clear();
    move.mutate(intend({ id: booking.id, seatId, isHere: false }), {
      onSuccess: (moved) => setDone({ kind: 'moved', booking: moved, before: booking }),
      onError: refuse(seatId),
    });
  };
  const undo = () => {
    if (!done) return;
    switch (done.kind) {
      case 'booked':
        return giveBack(done.booking);
      case 'moved':
        return moveTo({ booking: done.booking, seatId: done.before.seatId });
      case 'cancelled':
        return take({
          seatId: done.booking.seatId,
          from: done.booking.from,
          to: done.booking.to,
        });
    }
  };
  return {
    done,
    refused,
    isBusy: book.isPending || cancel.isPending || move.isPending,
    isTaking: book.isPending,
    isGivingBack: cancel.isPending,
    isMoving: move.isPending,
    take,
    giveBack,
    moveTo,
    undo,
    clear,
  };
}
