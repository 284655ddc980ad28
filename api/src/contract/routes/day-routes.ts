import { z } from 'zod';
import { bookingWire, checkInWish, rangeWish } from '../booking-wire.ts';
import type { Route } from '../route.ts';
import { quotaQuery, quotaWire, seatMomentWire } from '../seat-wire.ts';
import { bookingIdShape, floorIdShape, listOf, seatIdShape } from '../shapes.ts';

const aBooking = z.strictObject({ bookingId: bookingIdShape });

/** The day itself: coming, coming late, sitting elsewhere, staying away. For everybody. */
export const dayRoutes = {
  seat: {
    method: 'GET',
    path: '/api/v1/seats/{seatId}',
    summary: 'One seat as it stands for me at this moment, and what I can do there',
    access: 'use-user-site',
    object: 'floor',
    audit: 'seat.read',
    params: z.strictObject({ seatId: seatIdShape }),
    success: { status: 200, body: seatMomentWire },
    problems: [404],
  },
  checkIn: {
    method: 'POST',
    path: '/api/v1/bookings/{bookingId}/check-in',
    summary:
      'Say that I have come; one that lapsed up to 30 minutes ago is taken again where its seat is free',
    access: 'use-user-site',
    object: 'booking',
    audit: 'booking.check-in',
    params: aBooking,
    body: checkInWish,
    success: { status: 200, body: bookingWire },
    problems: [403, 404, 409, 415, 422],
  },
  runLate: {
    method: 'POST',
    path: '/api/v1/bookings/{bookingId}/late',
    summary: 'Say once that I come later: the seat is kept an hour longer',
    access: 'use-user-site',
    object: 'booking',
    audit: 'booking.run-late',
    params: aBooking,
    success: { status: 200, body: bookingWire },
    problems: [403, 404, 409, 422],
  },
  cancelRange: {
    method: 'POST',
    path: '/api/v1/bookings/cancel',
    summary: 'Cancel every booking of mine on some workdays',
    access: 'use-user-site',
    object: 'booking',
    audit: 'booking.cancel-range',
    body: rangeWish,
    success: { status: 200, body: listOf(bookingWire) },
    problems: [403, 415, 422],
  },
  quota: {
    method: 'GET',
    path: '/api/v1/floors/{floorId}/quota',
    summary: 'How much of each of my quotas on a floor is used',
    access: 'use-user-site',
    object: 'floor',
    audit: 'floor.read-quota',
    params: z.strictObject({ floorId: floorIdShape }),
    query: quotaQuery,
    success: { status: 200, body: quotaWire },
    problems: [404],
  },
} as const satisfies Record<string, Route>;
