import type { Stored } from './documents.ts';
import { ServiceError, Violation } from './service-error.ts';

/**
 * The only queries that are understood. Strings compare by their code points
 * (https://learn.microsoft.com/azure/cosmos-db/nosql/query/order-by); what lacks the property is not in a range.
 */
const known =
  /^SELECT \* FROM c WHERE c\.t = @type AND c\.(k1|k2) >= @low AND c\.\1 < @high ORDER BY c\.\1 (ASC|DESC)$/;

type Asked = {
  readonly key: string;
  readonly descending: boolean;
  readonly type: string;
  readonly low: string;
  readonly high: string;
};

/** Throws `Violation` for every text that is not exactly one of ours. */
export function parseQuery(body: unknown): Asked {
  const { query, parameters } = body as { query?: unknown; parameters?: unknown };
  const match = typeof query === 'string' ? known.exec(query) : null;
  if (!match || !Array.isArray(parameters)) throw new Violation(`query ${String(query)}`);
  const values = new Map(parameters.map(({ name, value }) => [name, value]));
  const [type, low, high] = ['@type', '@low', '@high'].map((name) => {
    const value: unknown = values.get(name);
    if (typeof value !== 'string') throw new Violation(`${name} is no text`);
    return value;
  });
  if (parameters.length !== 3) throw new Violation('parameters that the query does not name');
  const [, key = '', direction] = match;
  return {
    key,
    descending: direction === 'DESC',
    type: type ?? '',
    low: low ?? '',
    high: high ?? '',
  };
}

type Paging = {
  readonly isVisible: (document: Stored) => boolean;
  readonly size: number;
  readonly continuation: string | undefined;
};

/**
 * A page of the answer, and where the next one begins. The service may give fewer than asked for, and
 * none with a continuation (https://learn.microsoft.com/azure/cosmos-db/nosql/query/pagination).
 */
export function pageOf(
  documents: readonly Stored[],
  asked: Asked,
  { isVisible, size, continuation }: Paging,
): { page: Stored[]; continuation: string | undefined } {
  const keyOf = (document: Stored) => String(document[asked.key]);
  const from = continuation === undefined ? undefined : parseContinuation(continuation, asked);
  const isBehind = (key: string) =>
    from === undefined || (asked.descending ? key < from.last : key > from.last);
  const found = documents
    .filter((document) => {
      const key = document[asked.key];
      if (document['t'] !== asked.type || typeof key !== 'string') return false;
      return key >= asked.low && key < asked.high && isBehind(key) && isVisible(document);
    })
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1) * (asked.descending ? -1 : 1));
  const isEmptyTurn = from?.isEmptyNext === true;
  const page = isEmptyTurn ? [] : found.slice(0, size);
  if (!isEmptyTurn && found.length <= size) return { page, continuation: undefined };
  const last = page.at(-1);
  const next = { ...asked, last: last ? keyOf(last) : from?.last, isEmptyNext: !isEmptyTurn };
  return { page, continuation: Buffer.from(JSON.stringify(next)).toString('base64') };
}

function parseContinuation(text: string, asked: Asked): { last: string; isEmptyNext: boolean } {
  const { last, isEmptyNext, ...of } = JSON.parse(Buffer.from(text, 'base64').toString());
  if (JSON.stringify(of) !== JSON.stringify(asked)) {
    throw new ServiceError(400, 'Invalid continuation token: it belongs to another query');
  }
  return { last, isEmptyNext };
}

/** What the SDK fetches beside every query and uses only for queries over several partitions. */
export const queryPlan = {
  partitionedQueryExecutionInfoVersion: 2,
  queryInfo: {
    distinctType: 'None',
    orderBy: ['Ascending'],
    aggregates: [],
    hasSelectValue: false,
  },
  queryRanges: [{ min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }],
};
