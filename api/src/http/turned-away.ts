import { randomUUID } from 'node:crypto';
import type { Operations } from '../application/audit/operations.ts';
import { endingOfThrown } from './ending.ts';

/** Puts on record, counted by the minute, what comes to no operation; so few kinds that a scanner fills nothing. */
export type TurnedAway = {
  /** What led to no route, or was turned away before one was looked for. */
  readonly unrouted: (thrown: unknown) => void;
  readonly withoutKey: (verdict: 'refused' | 'unknown') => void;
};

export function turnedAwayOnRecord(operations: Operations): TurnedAway {
  const beginning = (event: string) => ({ event, way: 'web', requestId: randomUUID() }) as const;
  return {
    unrouted(thrown) {
      const { outcome, ...said } = endingOfThrown(thrown);
      // Nobody read what it said: an address that is not there is no request in bad form.
      const ending = { outcome: outcome === 'failed' ? outcome : 'denied', ...said } as const;
      operations.turnedAway(beginning('request.unrouted'), ending);
    },
    withoutKey(verdict) {
      const said =
        verdict === 'refused'
          ? { code: 'no-edge-key', status: 401 }
          : { code: 'store-busy', status: 503 };
      operations.turnedAway(beginning('request.without-key'), { outcome: 'denied', ...said });
    },
  };
}
