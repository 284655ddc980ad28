import type { Handlers } from '../handler.ts';
import { bookingToWire } from '../present/booking.ts';
import { quotaToWire, seatCodesToWire, seatMomentToWire } from '../present/seat.ts';

type SeatRoutes = Pick<Handlers, 'seat' | 'quota' | 'cancelRange' | 'seatCodes' | 'renewSeatCodes'>;

/** Seats at this moment and staying away from them, for everybody (4.3-f); the codes at seats (4.3-e). */
export const seatRoutes: SeatRoutes = {
  async seat({ actor, params, language }, { useCases }) {
    const seen = await useCases.seeSeat(actor, params.seatId);
    if (!seen.ok) return { kind: 'refusal', refusal: seen.refusal };
    return { kind: 'json', body: seatMomentToWire(seen.value, language) };
  },

  async quota({ actor, params, query }, { useCases }) {
    const asked = { floor: params.floorId, workday: query.workday };
    const seen = await useCases.seeQuota(actor, asked);
    if (!seen.ok) return { kind: 'refusal', refusal: seen.refusal };
    return { kind: 'json', body: quotaToWire(seen.value) };
  },

  async cancelRange({ actor, body, key, language }, { useCases }) {
    const cancelled = await useCases.cancelRange(actor, { ...body, key });
    if (!cancelled.ok) return { kind: 'refusal', refusal: cancelled.refusal };
    const items = cancelled.value.map((view) => bookingToWire(view, language));
    return { kind: 'json', body: { items } };
  },

  async seatCodes({ actor, params }, { useCases, publicUrl }) {
    const seen = await useCases.seeSeatCodes(actor, params.floorId);
    if (!seen.ok) return { kind: 'refusal', refusal: seen.refusal };
    return { kind: 'json', body: seatCodesToWire(seen.value, publicUrl) };
  },

  async renewSeatCodes({ actor, params, key }, { useCases, publicUrl }) {
    const renewed = await useCases.renewSeatCodes(actor, { floor: params.floorId, key });
    if (!renewed.ok) return { kind: 'refusal', refusal: renewed.refusal };
    return { kind: 'json', body: seatCodesToWire(renewed.value, publicUrl) };
  },
};
