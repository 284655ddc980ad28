import type { Handlers } from '../handler.ts';
import { seatCodesToWire } from '../present/seat.ts';

type SeatRoutes = Pick<Handlers, 'seatCodes' | 'renewSeatCodes'>;

/** The codes at the seats (4.3-e). */
export const seatRoutes: SeatRoutes = {
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
