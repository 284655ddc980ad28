import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api-client.ts';
import { freshKey } from './fresh-key.ts';
import { writeKept } from './kept-choice.ts';

/** What somebody wants to book. The key is theirs until the answer is known, however often it is sent. */
export type BookingIntent = {
  readonly seatId: string;
  readonly from: string;
  readonly to: string;
  readonly idempotencyKey: string;
};

export function intendToBook(wish: Omit<BookingIntent, 'idempotencyKey'>): BookingIntent {
  return { ...wish, idempotencyKey: freshKey() };
}

/** Everything that a booking changes on the screen. */
const touched = ['availability', 'floor-days', 'bookings'];

function useRefreshed(): () => void {
  const client = useQueryClient();
  return () => {
    for (const key of touched) void client.invalidateQueries({ queryKey: [key] });
  };
}

export function useBookSeat() {
  const refresh = useRefreshed();
  return useMutation({
    mutationFn: ({ idempotencyKey, ...body }: BookingIntent) =>
      call('bookSeat', { body, idempotencyKey }),
    onSuccess: (booking: BookingWire) => writeKept('last-seat', booking.seatId),
    onSettled: refresh,
  });
}

/** Cancelling again what was cancelled is the same intent, so the booking's id is key enough. */
export function useCancelBooking() {
  const refresh = useRefreshed();
  return useMutation({
    mutationFn: ({ id }: Pick<BookingWire, 'id'>) =>
      call('cancelBooking', {
        params: { bookingId: id },
        idempotencyKey: `cancel-${id.replaceAll('.', '-')}`,
      }),
    onSettled: refresh,
  });
}
