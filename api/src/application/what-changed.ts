import { keysOfWrite } from './change-keys.ts';
import { ChangeMarks } from './change-marks.ts';
import type { Clock } from './ports.ts';
import type { Change, Stores } from './store.ts';
import { StoreCursorUnknown } from './store-faults.ts';
import { keepingReads, markingCommits, notingReads } from './watched-stores.ts';

/** What came of some reading, and whether reading again would come to the same as far as is known. */
export type Watched<Outcome> = { readonly outcome: Outcome; stillHolds(): boolean };

/**
 * Follows the store's change feed, so that what was made from the store can be kept for as long as
 * nothing it was made from has changed. One cursor for the whole process.
 */
export interface WhatChanged {
  /** The store itself; what this process commits through it counts as changed at once. */
  readonly stores: Stores;
  /**
   * Reads on to the newest write, or what is at most `everyMs` old; `'now'` is for whoever saw a later
   * write elsewhere. What another process deletes is seen only by what it writes beside.
   */
  catchUp(asked?: 'now'): Promise<void>;
  /** Runs work and remembers what it read. To be called after catching up. */
  watching<Outcome>(work: (stores: Stores) => Promise<Outcome>): Promise<Watched<Outcome>>;
  /** Hears of all changes while it listens; answers how to stop. */
  listen(tell: (changes: readonly Change[]) => void): () => void;
}

export type FollowSettings = {
  readonly clock: Clock;
  /** How old what is known may become before a request reads on; 0 reads on before every answer. */
  readonly everyMs: number;
  /** How long a reading waits for others who need one; the rest of a turn of the event loop is enough. */
  readonly gather: () => Promise<void>;
};

const pageSize = 500;

export function followChanges(
  stores: Stores,
  { clock, everyMs, gather }: FollowSettings,
): WhatChanged {
  const marks = new ChangeMarks();
  const listeners = new Set<(changes: readonly Change[]) => void>();
  let cursor: string | undefined;
  let readAt = Number.NEGATIVE_INFINITY;

  /** Whether the last reading is too old; a clock that was set back tells nothing. */
  const isDue = () => {
    const age = clock.now() - readAt;
    return age < 0 || age >= everyMs;
  };

  async function readOn(): Promise<void> {
    readAt = clock.now();
    try {
      cursor = cursor === undefined ? await beginAnew() : await follow(cursor);
    } catch (error) {
      readAt = Number.NEGATIVE_INFINITY;
      if (error instanceof StoreCursorUnknown) cursor = undefined;
      throw error;
    }
  }

  async function beginAnew(): Promise<string> {
    const newest = await stores.now();
    marks.forgetAll();
    return newest;
  }

  async function follow(from: string): Promise<string> {
    const page = await stores.changes(from, pageSize);
    if (page.items.length > 0) {
      marks.add(page.items.flatMap((change) => keysOfWrite(change, change)));
      for (const tell of listeners) tell(page.items);
      // Rows of a backup come back with the versions they had: nothing that was kept can be trusted.
      if (page.items.some(isRestore)) marks.forgetAll();
    }
    if (page.items.length < pageSize) return page.cursor;
    // After a long rest nothing that was kept is worth the reading; streams must hear of everything.
    return listeners.size > 0 ? follow(page.cursor) : beginAnew();
  }

  const reading = oneAtATime(readOn, gather);
  const catchUp = async (asked?: 'now') => {
    // Whoever saw a later write brings what it takes to see it along, so nobody reads in their place.
    if (asked === 'now') await reading.alone();
    else if (isDue()) await reading.together();
  };
  const keeping = keepingReads(markingCommits(stores, marks), { marks, catchUp });
  return {
    stores: keeping,
    catchUp,
    async watching(work) {
      const read = new Set<string>();
      let position = marks.position;
      const outcome = await work(notingReads(keeping, read));
      return {
        outcome,
        stillHolds() {
          if (marks.position === position) return true;
          if (!marks.areUnchangedSince(position, read)) return false;
          position = marks.position;
          return true;
        },
      };
    },
    listen(tell) {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}

/**
 * One run at a time. Whoever asks joins the run that has not begun yet, because one under way may have
 * looked too early; `gather` is how long a run waits for others to join.
 */
function oneAtATime(
  run: () => Promise<void>,
  gather: () => Promise<void>,
): { together(): Promise<void>; alone(): Promise<void> } {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;
  function inTurn(work: () => Promise<void>): Promise<void> {
    const running = last.then(work);
    last = running.catch(() => undefined);
    return running;
  }
  async function runForAll(): Promise<void> {
    await gather();
    next = undefined;
    return run();
  }
  return {
    together() {
      next ??= inTurn(runForAll);
      return next;
    },
    alone: () => inTurn(run),
  };
}

/** The mark that a restore of a backup leaves in the change feed. */
export const isRestore = ({ type }: Pick<Change, 'type'>) => type === 'restored';
