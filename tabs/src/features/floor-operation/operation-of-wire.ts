import type { OperationWire } from '@sekitori/api/contract/operation-wire';
import { seatId, zoneId } from '@sekitori/api/domain/ids';
import type { FloorOperation } from '@sekitori/api/domain/operation';

/** What is set for a floor and above it, as the rules of the domain read it. */
export function floorOperationOf(wire: OperationWire): FloorOperation {
  return {
    tenant: wire.tenant,
    site: wire.siteOwn,
    floor: wire.floor,
    zones: Object.fromEntries(wire.zonesOwn.map(({ zoneId: id, ...place }) => [zoneId(id), place])),
    seats: Object.fromEntries(wire.seatsOwn.map(({ seatId: id, ...place }) => [seatId(id), place])),
  };
}
