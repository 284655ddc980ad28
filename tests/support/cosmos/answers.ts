import type { Account } from './account.ts';
import { runBatch } from './batch.ts';
import { readFeed } from './change-feed.ts';
import { isExpired } from './documents.ts';
import { pageOf, parseQuery, queryPlan } from './query.ts';
import { type CosmosRequest, partitionKeyOf } from './request.ts';
import { ServiceError, Violation } from './service-error.ts';
import { checkLevel, headersOf, lsnFor } from './session.ts';

export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type World = {
  readonly account: Account;
  readonly now: () => number;
  /** The account's, as `GET /` tells it. */
  readonly consistency: string;
  readonly severalWriteRegions: boolean;
  readonly endpoint: () => string;
  /** The most documents of one page, whatever was asked for. */
  readonly pageSize: () => number;
  /** How many commits a read without session token may be behind. */
  readonly lag: () => number;
};

type Answering = (world: World, request: CosmosRequest) => Answer;

/** https://learn.microsoft.com/rest/api/cosmos-db/get-database-account, read by dist/esm/documents/DatabaseAccount.js. */
const account: Answering = (world) => {
  const region = { name: 'Simulated', databaseAccountEndpoint: world.endpoint() };
  return {
    status: 200,
    body: {
      id: 'simulator',
      writableLocations: world.severalWriteRegions
        ? [region, { ...region, name: 'Other' }]
        : [region],
      readableLocations: [region],
      enableMultipleWriteLocations: world.severalWriteRegions,
      userConsistencyPolicy: { defaultConsistencyLevel: world.consistency },
    },
  };
};

const resource: Answering = ({ account }, { verb, resourceType, names, body }) => {
  const { id } = (body ?? {}) as { id: string };
  if (resourceType === 'dbs' && verb === 'POST') {
    account.createDatabase(id);
    return { status: 201, body: { id, _rid: 'dbrid' } };
  }
  if (resourceType === 'dbs' && verb === 'DELETE') {
    account.deleteDatabase(names.database);
    return { status: 204 };
  }
  if (resourceType === 'dbs' && verb === 'GET') {
    account.database(names.database);
    return { status: 200, body: { id: names.database, _rid: 'dbrid' } };
  }
  if (resourceType === 'colls' && verb === 'POST') {
    return { status: 201, body: account.createContainer(names.database, body).resource() };
  }
  if (resourceType === 'colls' && verb === 'GET' && names.container) {
    return { status: 200, body: account.container(names.database, names.container).resource() };
  }
  throw new Violation(`${verb} of ${resourceType}`);
};

const ranges: Answering = ({ account }, { names }) => {
  const container = account.container(names.database, names.container);
  return { status: 200, body: { _rid: container.rid, PartitionKeyRanges: container.ranges() } };
};

const read: Answering = (world, request) => {
  const place = placeOf(world, request);
  const { partition, pk } = place;
  const seen = lsnFor(world, request, partition);
  const document = partition.getAt(seen, pk, request.names.item);
  const headers = headersOf(place, seen);
  if (!document || isExpired(document, world.now())) {
    throw new ServiceError(404, 'Entity with the specified id does not exist', { headers });
  }
  return { status: 200, body: document, headers: { ...headers, etag: document._etag } };
};

const query: Answering = (world, request) => {
  const place = placeOf(world, request);
  const seen = lsnFor(world, request, place.partition);
  const asked = parseQuery(request.body);
  const documents = place.partition.allAt(seen, place.pk);
  const { page, continuation } = pageOf(documents, asked, {
    isVisible: (document) => !isExpired(document, world.now()),
    size: Math.min(world.pageSize(), Number(request.header('x-ms-max-item-count') ?? 100)),
    continuation: request.header('x-ms-continuation'),
  });
  const headers = headersOf(place, seen);
  return {
    status: 200,
    body: { _rid: place.container.rid, Documents: page, _count: page.length },
    headers:
      continuation === undefined ? headers : { ...headers, 'x-ms-continuation': continuation },
  };
};

const batch: Answering = (world, request) => {
  if (request.header('x-ms-cosmos-batch-atomic')?.toLowerCase() !== 'true') {
    throw new Violation('a batch that is not atomic');
  }
  checkLevel(request.header);
  const place = placeOf(world, request);
  const { status, results } = runBatch({ ...place, now: world.now() }, request.body);
  const isMinimal = request.header('prefer') === 'return=minimal';
  const body = isMinimal ? results.map(({ resourceBody: _, ...result }) => result) : results;
  return { status, body, headers: headersOf(place, place.partition.lsn) };
};

const feed: Answering = (world, request) => {
  if (request.header('a-im') !== 'Incremental Feed') throw new Violation('a list of documents');
  const { names, header } = request;
  const container = world.account.container(names.database, names.container);
  const partition = container.partitionAt(Number(header('x-ms-documentdb-partitionkeyrangeid')));
  const upTo = lsnFor(world, request, partition);
  const { status, documents, etag } = readFeed(partition, {
    after: header('if-none-match'),
    upTo,
    size: Math.min(world.pageSize(), Number(header('x-ms-max-item-count') ?? 100)),
    now: world.now(),
  });
  return {
    status,
    ...(status === 304 ? {} : { body: { Documents: documents, _count: documents.length } }),
    headers: { ...headersOf({ container, partition }, upTo), etag },
  };
};

function placeOf({ account }: World, request: CosmosRequest) {
  const container = account.container(request.names.database, request.names.container);
  const pk = partitionKeyOf(request);
  return { container, pk, partition: container.partitionOf(pk) };
}

export const answering = {
  account,
  resource,
  ranges,
  read,
  query,
  plan: () => ({ status: 200, body: queryPlan }),
  batch,
  feed,
} satisfies Record<CosmosRequest['kind'], Answering>;
