import type { FloorOperationBody } from '../../api/src/application/documents.ts';
import { configScope, floorOperationId } from '../../api/src/application/scopes.ts';
import type { Stores } from '../../api/src/application/store.ts';
import {
  type FloorId,
  personId,
  type SeatId,
  type TenantId,
  type ZoneId,
} from '../../api/src/domain/ids.ts';
import { nothingSet, type Operation } from '../../api/src/domain/operation.ts';
import { midori } from './world.ts';

type Set = Partial<Operation>;

/** What is set for a floor, its zones and its seats, in the place of whatever was set there before. */
export async function operated(
  { stores }: { readonly stores: Stores },
  floor: FloorId,
  set: Set & {
    readonly tenant?: TenantId;
    readonly zones?: { readonly [zone: ZoneId]: Set };
    readonly seats?: { readonly [seat: SeatId]: Set };
  },
): Promise<void> {
  const { tenant = midori, zones = {}, seats = {}, ...ofFloor } = set;
  const body: FloorOperationBody = {
    v: 1,
    floor: { ...nothingSet, ...ofFloor },
    zones: eachWhole(zones),
    seats: eachWhole(seats),
    changedBy: personId('admin'),
    changedAt: 0,
  };
  const item = { id: floorOperationId(floor), type: 'floor-operation', k1: floor, body };
  await stores.forTenant(tenant).commit(configScope, [{ kind: 'put', item }]);
}

const eachWhole = (places: { readonly [place: string]: Set }) =>
  Object.fromEntries(
    Object.entries(places).map(([place, set]) => [place, { ...nothingSet, ...set }]),
  );
