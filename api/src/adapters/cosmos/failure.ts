/** How a request to Cosmos DB failed: with a status of the service, or on the way. */
export class CosmosFailure extends Error {
  override readonly name = 'CosmosFailure';
  readonly status: number | undefined;
  readonly substatus: number | undefined;
  readonly retryAfterMs: number;
  /** What the network or the credential said, where the service said nothing. */
  readonly onTheWay: string | undefined;

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    const { code, substatus, retryAfterMs, name } = factsOf(cause);
    this.status = typeof code === 'number' ? code : undefined;
    this.substatus = substatus;
    this.retryAfterMs = retryAfterMs;
    this.onTheWay = typeof code === 'number' ? undefined : (code ?? name);
  }
}

/** What the SDK's errors carry, all of it optional (dist/esm/request/ErrorResponse.d.ts). */
function factsOf(cause: unknown) {
  const facts = (cause ?? {}) as {
    code?: number | string;
    substatus?: number;
    retryAfterInMs?: number;
    name?: string;
  };
  const { code, substatus, retryAfterInMs: retryAfterMs = 0, name = 'unknown' } = facts;
  return { code, substatus, retryAfterMs, name };
}

/**
 * What a failure means. `not-done`: surely not carried out, may be tried again. `unknown`: perhaps carried
 * out. `behind`: no replica has seen the session token. `unusable`: not without whoever runs the service.
 */
export type Verdict = 'not-done' | 'unknown' | 'behind' | 'too-large' | 'unusable' | 'wrong';

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** The process could not prove itself (errors of @azure/identity); nothing was sent. */
export const isCredential = ({ onTheWay = '' }: CosmosFailure) =>
  /^(CredentialUnavailable|(Aggregate)?Authentication(Required)?)Error$/.test(onTheWay);

/**
 * 429, 449 and 503 are answered before anything is written; so are 410 (the range moves) and 403 with 3 or
 * 1008 (the write region moves). 408 and 5xx tell nothing
 * (https://learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb).
 */
const notDone = new Set([410, 429, 449, 503]);
const regionMoves = new Set([3, 1008]);

export function verdictOf(failure: CosmosFailure): Verdict {
  const { status, substatus = 0, onTheWay = '' } = failure;
  if (status === undefined) {
    return unreachable.has(onTheWay) || isCredential(failure) ? 'not-done' : 'unknown';
  }
  if (notDone.has(status) || (status === 403 && regionMoves.has(substatus))) return 'not-done';
  if (status === 404 && substatus === 1002) return 'behind';
  if (status >= 500) return 'unknown';
  return clientErrors[status] ?? 'wrong';
}

const clientErrors: Readonly<Record<number, Verdict>> = {
  401: 'unusable',
  403: 'unusable',
  404: 'unusable',
  408: 'unknown',
  413: 'too-large',
};
