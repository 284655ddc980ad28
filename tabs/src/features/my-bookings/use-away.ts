import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { useState } from 'react';
import { ApiProblem } from '../../lib/api-problem.ts';
import { intend, useBookSeat, useCancelRange } from '../../lib/booking-changes.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookingsMessages } from './messages.ts';

/** A booking that could not be had again, and why. */
type Lost = { readonly booking: BookingWire; readonly why: string };

/** What became of the bookings of some days. */
export type AwayOutcome =
  | { readonly kind: 'cancelled'; readonly bookings: readonly BookingWire[] }
  | { readonly kind: 'restored'; readonly count: number; readonly lost: readonly Lost[] };

/** Cancels the bookings of a range of days at once, and books them again one by one (B10). */
export function useAway() {
  const say = useMessages(bookingsMessages);
  const cancel = useCancelRange();
  const book = useBookSeat();
  const [outcome, setOutcome] = useState<AwayOutcome>();
  const [isRestoring, setRestoring] = useState(false);

  const bookAgain = async (booking: BookingWire): Promise<Lost[]> => {
    const { seatId, from, to } = booking;
    try {
      await book.mutateAsync(intend({ seatId, from, to }));
      return [];
    } catch (error) {
      const why = error instanceof ApiProblem ? error.problem.title : say('unreachable');
      return [{ booking, why }];
    }
  };
  const restore = async (bookings: readonly BookingWire[]) => {
    setRestoring(true);
    const lost: Lost[] = [];
    // One after the other, in the order of the days, as quotas count.
    for (const booking of bookings) lost.push(...(await bookAgain(booking)));
    setRestoring(false);
    setOutcome({ kind: 'restored', count: bookings.length - lost.length, lost });
  };
  return {
    outcome,
    error: cancel.error,
    isBusy: cancel.isPending || isRestoring,
    cancel: (range: { readonly first: string; readonly last: string }) =>
      cancel.mutate(intend(range), {
        onSuccess: (bookings) => setOutcome({ kind: 'cancelled', bookings }),
      }),
    undo: () => {
      if (outcome?.kind === 'cancelled') void restore(outcome.bookings);
    },
    clear: () => {
      cancel.reset();
      setOutcome(undefined);
    },
  };
}

export type Away = ReturnType<typeof useAway>;
