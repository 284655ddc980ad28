import {
  DelegateBackoff,
  ExponentialBackoff,
  handleWhen,
  type IBackoff,
  type IRetryBackoffContext,
  retry,
} from 'cockatiel';
import {
  StoreBusy,
  StoreOutcomeUnknown,
  StoreTooLarge,
  StoreUnusable,
} from '../../application/store-faults.ts';
import { type Attempt, attempts } from './client.ts';
import { CosmosFailure, type Verdict, verdictOf } from './failure.ts';
import { SessionTokens } from './session-tokens.ts';

/** What is surely not done is tried again; so is a read, whatever became of it. */
export type CallKind = 'read' | 'write';

/** Runs calls against the service, again where that is safe, and within a bounded time. */
export class Calls {
  readonly #retryMs: number;
  readonly #onSeen: (seen: SessionTokens) => void;

  constructor(retryMs: number, onSeen: (seen: SessionTokens) => void) {
    this.#retryMs = retryMs;
    this.#onSeen = onSeen;
  }

  /** Throws the port's faults. `work` is begun anew at each attempt. */
  async run<Outcome>(kind: CallKind, work: () => Promise<Outcome>): Promise<Outcome> {
    const deadline = performance.now() + this.#retryMs;
    const isWorthRepeating = (error: Error) =>
      error instanceof CosmosFailure &&
      mayRepeat(kind, verdictOf(error)) &&
      performance.now() + error.retryAfterMs < deadline;
    const policy = retry(handleWhen(isWorthRepeating), {
      maxAttempts: mostRepeats,
      backoff: new DelegateBackoff(waitBefore),
    });
    try {
      return await policy.execute(() => this.#once(work));
    } catch (error) {
      if (error instanceof CosmosFailure) throw faultOf(kind, error);
      // The SDK may stumble over the answer to what was carried out.
      throw kind === 'write' ? outcomeUnknown(error) : error;
    }
  }

  async #once<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    const attempt: Attempt = { seen: new SessionTokens() };
    return attempts.run(attempt, async () => {
      try {
        return await work();
      } catch (error) {
        // The SDK throws errors without a status for batches; what the request itself met is better.
        throw attempt.failure ?? error;
      } finally {
        this.#onSeen(attempt.seen);
      }
    });
  }
}

const mostRepeats = 20;
const firstWaitMs = 20;
const longestWaitMs = 1_000;

/** What the service asks for, or longer and longer with some chance in it, so that callers spread. */
function waitBefore(
  { result }: IRetryBackoffContext<unknown>,
  last: IBackoff<unknown> | undefined,
): { delay: number; state: IBackoff<unknown> } {
  const state =
    last?.next(undefined) ??
    new ExponentialBackoff({ initialDelay: firstWaitMs, maxDelay: longestWaitMs }).next();
  const asked =
    'error' in result && result.error instanceof CosmosFailure ? result.error.retryAfterMs : 0;
  return { delay: Math.max(state.duration, asked), state };
}

function mayRepeat(kind: CallKind, verdict: Verdict): boolean {
  if (verdict === 'not-done' || verdict === 'behind') return true;
  return kind === 'read' && verdict === 'unknown';
}

function faultOf(kind: CallKind, cause: CosmosFailure): Error {
  const verdict = verdictOf(cause);
  if (verdict === 'too-large')
    return new StoreTooLarge('The commit is too large for the store', { cause });
  if (verdict === 'unusable') return unusable(cause);
  if (mayRepeat(kind, verdict)) return new StoreBusy('The store does not take any more', { cause });
  return verdict === 'unknown' ? outcomeUnknown(cause) : cause;
}

const outcomeUnknown = (cause: unknown) =>
  new StoreOutcomeUnknown('The store did not say what became of a commit', { cause });

function unusable(cause: CosmosFailure): StoreUnusable {
  if (cause.status === 404) {
    return new StoreUnusable(
      'The Cosmos DB container is gone: see COSMOS_DATABASE and COSMOS_CONTAINER, then start again.',
      { cause },
    );
  }
  return new StoreUnusable(
    `Cosmos DB no longer lets this process in (${cause.status}): see COSMOS_KEY or the role of the managed identity, then start again.`,
    { cause },
  );
}
