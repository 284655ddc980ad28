import { isExpired, type PhysicalPartition, type Stored } from './documents.ts';
import { ServiceError } from './service-error.ts';

type FeedAsked = {
  readonly after: string | undefined;
  /** What the replica that answers has seen. */
  readonly upTo: number;
  readonly size: number;
  readonly now: number;
};

/**
 * A page of the change feed in latest-version mode: 304 where nothing is new. The `etag` of the answer is
 * the place to go on from; documents of one commit come together
 * (https://learn.microsoft.com/azure/cosmos-db/nosql/change-feed-pull-model, dist/esm/client/ChangeFeed).
 */
export function readFeed(
  partition: PhysicalPartition,
  { after, upTo, size, now }: FeedAsked,
): { status: 200 | 304; documents: Stored[]; etag: string } {
  const from = after === '*' ? upTo : lsnOf(after);
  const documents: Stored[] = [];
  let reached = Math.max(from, upTo);
  for (const document of partition.changed({ from, upTo })) {
    const last = documents.at(-1);
    if (documents.length >= size && last && last._lsn !== document._lsn) {
      reached = last._lsn;
      break;
    }
    // What has expired is in the feed until it is purged: the adapter must not rely on the service here.
    const isPurged = isExpired(document, now) && document._lsn % 2 === 0;
    if (!isPurged) documents.push(document);
  }
  const etag = `"${reached}"`;
  return documents.length === 0
    ? { status: 304, documents, etag }
    : { status: 200, documents, etag };
}

function lsnOf(etag: string | undefined): number {
  if (etag === undefined) return 0;
  const match = /^"(\d{1,15})"$/.exec(etag);
  if (!match) throw new ServiceError(400, 'Invalid If-None-Match for a change feed');
  return Number(match[1]);
}
