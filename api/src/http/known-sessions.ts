import { createHash } from 'node:crypto';
import type { Clock } from '../application/ports.ts';
import type { ResolveSession, Session } from '../application/session.ts';
import type { Stores } from '../application/store.ts';
import type { WhatChanged } from '../application/what-changed.ts';
import { answerCache } from './answer-cache.ts';

/** Who asks, by the secret of their session. */
export interface KnownSessions {
  /**
   * Catches up with the store and answers whose session this is, with today's roles. A session that
   * ended elsewhere, or a role that was taken, counts from the moment the change feed tells of it.
   * `'now'` is for a request that brings what it saw of another process.
   */
  of(secret: string, caughtUp?: 'now'): Promise<Session | undefined>;
}

const mostBytes = 8_000_000;
const bytesOfOne = 600;

/**
 * Keeps sessions while nothing about them changes. Each is looked at anew every minute, which notes its
 * use, and whenever RSI's word on the person is no longer fresh (2.2.1-e).
 */
export function knownSessions(
  whatChanged: WhatChanged,
  { clock, resolve }: { readonly clock: Clock; resolve(stores: Stores): ResolveSession },
): KnownSessions {
  const known = answerCache<Session | undefined>(whatChanged, {
    mostBytes,
    bytesOf: () => bytesOfOne,
  });
  return {
    async of(secret, caughtUp) {
      await whatChanged.catchUp(caughtUp);
      const now = clock.now();
      // What is kept outlives the sign-out, and the secret must not be in memory with it.
      const key = createHash('sha256').update(secret).digest('base64url');
      const asked = { key, moment: String(Math.floor(now / 60_000)) };
      const session = await known.get(asked, (stores) => resolve(stores)(secret));
      const seen =
        session && now >= session.confirmedUntil
          ? await resolve(whatChanged.stores)(secret)
          : session;
      return seen && now < seen.endsAt ? seen : undefined;
    },
  };
}
