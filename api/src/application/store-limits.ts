import type { Operation, Query } from './store.ts';
import { StoreMisused, StoreTooLarge } from './store-faults.ts';

/** What every store can hold; the smaller of each store's limits (storage.md, limits of Cosmos DB). */
const mostOperations = 100;
const mostBytes = 2_000_000;
const mostKeyLength = 255;
export const longestPage = 1000;

/** Printable ASCII without the space: the one order that all stores agree on. */
const keyPattern = /^[!-~]+$/;
/** Those four stand in no id of Cosmos DB; the two names are lost on the way, as in any address. */
const refusedInIds = /[/\\?#]|^\.{1,2}$/;

export function checkPlace(scope: string, id: string): void {
  checkId('scope', scope);
  checkId('id', id);
}

/** Throws `StoreTooLarge` or `StoreMisused` before anything is written. */
export function checkOperations(scope: string, operations: readonly Operation[]): void {
  if (operations.length === 0 || operations.length > mostOperations) {
    throw new StoreTooLarge(`A commit holds 1 to ${mostOperations} operations`);
  }
  const ids = new Set<string>();
  let bytes = 0;
  for (const operation of operations) {
    const id = operation.kind === 'delete' ? operation.id : operation.item.id;
    checkPlace(scope, id);
    if (ids.has(id)) throw new StoreMisused(`A commit names ${id} twice`);
    ids.add(id);
    if (operation.kind !== 'delete') bytes += checkItem(operation.item);
  }
  if (bytes > mostBytes) throw new StoreTooLarge(`A commit holds at most ${mostBytes} bytes`);
}

/** The bytes of a document. */
function checkItem(item: Extract<Operation, { kind: 'put' }>['item']): number {
  checkKey('type', item.type);
  if (item.k1 !== undefined) checkKey('k1', item.k1);
  if (item.k2 !== undefined) checkKey('k2', item.k2);
  const { ttlSeconds } = item;
  if (ttlSeconds !== undefined && !(Number.isInteger(ttlSeconds) && ttlSeconds > 0)) {
    throw new StoreMisused('A life span is a whole number of seconds');
  }
  const bytes = new TextEncoder().encode(JSON.stringify(item)).length;
  if (bytes > mostBytes) throw new StoreTooLarge(`A document holds at most ${mostBytes} bytes`);
  return bytes;
}

export function checkQuery(scope: string, query: Query): void {
  checkId('scope', scope);
  checkKey('type', query.type);
  for (const name of ['from', 'to', 'prefix'] as const) {
    const bound = query[name];
    if (bound !== undefined) checkKey(name, bound);
  }
  const { limit = 1 } = query;
  if (!(Number.isInteger(limit) && limit > 0 && limit <= longestPage)) {
    throw new StoreMisused(`A page holds 1 to ${longestPage} documents`);
  }
}

function checkId(name: string, value: string): void {
  checkKey(name, value);
  if (refusedInIds.test(value)) throw new StoreMisused(`Not a ${name} that every store can hold`);
}

function checkKey(name: string, value: string): void {
  if (value.length > mostKeyLength || !keyPattern.test(value)) {
    throw new StoreMisused(`Not a ${name} that every store can hold`);
  }
}
