import type { IncomingMessage } from 'node:http';
import type { RequestKind } from './faults.ts';
import { ServiceError, Violation } from './service-error.ts';

/** A request as the protocol means it; names are decoded. */
export type CosmosRequest = {
  readonly verb: string;
  readonly kind: RequestKind;
  readonly names: { readonly database: string; readonly container: string; readonly item: string };
  readonly resourceType: string;
  readonly resourceLink: string;
  readonly header: (name: string) => string | undefined;
  readonly body: unknown;
};

const longestBatchBytes = 2 * 1024 * 1024;

/** Reads a request to its end; 413 for what is larger than the service takes. */
export async function readRequest(incoming: IncomingMessage): Promise<CosmosRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  const header = (name: string) => {
    const value = incoming.headers[name];
    return Array.isArray(value) ? value.join() : value;
  };
  const verb = incoming.method ?? 'GET';
  const path = incoming.url ?? '/';
  const segments = path
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);
  const request = { verb, header, ...resourceOf(segments) };
  const kind = kindOf(request, segments);
  if (raw.length > longestBatchBytes) throw new ServiceError(413, 'Request size is too large');
  return { ...request, kind, body: raw.length === 0 ? undefined : JSON.parse(raw.toString()) };
}

/** https://learn.microsoft.com/rest/api/cosmos-db/cosmosdb-resource-uri-syntax-for-rest */
function resourceOf(segments: readonly string[]) {
  const isList = segments.length % 2 === 1;
  const [, database = '', , container = '', , item = ''] = segments;
  return {
    names: { database, container, item },
    resourceType: segments.at(isList ? -1 : -2) ?? '',
    resourceLink: segments.slice(0, isList ? -1 : undefined).join('/'),
  };
}

function kindOf(
  { verb, header, resourceType }: Pick<CosmosRequest, 'verb' | 'header' | 'resourceType'>,
  segments: readonly string[],
): RequestKind {
  if (segments.length === 0) return 'account';
  if (resourceType === 'dbs' || resourceType === 'colls') return 'resource';
  if (resourceType === 'pkranges') return 'ranges';
  if (resourceType !== 'docs') throw new Violation(`${verb} ${segments.join('/')}`);
  if (verb === 'GET') return segments.length === 6 ? 'read' : 'feed';
  if (verb !== 'POST' || segments.length !== 5) throw new Violation(`${verb} of documents`);
  if (header('x-ms-cosmos-is-query-plan-request')) return 'plan';
  if (header('x-ms-documentdb-isquery')) return 'query';
  if (header('x-ms-cosmos-is-batch-request')) return 'batch';
  throw new Violation('a single write: the adapter writes batches');
}

/** The partition key header: a list of exactly as many values as the key has paths, here one. */
export function partitionKeyOf({ header }: CosmosRequest): string {
  const values: unknown = JSON.parse(header('x-ms-documentdb-partitionkey') ?? 'null');
  const [pk] = Array.isArray(values) && values.length === 1 ? values : [undefined];
  if (typeof pk !== 'string') {
    throw new ServiceError(
      400,
      'Partition key provided does not correspond to the definition in the collection',
      { substatus: 1001 },
    );
  }
  return pk;
}
