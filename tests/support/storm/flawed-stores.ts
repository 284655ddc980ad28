import { setTimeout as pause } from 'node:timers/promises';
import type { Operation, Stores } from '../../../api/src/application/store.ts';
import { aroundCommits } from '../around-commits.ts';
import type { StoreFlaw } from './process-settings.ts';

/** Long enough for others to get between what was read and what is written. */
const thinkingMs = 10;

/** What the harnesses must find out. */
export function flawedStores(stores: Stores, flaw: StoreFlaw): Stores {
  if (flaw === 'careless') {
    return aroundCommits(stores, (commit) => async (scope, operations) => {
      await pause(thinkingMs);
      return commit(scope, operations.map(unconditional));
    });
  }
  return aroundCommits(stores, (commit) => async (scope, operations) => {
    setTimeout(() => void commit(scope, operations).catch(() => undefined), thinkingMs);
    return { ok: true, etags: operations.map(() => undefined) };
  });
}

function unconditional(operation: Operation): Operation {
  return operation.kind === 'delete'
    ? { kind: 'delete', id: operation.id }
    : { kind: 'put', item: operation.item };
}
