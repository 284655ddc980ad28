import type { FloorOperationBody } from '../../api/src/application/documents.ts';
import { configScope, floorOperationId } from '../../api/src/application/scopes.ts';
import { type FloorId, personId, type SeatId, type ZoneId } from '../../api/src/domain/ids.ts';
import {
  nothingSet,
  type Operation,
  type OwnOperationSettings,
} from '../../api/src/domain/operation.ts';
import { midori, type TestWorld } from './world.ts';

type Set = OwnOperationSettings & Partial<Pick<Operation, 'closures' | 'later'>>;

/** What is set for a floor, its zones and its seats, in the place of whatever was set there before. */
export async function operates(
  world: Pick<TestWorld, 'stores'>,
  floor: FloorId,
  set: {
    readonly tenant?: typeof midori;
    readonly floor?: Set;
    readonly zones?: { readonly [zone: ZoneId]: Set };
    readonly seats?: { readonly [seat: SeatId]: Set };
  },
): Promise<void> {
  const body: FloorOperationBody = {
    v: 1,
    floor: asOperation(set.floor),
    zones: eachAsOperation(set.zones),
    seats: eachAsOperation(set.seats),
    changedBy: personId('admin'),
    changedAt: 0,
  };
  const item = { id: floorOperationId(floor), type: 'floor-operation', k1: floor, body };
  const store = world.stores.forTenant(set.tenant ?? midori);
  await store.commit(configScope, [{ kind: 'put', item }]);
}

function asOperation({ closures = [], later = [], ...own }: Set = {}): Operation {
  return { ...nothingSet, own, later, closures };
}

const eachAsOperation = (places: { readonly [place: string]: Set } = {}) =>
  Object.fromEntries(Object.entries(places).map(([place, set]) => [place, asOperation(set)]));
