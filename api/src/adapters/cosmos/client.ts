import { AsyncLocalStorage } from 'node:async_hooks';
import type { CosmosClient } from '@azure/cosmos';
import { CosmosFailure } from './failure.ts';
import type { SessionTokens } from './session-tokens.ts';

export type CosmosSettings = {
  readonly endpoint: string;
  /** Without it the process proves itself with its managed identity. */
  readonly key: string | undefined;
  readonly database: string;
  readonly container: string;
  /** How long one request may take, and for how long a call begins anew; a person waits for both. */
  readonly patience?: { readonly requestMs: number; readonly retryMs: number };
};

export const defaultPatience = { requestMs: 4_000, retryMs: 5_000 };

/** One attempt of a call: the SDK loses what went wrong in batches and in the change feed. */
export type Attempt = {
  failure?: CosmosFailure;
  /** What a change feed must have seen; its iterators keep the token that they began with. */
  feedToken?: string | undefined;
  readonly seen: SessionTokens;
};

export const attempts = new AsyncLocalStorage<Attempt>();

/** The SDK is loaded here and nowhere else, so that a process with another store never pays for it. */
export const loadSdk = () => import('@azure/cosmos');

/**
 * A client that retries nothing by itself. Endpoint discovery would switch retries on that repeat writes
 * and drop session tokens (dist/esm/retry/*.js); the account's own address leads to its write region.
 */
export async function createClient(settings: CosmosSettings): Promise<CosmosClient> {
  const { CosmosClient } = await loadSdk();
  const { endpoint, key, patience = defaultPatience } = settings;
  const options = {
    endpoint,
    ...(key === undefined ? { aadCredentials: await managedIdentity() } : { key }),
    // Without it the SDK sends no session token at all.
    consistencyLevel: 'Session' as const,
    connectionPolicy: {
      enableEndpointDiscovery: false,
      requestTimeout: patience.requestMs,
      retryOptions: {
        maxRetryAttemptCount: 0,
        fixedRetryIntervalInMilliseconds: 0,
        maxWaitTimeInSeconds: 0,
      },
    },
    userAgentSuffix: 'sekitori',
    // Not in the SDK's types, see dist/esm/plugins/Plugin.js.
    plugins: [{ on: 'request', plugin: watchRequest }],
  };
  return new CosmosClient(options);
}

async function managedIdentity() {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential();
}

type Answered = { readonly headers: Readonly<Record<string, unknown>> };
type Request = { readonly headers: Record<string, unknown> };

const sessionHeader = 'x-ms-session-token';

/** Notes of every request what was seen or how it failed. */
async function watchRequest<Response extends Answered>(
  request: Request,
  _diagnostics: unknown,
  next: (request: Request) => Promise<Response>,
): Promise<Response> {
  const attempt = attempts.getStore();
  if (attempt?.feedToken && 'A-IM' in request.headers) {
    request.headers[sessionHeader] = attempt.feedToken;
  }
  try {
    const response = await next(request);
    noteSession(attempt, response.headers);
    return response;
  } catch (error) {
    // Its failure changes nothing: the plan is fetched beside the query and not used.
    if ('x-ms-cosmos-is-query-plan-request' in request.headers) throw error;
    const failure = new CosmosFailure(error);
    if (attempt) attempt.failure = failure;
    if (failure.status === undefined) throw failure;
    noteSession(attempt, headersOf(error));
    // The SDK reads the status of its own errors, to tell a missing document for example.
    throw error;
  }
}

function noteSession(attempt: Attempt | undefined, headers: Readonly<Record<string, unknown>>) {
  const token = headers[sessionHeader];
  if (attempt && typeof token === 'string') attempt.seen.merge(token);
}

const headersOf = (error: unknown) =>
  (error as { headers?: Readonly<Record<string, unknown>> }).headers ?? {};
