import { setTimeout as pause } from 'node:timers/promises';
import type { Operation, Stores } from '../../../api/src/application/store.ts';
import { aroundCommits } from '../around-commits.ts';

/** Long enough for others to get between what was read and what is written. */
const thinkingMs = 10;

/** A store that never minds what others wrote meanwhile: what the storm must find. */
export const carelessStores = (stores: Stores): Stores =>
  aroundCommits(stores, (commit) => async (scope, operations) => {
    await pause(thinkingMs);
    return commit(scope, operations.map(unconditional));
  });

function unconditional(operation: Operation): Operation {
  return operation.kind === 'delete'
    ? { kind: 'delete', id: operation.id }
    : { kind: 'put', item: operation.item };
}
