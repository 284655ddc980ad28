import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api-client.ts';
import { freshKey } from './fresh-key.ts';
import { writeKept } from './kept-choice.ts';

/** What somebody wants to book. The key is theirs until the answer is known, however often it is sent. */
export type BookingIntent = Keyed<{
  readonly seatId: string;
  readonly from: string;
  readonly to: string;
  /** Of the seat, where they are there already. */
  readonly code?: string;
}>;

/** Everything that a booking changes on the screen. */
const touched = ['availability', 'floor-days', 'bookings', 'booking', 'seat', 'quota', 'notices'];

/** A wish with the key of its intent. */
export type Keyed<Wish> = Wish & { readonly idempotencyKey: string };

export function intend<Wish extends object>(wish: Wish): Keyed<Wish> {
  return { ...wish, idempotencyKey: freshKey() };
}

const keyOf = (deed: string, id: string) => `${deed}-${id.replaceAll('.', '-')}`;

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
        idempotencyKey: keyOf('cancel', id),
      }),
    onSettled: refresh,
  });
}

/** With the code of its seat, where only that checks in; one that lapsed a moment ago is taken again. */
export function useCheckIn() {
  const refresh = useRefreshed();
  return useMutation({
    mutationFn: ({ id, code, idempotencyKey }: Keyed<{ id: string; code?: string }>) =>
      call('checkIn', {
        params: { bookingId: id },
        body: code === undefined ? {} : { code },
        idempotencyKey,
      }),
    onSettled: refresh,
  });
}

/** Somebody says it once for a booking, so its id is key enough. */
export function useRunLate() {
  const refresh = useRefreshed();
  return useMutation({
    mutationFn: ({ id }: Pick<BookingWire, 'id'>) =>
      call('runLate', { params: { bookingId: id }, idempotencyKey: keyOf('late', id) }),
    onSettled: refresh,
  });
}

/** Gives back what is left of the time. */
export function useReleaseBooking() {
  const refresh = useRefreshed();
  return useMutation({
    mutationFn: ({ id }: Pick<BookingWire, 'id'>) =>
      call('releaseBooking', { params: { bookingId: id }, idempotencyKey: keyOf('release', id) }),
    onSettled: refresh,
  });
}

/** The seat to have instead of a booking's own. */
export type MoveIntent = Keyed<{
  readonly id: string;
  readonly seatId: string;
  readonly isHere: boolean;
  readonly code?: string;
}>;

export function useMoveBooking() {
  const refresh = useRefreshed();
  return useMutation({
    mutationFn: ({ id, idempotencyKey, ...body }: MoveIntent) =>
      call('moveBooking', { params: { bookingId: id }, body, idempotencyKey }),
    onSuccess: (booking: BookingWire) => writeKept('last-seat', booking.seatId),
    onSettled: refresh,
  });
}

/** The workdays from `first` to `last`; answers what was cancelled. */
export function useCancelRange() {
  const refresh = useRefreshed();
  return useMutation({
    mutationFn: async ({ idempotencyKey, ...body }: Keyed<{ first: string; last: string }>) =>
      (await call('cancelRange', { body, idempotencyKey })).items,
    onSettled: refresh,
  });
}
