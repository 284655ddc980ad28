import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../application/ports.ts';
import type { CommitResult, Operation } from '../../application/store.ts';
import type { StoreUnusable } from '../../application/store-faults.ts';
import { apply, type Place, type Prepared } from './apply.ts';
import { faultOf, faultOfCommit, isBusy } from './sqlite-faults.ts';

type Waiting = Place & {
  readonly operations: readonly Operation[];
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (fault: unknown) => void;
};

/** How long commits wait for another process's before they count as busy. */
const longestWaitMs = 5_000;
const pauseMs = 5;
/** Keeps one transaction short enough for other processes to get their turn. */
const mostInGroup = 64;

/**
 * One transaction, and so one wait for the disk, for all commits that came in while the last one was
 * written: with many people at once the disk is asked once for all of them. Each commit of the group
 * holds or fails by itself; nothing is answered before the transaction is on the disk.
 */
export class GroupCommit {
  readonly #prepared: Prepared;
  readonly #clock: Clock;
  readonly #onBroken: (broken: StoreUnusable) => void;
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | undefined;

  constructor(
    prepared: Prepared,
    { clock, onBroken }: { clock: Clock; onBroken: (broken: StoreUnusable) => void },
  ) {
    this.#prepared = prepared;
    this.#clock = clock;
    this.#onBroken = onBroken;
  }

  commit(place: Place, operations: readonly Operation[]): Promise<CommitResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...place, operations, resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  /** Until nothing waits any more. */
  async settled(): Promise<void> {
    await this.#flushing;
  }

  async #flush(): Promise<void> {
    // Whoever is ready in this turn of the event loop joins the group.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, mostInGroup);
      const fault = await this.#begin();
      if (fault !== undefined) for (const { reject } of group) reject(fault);
      else this.#write(group);
    }
    this.#flushing = undefined;
  }

  /** Opens a transaction that may write, or answers the fault that prevents it. */
  async #begin(): Promise<unknown> {
    const deadline = performance.now() + longestWaitMs;
    for (;;) {
      try {
        this.#prepared('BEGIN IMMEDIATE').run();
        return undefined;
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) return faultOf(error);
        await pause(pauseMs);
      }
    }
  }

  #write(group: readonly Waiting[]): void {
    const settle: (() => void)[] = [];
    try {
      for (const one of group) settle.push(this.#one(one));
      this.#prepared('COMMIT').run();
    } catch (error) {
      this.#rollBack();
      const { fault, broken } = faultOfCommit(error);
      if (broken) this.#onBroken(broken);
      for (const { reject } of group) reject(fault);
      return;
    }
    for (const tell of settle) tell();
  }

  /** One commit of the group behind a savepoint; answers what to tell whoever waits for it. */
  #one({ operations, resolve, reject, ...place }: Waiting): () => void {
    this.#prepared('SAVEPOINT one').run();
    const etags: (string | undefined)[] = [];
    for (const [index, operation] of operations.entries()) {
      const outcome = apply(this.#prepared, place, { operation, now: this.#clock.now() });
      if (!outcome.ok) {
        this.#prepared('ROLLBACK TO one').run();
        this.#prepared('RELEASE one').run();
        return () => resolve({ ok: false, index, reason: outcome.reason });
      }
      etags.push(outcome.etag);
    }
    this.#prepared('RELEASE one').run();
    return () => resolve({ ok: true, etags });
  }

  /** SQLite may have ended the transaction by itself. */
  #rollBack(): void {
    try {
      this.#prepared('ROLLBACK').run();
    } catch (error) {
      if (!(error instanceof Error) || !/no transaction/.test(error.message)) throw error;
    }
  }
}
