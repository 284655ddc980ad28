import {
  checkDocument,
  checkId,
  isExpired,
  type PhysicalPartition,
  type Stored,
} from './documents.ts';
import { ServiceError, Violation } from './service-error.ts';

/** https://learn.microsoft.com/azure/cosmos-db/concepts-limits, transactional batch. */
const mostOperations = 100;

type BatchOperation = {
  readonly operationType: 'Create' | 'Upsert' | 'Replace' | 'Delete';
  readonly id?: string;
  readonly ifMatch?: string;
  readonly resourceBody?: Readonly<Record<string, unknown>>;
};

export type OperationResult = {
  readonly statusCode: number;
  readonly requestCharge: number;
  readonly eTag?: string;
  readonly resourceBody?: Stored;
};

type Place = { readonly partition: PhysicalPartition; readonly pk: string; readonly now: number };

/**
 * A transactional batch: in order, all or none. 200, or 207 where the first status other than 424 is the
 * reason (https://learn.microsoft.com/azure/cosmos-db/nosql/transactional-batch).
 */
export function runBatch(
  place: Place,
  body: unknown,
): { status: 200 | 207; results: OperationResult[] } {
  const operations = operationsOf(body);
  const writes = new Map<string, Stored | undefined>();
  const results: OperationResult[] = [];
  for (const operation of operations) {
    const outcome = runOperation(place, operation, writes);
    if (outcome.statusCode >= 400) {
      const failed = { statusCode: 424, requestCharge: 0 };
      const rest = operations.map(() => failed).with(results.length, outcome);
      return { status: 207, results: rest };
    }
    results.push(outcome);
  }
  place.partition.write(place.pk, writes);
  return { status: 200, results };
}

function operationsOf(body: unknown): BatchOperation[] {
  if (!Array.isArray(body) || body.length === 0) throw new ServiceError(400, 'A batch is a list');
  if (body.length > mostOperations) {
    throw new ServiceError(
      400,
      `Batch request has more operations than what is supported: ${mostOperations}`,
    );
  }
  return body.map((operation) => {
    const { operationType, id, ifMatch, resourceBody, ...other } = operation;
    const isKnown = ['Create', 'Upsert', 'Replace', 'Delete'].includes(operationType);
    if (!isKnown || Object.keys(other).length > 0) {
      throw new Violation(`operation ${operationType} with ${Object.keys(other).join()}`);
    }
    if (ifMatch !== undefined && (operationType === 'Create' || operationType === 'Upsert')) {
      throw new Violation(`${operationType} with ifMatch`);
    }
    return { operationType, id, ifMatch, resourceBody };
  });
}

function runOperation(
  { partition, pk, now }: Place,
  operation: BatchOperation,
  writes: Map<string, Stored | undefined>,
): OperationResult {
  const { operationType, resourceBody } = operation;
  const id = operationType === 'Delete' ? operation.id : checkDocument(resourceBody, pk).id;
  checkId(id);
  if (operationType === 'Replace' && operation.id !== id) {
    throw new ServiceError(400, 'The id of a replacement is the id of the operation');
  }
  const kept = writes.has(id) ? writes.get(id) : partition.get(pk, id);
  const isGone = kept !== undefined && isExpired(kept, now);
  const conflict = statusOf(operation, isGone ? undefined : kept);
  if (conflict) return { statusCode: conflict, requestCharge: 1 };
  if (operationType === 'Delete') {
    writes.set(id, undefined);
    return { statusCode: 204, requestCharge: 1 };
  }
  // Whether an expired document that is not yet purged stands in the way is documented nowhere.
  if (isGone) throw new Violation(`${id} had a life span that is over, and is used again`);
  const stored = storedOf(resourceBody ?? {}, { partition, now, pk, id, at: writes.size });
  writes.set(id, stored);
  const statusCode = kept === undefined ? 201 : 200;
  return { statusCode, requestCharge: 1, eTag: stored._etag, resourceBody: stored };
}

function statusOf({ operationType, ifMatch }: BatchOperation, known: Stored | undefined) {
  if (operationType === 'Create') return known ? 409 : undefined;
  if (operationType === 'Upsert') return undefined;
  if (!known) return 404;
  return ifMatch !== undefined && ifMatch !== known._etag ? 412 : undefined;
}

function storedOf(
  body: Readonly<Record<string, unknown>>,
  { partition, now, pk, id, at }: Place & { readonly id: string; readonly at: number },
): Stored {
  const lsn = partition.lsn + 1;
  return {
    ...body,
    id,
    pk,
    _rid: `rid-${partition.id}-${lsn}-${at}`,
    _self: 'dbs/self/',
    _etag: `"${partition.id.padStart(8, '0')}-0000-0700-0000-${lsn}-${at}"`,
    _attachments: 'attachments/',
    _ts: Math.floor(now / 1000),
    _lsn: lsn,
  };
}
