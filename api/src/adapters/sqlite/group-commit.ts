import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../application/ports.ts';
import type { CommitResult, Operation } from '../../application/store.ts';
import { StoreOutcomeUnknown, type StoreUnusable } from '../../application/store-faults.ts';
import { apply, type Place, type Prepared } from './apply.ts';
import type { Database } from './database.ts';
import { brokenBy, faultOf, isBusy, unusableAfter } from './sqlite-faults.ts';

type Waiting = {
  readonly attempt: () => CommitResult;
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (fault: unknown) => void;
};

type Parts = {
  readonly database: Database;
  readonly prepared: Prepared;
  readonly clock: Clock;
  readonly onBroken: (broken: StoreUnusable) => void;
};

/** The version of a document is the number of its last write; each commit takes one for each operation. */
const takeNumbers = 'UPDATE counter SET seq = seq + ? RETURNING seq';
/** How long commits wait for another process's before they count as busy. */
const longestWaitMs = 5_000;
const pauseMs = 5;
/** Keeps one transaction short enough for other processes to get their turn. */
const mostInGroup = 64;

/**
 * One transaction, and so one wait for the disk, for all commits that came in while the last one was
 * written: with many people at once the disk is asked once for all of them. Each commit of the group
 * holds or fails by itself; nothing is answered before the transaction is on the disk. After a fault of
 * the disk nothing is written any more: a log that could not be synced may swallow what follows.
 */
export class GroupCommit {
  readonly #parts: Parts;
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | undefined;
  #broken: StoreUnusable | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  commit(place: Place, operations: readonly Operation[]): Promise<CommitResult> {
    return this.#join(() => this.#applyAll(place, operations));
  }

  /** Removes what has expired. */
  async sweep(): Promise<void> {
    await this.#join(() => {
      const { prepared, clock } = this.#parts;
      prepared('DELETE FROM items WHERE expires <= ?').run(clock.now());
      return { ok: true, etags: [] };
    });
  }

  /** Until nothing waits any more. */
  async settled(): Promise<void> {
    await this.#flushing;
  }

  #join(attempt: () => CommitResult): Promise<CommitResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ attempt, resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  /** Whatever happens, everybody who waits is told something. */
  async #flush(): Promise<void> {
    // Whoever is ready in this turn of the event loop joins the group.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, mostInGroup);
      try {
        await this.#begin();
        for (const tell of this.#write(group)) tell();
      } catch (fault) {
        for (const { reject } of group) reject(fault);
      }
    }
    this.#flushing = undefined;
  }

  /** Opens a transaction that may write. */
  async #begin(): Promise<void> {
    const deadline = performance.now() + longestWaitMs;
    for (;;) {
      if (this.#broken) throw this.#broken;
      try {
        this.#parts.prepared('BEGIN IMMEDIATE').run();
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) throw this.#faultAfter(error);
        await pause(pauseMs);
      }
    }
  }

  /** Answers how to tell each of the group what became of it. */
  #write(group: readonly Waiting[]): (() => void)[] {
    const tells: (() => void)[] = [];
    try {
      for (const one of group) tells.push(this.#one(one));
    } catch (error) {
      throw this.#faultAfter(error);
    }
    try {
      this.#parts.prepared('COMMIT').run();
    } catch (error) {
      const fault = this.#faultAfter(error);
      if (!this.#broken) throw fault;
      throw new StoreOutcomeUnknown('The disk failed amid a commit', { cause: error });
    }
    return tells;
  }

  /** One commit of the group behind a savepoint; throws where the whole transaction is lost. */
  #one({ attempt, resolve, reject }: Waiting): () => void {
    const { database, prepared } = this.#parts;
    prepared('SAVEPOINT one').run();
    try {
      const result = attempt();
      if (!result.ok) prepared('ROLLBACK TO one').run();
      prepared('RELEASE one').run();
      return () => resolve(result);
    } catch (error) {
      if (brokenBy(error) || !database.isTransaction) throw error;
      prepared('ROLLBACK TO one').run();
      prepared('RELEASE one').run();
      return () => reject(faultOf(error));
    }
  }

  #applyAll(place: Place, operations: readonly Operation[]): CommitResult {
    const { prepared, clock } = this.#parts;
    const now = clock.now();
    const { seq: last } = prepared(takeNumbers).get(operations.length) as { seq: number };
    const first = last - operations.length + 1;
    const etags: (string | undefined)[] = [];
    for (const [index, operation] of operations.entries()) {
      const outcome = apply(prepared, place, { operation, seq: first + index, now });
      if (!outcome.ok) return { ok: false, index, reason: outcome.reason };
      etags.push(outcome.etag);
    }
    return { ok: true, etags };
  }

  /** Ends what is left of a transaction; answers what to tell those whose commits were in it. */
  #faultAfter(error: unknown): unknown {
    const unended = this.#rollBack();
    const broken = brokenBy(error) ?? unended;
    if (broken === undefined) return faultOf(error);
    const isFirst = this.#broken === undefined;
    this.#broken ??= broken;
    if (isFirst) this.#parts.onBroken(broken);
    return this.#broken;
  }

  /** SQLite may have ended the transaction by itself; one that cannot be ended is the end of the file. */
  #rollBack(): StoreUnusable | undefined {
    if (!this.#parts.database.isTransaction) return undefined;
    try {
      this.#parts.prepared('ROLLBACK').run();
      return undefined;
    } catch (error) {
      return brokenBy(error) ?? unusableAfter(error);
    }
  }
}
