import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import type { RefusalWire } from '@sekitori/api/contract/problem';
import { useState } from 'react';
import { ApiProblem } from '../../lib/api-problem.ts';
import { intend, useBookSeat, useCancelBooking } from '../../lib/booking-changes.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookMessages } from './messages.ts';
import type { Done } from './Outcome.tsx';

type Wish = { readonly seatId: string; readonly from: string; readonly to: string };
type Refused = Pick<RefusalWire, 'title' | 'detail' | 'next' | 'alternatives'> & {
  readonly seatId: string;
};

/** Taking a seat, giving it back, and undoing either; what came of it stays until the next step. */
export function useBookingDesk() {
  const say = useMessages(bookMessages);
  const book = useBookSeat();
  const cancel = useCancelBooking();
  const [done, setDone] = useState<Done>();
  const [refused, setRefused] = useState<Refused>();

  const clear = () => {
    setDone(undefined);
    setRefused(undefined);
  };
  const refuse = (seatId: string, error: unknown) => {
    if (!(error instanceof ApiProblem)) {
      setRefused({ seatId, title: say('failed'), detail: say('failedDetail'), next: '' });
      return;
    }
    const { title, detail, next = '', alternatives } = error.problem;
    setRefused({ seatId, title, detail, next, ...(alternatives ? { alternatives } : {}) });
  };
  const take = (wish: Wish) => {
    clear();
    book.mutate(intend(wish), {
      onSuccess: (booking) => setDone({ kind: 'booked', booking }),
      onError: (error) => refuse(wish.seatId, error),
    });
  };
  const giveBack = (booking: BookingWire) => {
    clear();
    cancel.mutate(booking, {
      onSuccess: () => setDone({ kind: 'cancelled', booking }),
      onError: (error) => refuse(booking.seatId, error),
    });
  };
  const undo = () => {
    if (!done) return;
    if (done.kind === 'booked') giveBack(done.booking);
    else take({ seatId: done.booking.seatId, from: done.booking.from, to: done.booking.to });
  };
  return {
    done,
    refused,
    isTaking: book.isPending,
    isGivingBack: cancel.isPending,
    take,
    giveBack,
    undo,
    clear,
  };
}
