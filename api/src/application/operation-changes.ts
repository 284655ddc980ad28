import type { FloorOperation } from '../domain/operation.ts';
import type { OperationChange, Place } from '../domain/operation-change.ts';
import type { Versioned } from './documents.ts';
import type { EditedOperation } from './operation-documents.ts';
import { configScope } from './scopes.ts';
import type { Operation, TenantStore } from './store.ts';
import type { FloorChange } from './touched-bookings.ts';

/** What was set before a change, so that one that was cut off can be ended. */
export type OperationChangeBody = Versioned<{ readonly before: Partial<FloorOperation> }>;

const itemId = (named: string) => `operation-change:${named}`;
const aWeek = 7 * 86_400;

const partOf: { readonly [L in Place['level']]: keyof FloorOperation } = {
  tenant: 'tenant',
  site: 'site',
  floor: 'floor',
  zone: 'zones',
  seat: 'seats',
};

/** To be committed with the change itself; a change of a version is committed once, so its name is fresh. */
export function changeWritten(
  named: string,
  { operation }: EditedOperation,
  { place }: OperationChange,
): Operation {
  const part = partOf[place.level];
  const body: OperationChangeBody = { v: 1, before: { [part]: operation[part] } };
  const item = { id: itemId(named), type: 'operation-change', body, ttlSeconds: aWeek };
  return { kind: 'create', item };
}

export async function readChange(
  store: TenantStore,
  named: string,
): Promise<OperationChangeBody | undefined> {
  return (await store.read<OperationChangeBody>(configScope, itemId(named)))?.body;
}

/** What a change that was committed before has changed of floors since. */
export const sinceThen = (
  floors: readonly FloorChange[],
  { before: parts }: OperationChangeBody,
): FloorChange[] =>
  floors.map(({ before: now }) => ({
    before: { ...now, operation: { ...now.operation, ...parts } },
    after: now,
  }));
