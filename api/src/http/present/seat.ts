import type { SeatCodes } from '../../application/seat-codes.ts';
import { addressOfPage } from '../../contract/page-address.ts';
import type { SeatCodesWire } from '../../contract/seat-wire.ts';

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
