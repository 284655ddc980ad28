import type { Container, OperationInput, OperationResponse } from '@azure/cosmos';
import type { CommitResult, Operation } from '../../application/store.ts';
import type { Calls } from './calls.ts';
import { attempts } from './client.ts';
import { entityTagOf, envelopeOf, versionOf } from './envelope.ts';
import { CosmosFailure } from './failure.ts';

/** The place of an operation in the commit goes along, as a repeat may leave some out. */
type Numbered = { readonly index: number; readonly operation: Operation };

/**
 * One transactional batch. A delete of what is missing counts as done in every store, so where such a one
 * made the batch fail, the batch is sent again without it.
 */
export async function commitBatch(
  { container, calls }: { readonly container: Container; readonly calls: Calls },
  pk: string,
  operations: readonly Operation[],
): Promise<CommitResult> {
  let left: Numbered[] = operations.map((operation, index) => ({ index, operation }));
  while (left.length > 0) {
    const batch = left.map(({ operation }) => inputOf(pk, operation));
    const results = await calls.run('write', () => sendBatch(container, pk, batch));
    const at = results.findIndex(({ statusCode }) => statusCode >= 400 && statusCode !== 424);
    const failed = left[at];
    if (!failed) return { ok: true, etags: etagsOf(operations, left, results) };
    const { index, operation } = failed;
    const isGoneAnyway = operation.kind === 'delete' && operation.ifMatch === undefined;
    if (!isGoneAnyway) return { ok: false, index, reason: reasonOf(results[at]?.statusCode) };
    left = left.filter((one) => one !== failed);
  }
  return { ok: true, etags: operations.map(() => undefined) };
}

function inputOf(pk: string, operation: Operation): OperationInput {
  switch (operation.kind) {
    case 'create':
      return { operationType: 'Create', resourceBody: envelopeOf(pk, operation.item) };
    case 'put':
      return { operationType: 'Upsert', resourceBody: envelopeOf(pk, operation.item) };
    case 'replace': {
      const { item } = operation;
      const ifMatch = entityTagOf(operation.ifMatch);
      return { operationType: 'Replace', id: item.id, ifMatch, resourceBody: envelopeOf(pk, item) };
    }
    case 'delete': {
      const { id, ifMatch } = operation;
      return {
        operationType: 'Delete',
        id,
        ...(ifMatch === undefined ? {} : { ifMatch: entityTagOf(ifMatch) }),
      };
    }
  }
}

/** Throws `CosmosFailure` where an operation met what is no conflict. */
async function sendBatch(container: Container, pk: string, batch: OperationInput[]) {
  const options = { contentResponseOnWriteEnabled: false };
  const { result = [] } = await container.items.batch(batch, pk, options);
  const failed = result.find(({ statusCode }) => statusCode >= 400 && statusCode !== 424);
  if (result.length === batch.length && (!failed || conflicts.has(failed.statusCode)))
    return result;
  const error = new Error('An operation of a batch failed');
  const failure = new CosmosFailure(Object.assign(error, { code: failed?.statusCode }));
  Object.assign(attempts.getStore() ?? {}, { failure });
  throw failure;
}

type Reason = 'missing' | 'exists' | 'changed';

const conflicts = new Map<number, Reason>([
  [404, 'missing'],
  [409, 'exists'],
  [412, 'changed'],
]);

function reasonOf(status = 0): Reason {
  const reason = conflicts.get(status);
  if (!reason) throw new Error(`A batch failed with ${status}`);
  return reason;
}

function etagsOf(
  operations: readonly Operation[],
  sent: readonly Numbered[],
  results: readonly OperationResponse[],
): (string | undefined)[] {
  const etags: (string | undefined)[] = operations.map(() => undefined);
  for (const [at, { index, operation }] of sent.entries()) {
    const { eTag } = results[at] ?? {};
    if (operation.kind !== 'delete' && eTag !== undefined) etags[index] = versionOf(eTag);
  }
  return etags;
}
