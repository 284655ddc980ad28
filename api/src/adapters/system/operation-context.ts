import { AsyncLocalStorage } from 'node:async_hooks';
import type { Operation } from '../../application/audit/operation.ts';
import type { OperationContext } from '../../application/audit/operations.ts';

/** Carries the operation along every await and callback that its work leads to. */
export function asyncOperationContext(): OperationContext {
  const storage = new AsyncLocalStorage<Operation>();
  return {
    current: () => storage.getStore(),
    run: (operation, work) => storage.run(operation, work),
  };
}
