import { StoreCursorUnknown } from '../../application/store-faults.ts';

/**
 * A cursor of the change feed is the SDK's continuation: the container, and for each range the place to
 * go on from. One of another container would end in an error of the SDK's without a status.
 */
export function checkChangeCursor(cursor: string, containerRid: string): void {
  const { rid, Continuation: ranges } = parsed(cursor);
  const isOurs = rid === containerRid && Array.isArray(ranges) && ranges.length > 0;
  if (!isOurs || !ranges.every(isRange)) {
    throw new StoreCursorUnknown('Not a cursor of this store');
  }
}

function parsed(cursor: string): { rid?: unknown; Continuation?: unknown } {
  try {
    return JSON.parse(cursor) ?? {};
  } catch {
    return {};
  }
}

/** Of @azure/cosmos dist/esm/client/ChangeFeed/ChangeFeedRange.js; nothing to go on from where nothing was read yet. */
function isRange(range: unknown): boolean {
  const { minInclusive, maxExclusive, continuationToken } = (range ?? {}) as Record<
    string,
    unknown
  >;
  return (
    [minInclusive, maxExclusive].every((border) => /^[0-9A-F]*$/.test(String(border))) &&
    /^("\d{1,19}")?$/.test(String(continuationToken))
  );
}
