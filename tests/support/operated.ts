import type { FloorOperationBody } from '../../api/src/application/documents.ts';
import { configScope, floorOperationId } from '../../api/src/application/scopes.ts';
import type { Stores } from '../../api/src/application/store.ts';
import type { Closure } from '../../api/src/domain/closure.ts';
import type { FloorId, TenantId } from '../../api/src/domain/ids.ts';
import { personId } from '../../api/src/domain/ids.ts';
import { nothingSet, type OwnOperationSettings } from '../../api/src/domain/operation.ts';

/** Sets how a floor operates, in place of whatever was set for it. */
export async function operated(
  { stores }: { readonly stores: Stores },
  floor: FloorId,
  set: {
    readonly tenant: TenantId;
    readonly own?: OwnOperationSettings;
    readonly closures?: readonly Closure[];
    readonly seats?: FloorOperationBody['seats'];
  },
): Promise<void> {
  const { tenant, own = {}, closures = [], seats = {} } = set;
  const body: FloorOperationBody = {
    v: 1,
    floor: { ...nothingSet, own, closures },
    zones: {},
    seats,
    changedBy: personId('admin'),
    changedAt: 0,
  };
  const id = floorOperationId(floor);
  const item = { id, type: 'floor-operation', k1: id, body };
  await stores.forTenant(tenant).commit(configScope, [{ kind: 'put', item }]);
}
