import type { Container } from './account.ts';
import type { PhysicalPartition } from './documents.ts';
import type { CosmosRequest } from './request.ts';
import { ServiceError, Violation } from './service-error.ts';

/** What an answer says of the state that it was read from. */
export function headersOf(
  {
    container,
    partition,
  }: { readonly container: Container; readonly partition: PhysicalPartition },
  lsn: number,
) {
  return {
    'x-ms-session-token': partition.sessionTokenAt(lsn),
    // Without the owner the SDK keeps no token (dist/esm/session/sessionContainer.js).
    'x-ms-content-path': container.rid,
  };
}

/**
 * Without the level said by the client the SDK keeps its own tokens to itself (azure-sdk-for-js#27763); an
 * adapter that forgets it must not pass.
 */
export function checkLevel(header: CosmosRequest['header']): void {
  const level = header('x-ms-consistency-level');
  if (level !== 'Session') throw new Violation(`consistency ${level}`);
}

/**
 * Up to which commit this read sees: at least what its session token names, else as far behind as the
 * lag allows. A token of what never was is 404 with 1002
 * (https://learn.microsoft.com/azure/cosmos-db/consistency-levels, session consistency).
 */
export function lsnFor(
  { lag }: { readonly lag: () => number },
  { header }: CosmosRequest,
  partition: PhysicalPartition,
): number {
  checkLevel(header);
  const parts = (header('x-ms-session-token') ?? '').split(',');
  const own = parts.filter((part) => part.startsWith(`${partition.id}:`));
  const wanted = Math.max(0, ...own.map(lsnOfToken));
  if (wanted > partition.lsn) {
    throw new ServiceError(404, 'The read session is not available for the input session token', {
      substatus: 1002,
    });
  }
  return Math.max(partition.lsn - lag(), wanted, 0);
}

function lsnOfToken(token: string): number {
  const match = /^[^:]+:-?\d+#(\d+)(#-?\d+=-?\d+)*$/.exec(token);
  if (!match) throw new ServiceError(400, 'The session token is malformed');
  return Number(match[1]);
}
