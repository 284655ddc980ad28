import { LRUCache } from 'lru-cache';
import type { Stores } from '../application/store.ts';
import type { Watched, WhatChanged } from '../application/what-changed.ts';

/** What is asked for: `moment` names what of the clock the answer depends on. */
export type Asked = { readonly key: string; readonly moment: string };

/** Answers that are made once and given to everybody who asks for the same, while they hold. */
export interface AnswerCache<Value> {
  /** To be called after catching up with the store; `make` must read through the stores it is handed. */
  get(asked: Asked, make: (stores: Stores) => Promise<Value>): Promise<Value>;
}

type Kept<Value> = Watched<Value> & { readonly moment: string };
type Making<Value> = { readonly moment: string; readonly made: Promise<Kept<Value>> };

/** Bounded by the bytes of what it keeps; what was not asked for the longest goes first. */
export function answerCache<Value>(
  whatChanged: WhatChanged,
  { mostBytes, bytesOf }: { readonly mostBytes: number; bytesOf(value: Value): number },
): AnswerCache<Value> {
  const kept = new LRUCache<string, Kept<Value>>({
    maxSize: mostBytes,
    sizeCalculation: ({ outcome }, key) => key.length + Math.ceil(bytesOf(outcome)),
  });
  const making = new Map<string, Making<Value>>();

  async function makeAnew({ key, moment }: Asked, make: (stores: Stores) => Promise<Value>) {
    const made = whatChanged.watching(make).then((watched) => ({ ...watched, moment }));
    const entry = { moment, made };
    making.set(key, entry);
    try {
      const fresh = await made;
      kept.set(key, fresh);
      return fresh;
    } finally {
      if (making.get(key) === entry) making.delete(key);
    }
  }

  function holding({ key, moment }: Asked): Kept<Value> | undefined {
    const known = kept.get(key);
    return known?.moment === moment && known.stillHolds() ? known : undefined;
  }

  return {
    async get(asked, make) {
      const known = holding(asked);
      if (known) return known.outcome;
      const others = making.get(asked.key);
      if (others?.moment === asked.moment) {
        const theirs = await others.made;
        if (theirs.stillHolds()) return theirs.outcome;
        // Theirs was begun before a change that we must show; what was begun since then was not.
        const later = holding(asked) ?? (await making.get(asked.key)?.made);
        if (later?.moment === asked.moment) return later.outcome;
      }
      return (await makeAnew(asked, make)).outcome;
    },
  };
}
