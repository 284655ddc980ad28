import type { UseCases } from '../../api/src/application/use-cases.ts';
import type { FloorId } from '../../api/src/domain/ids.ts';
import type { Mending } from '../../api/src/domain/mending.ts';
import type { OperationChange } from '../../api/src/domain/operation-change.ts';
import { anAdministrator, given } from './world.ts';

type Wish = Partial<OperationChange> & {
  readonly bookings?: Mending;
  /** That of the place as it is now, where nothing else is said. */
  readonly version?: string;
};

/** Changes how a floor operates as an operations administrator does; without a place, the floor itself. */
export async function setOperation(
  { useCases }: { readonly useCases: Pick<UseCases, 'seeOperation' | 'changeOperation'> },
  floor: FloorId,
  { bookings = 'keep', version, ...wish }: Wish,
) {
  const admin = anAdministrator();
  const change: OperationChange = { place: { level: 'floor' }, own: {}, closures: [], ...wish };
  const { versions } = given(await useCases.seeOperation(admin, floor));
  const { level } = change.place;
  const read = level === 'tenant' || level === 'site' ? versions.tenant : versions.floor;
  return useCases.changeOperation(admin, { floor, change, bookings, version: version ?? read });
}
