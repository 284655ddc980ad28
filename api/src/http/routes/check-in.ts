import type { Handlers } from '../handler.ts';
import { bookingAnswer } from '../present/booking.ts';

type CheckInRoutes = Pick<Handlers, 'checkIn' | 'runLate'>;

/** Coming, and coming late (C1 to C6). */
export const checkInRoutes: CheckInRoutes = {
  async checkIn({ actor, params, body, language }, { useCases }) {
    const asked = { booking: params.bookingId, code: body.code };
    return bookingAnswer(await useCases.checkIn(actor, asked), language);
  },

  async runLate({ actor, params, key, language }, { useCases }) {
    const asked = { booking: params.bookingId, key };
    return bookingAnswer(await useCases.runLate(actor, asked), language);
  },
};
