import { peopleScope } from './scopes.ts';
import type { NewItem, Operation, Query } from './store.ts';

/**
 * Under which names reads and writes meet: a read may be out of date only where a later write has one of
 * its names. Where documents are never deleted a read is about its document or group; elsewhere it is
 * about the whole scope, because a deletion is seen by the other writes of its commit only.
 */
type Place = { readonly tenant: string; readonly scope: string };

/** Guards and people are replaced and never deleted. */
const keepsItsDocuments = (scope: string) => scope === peopleScope || scope.startsWith('day:');

const placeKey = ({ tenant, scope }: Place) => `${tenant}|${scope}`;
const itemKey = (place: Place, id: string) => `${placeKey(place)}|${id}`;
const goneKey = (place: Place) => `${placeKey(place)}|gone`;
/** Of the documents whose first key begins alike, up to its first dot: the seats of one floor. */
const groupKey = (place: Place, type: string, start: string) =>
  `${placeKey(place)}|${type}|${start}`;

const startOf = (k1: string) => k1.slice(0, k1.indexOf('.') + 1);

export function keysOfRead(place: Place, id: string): string[] {
  return keepsItsDocuments(place.scope) ? [itemKey(place, id)] : [placeKey(place)];
}

export function keysOfQuery(place: Place, { type, key, prefix }: Query): string[] {
  const isOfGroup = key === 'k1' && prefix !== undefined && startOf(prefix) === prefix;
  return isOfGroup && keepsItsDocuments(place.scope)
    ? [groupKey(place, type, prefix), goneKey(place)]
    : [placeKey(place)];
}

export function keysOfWrite(place: Place, { id, type, k1 }: Omit<NewItem, 'body'>): string[] {
  const group = k1 === undefined ? [] : [groupKey(place, type, startOf(k1))];
  return [placeKey(place), itemKey(place, id), ...group];
}

export function keysOfCommit(place: Place, operations: readonly Operation[]): string[] {
  return operations.flatMap((operation) =>
    operation.kind === 'delete'
      ? [placeKey(place), itemKey(place, operation.id), goneKey(place)]
      : keysOfWrite(place, operation.item),
  );
}
