import type { SeatCodes } from '../../application/seat-codes.ts';
import type { QuotaSeen } from '../../application/see-quota.ts';
import type { SeatSeen } from '../../application/see-seat.ts';
import type { Language } from '../../contract/language.ts';
import { addressOfPage } from '../../contract/page-address.ts';
import type { QuotaWire, SeatCodesWire, SeatMomentWire } from '../../contract/seat-wire.ts';
import { isoAt } from '../../domain/workday.ts';
import { refusalToWire } from '../refusal-response.ts';
import { alternativesToWire, ruleSetAt } from '../rule-facts.ts';
import { bookingToWire } from './booking.ts';
import { seatToWire, siteToWire } from './floor.ts';

/** The codes of a floor as addresses: what a QR code says opens in any browser, and from there in Teams. */
export function seatCodesToWire({ floor, site, codes }: SeatCodes, publicUrl: URL): SeatCodesWire {
  const zoneNames = new Map(floor.zones.map(({ id, name }) => [id, name]));
  return {
    floorName: floor.name,
    siteName: site.name,
    items: codes.map(({ seat, code }) => {
      const zoneName = seat.zoneId && zoneNames.get(seat.zoneId);
      return {
        seatId: seat.id,
        name: seat.name,
        ...(zoneName === undefined ? {} : { zoneName }),
        href: addressOfPage({ kind: 'seat', seat: seat.id, code }, publicUrl).href,
      };
    }),
  };
}

export function seatMomentToWire(seen: SeatSeen, language: Language): SeatMomentWire {
  const { floor, site } = seen.on;
  const { holder, freeUntil, takenUntil, refusal, walkUp, booking } = seen;
  const iso = (instant: number) => isoAt(instant, site.timeZone);
  return {
    seat: seatToWire(seen.seat),
    floor: { id: floor.id, name: floor.name },
    site: siteToWire(site),
    workday: seen.workday,
    now: iso(seen.now),
    state: seen.state,
    ...(holder ? { holder: { id: holder.id, name: holder.name } } : {}),
    ...(freeUntil === undefined ? {} : { freeUntil: iso(freeUntil) }),
    ...(takenUntil === undefined ? {} : { takenUntil: iso(takenUntil) }),
    ...(refusal ? { refusal: refusalToWire(refusal, language) } : {}),
    offer: seen.offer,
    ...(walkUp ? { walkUp: { from: iso(walkUp.start), to: iso(walkUp.end) } } : {}),
    ...(booking ? { myBooking: bookingToWire(booking, language) } : {}),
    alternatives: alternativesToWire(seen.alternatives),
  };
}

export function quotaToWire(seen: readonly QuotaSeen[]): QuotaWire {
  return {
    items: seen.map(({ span, used, most, first, last, setAt, group }) => {
      const use = { span, used, most, first, last, ...ruleSetAt(setAt) };
      return group === undefined ? use : { ...use, group };
    }),
  };
}
