import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '../domain/person.ts';

/** Requests within a minute, for each process (security.md 4.7). */
export const ratesPerMinute = {
  /** A page asks for eight things when it opens. */
  personReads: 240,
  personWrites: 60,
  /** Messages and presses of one person in chats. */
  chat: 60,
  tenant: 3_000,
  /** A whole office may stand behind one address when it signs in at nine. */
  address: 300,
  /** RSI tells of every session that ended from one address. */
  rsi: 3_000,
  /** All people of a gateway together: a fuse, far above what a process can answer. */
  edgeKey: 60_000,
} as const;

type Rate = keyof typeof ratesPerMinute;
export type Rates = { readonly [Name in Rate]: number };

/** Too many requests from one source; `afterSeconds` says when the next one is welcome. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests';
  readonly afterSeconds: number;

  constructor(afterSeconds: number) {
    super('Too many requests');
    this.afterSeconds = afterSeconds;
  }
}

/** The limits themselves do not work; whoever is not known yet has to wait. */
export class LimitsUnusable extends Error {
  override readonly name = 'LimitsUnusable';
}

/**
 * Who may ask how often; each source counts for itself, so that what one does never slows another
 * down. Every function throws `TooManyRequests`. Where counting itself fails, strangers are refused
 * with `LimitsUnusable`, and people who are known go on.
 */
export type RateLimits = {
  /** Somebody who is not known yet, or whose request is refused. */
  readonly admitStranger: (address: string) => Promise<void>;
  /** A server that says it is RSI, before its word is proved. */
  readonly admitRsi: (address: string) => Promise<void>;
  /** A person, and their tenant as a whole. */
  readonly admitActor: (actor: Who, kind: 'read' | 'write') => Promise<void>;
  /** Somebody who writes or presses in a chat, and the tenant of their organisation. */
  readonly admitChat: (tenant: string, account: string) => Promise<void>;
  readonly admitEdgeKey: (key: string) => Promise<void>;
};

type Who = Pick<Actor, 'tenant' | 'person'>;

const always = async () => undefined;

/** For demonstrations, tests and measurements. */
export const noLimits: RateLimits = {
  admitStranger: always,
  admitRsi: always,
  admitActor: always,
  admitChat: always,
  admitEdgeKey: always,
};

type Limiter = Pick<RateLimiterAbstract, 'consume'>;
type Limiters = { readonly [Name in Rate]: Limiter };

/** Counters in this process: with n processes a source may ask n times as often. */
export function countersOf(rates: Rates): Limiters {
  const counter = (points: number) => new RateLimiterMemory({ points, duration: 60 });
  return {
    personReads: counter(rates.personReads),
    personWrites: counter(rates.personWrites),
    chat: counter(rates.chat),
    tenant: counter(rates.tenant),
    address: counter(rates.address),
    rsi: counter(rates.rsi),
    edgeKey: counter(rates.edgeKey),
  };
}

export function rateLimitsOver(counters: Limiters, fail: (error: unknown) => void): RateLimits {
  /** A booking must not wait for a counter that broke. */
  async function spendIfCounted(name: Rate, key: string): Promise<void> {
    try {
      await spend(counters[name], key);
    } catch (error) {
      if (error instanceof TooManyRequests) throw error;
      fail(error);
    }
  }
  async function spendOrRefuse(name: Rate, key: string): Promise<void> {
    try {
      await spend(counters[name], key);
    } catch (error) {
      if (error instanceof TooManyRequests) throw error;
      throw new LimitsUnusable('Requests cannot be counted', { cause: error });
    }
  }
  return {
    admitStranger: (address) => spendOrRefuse('address', address),
    admitRsi: (address) => spendOrRefuse('rsi', address),
    async admitActor({ tenant, person }, kind) {
      const own = kind === 'read' ? 'personReads' : 'personWrites';
      await spendIfCounted(own, keyOf(tenant, person));
      await spendIfCounted('tenant', tenant);
    },
    async admitChat(tenant, account) {
      await spendIfCounted('chat', keyOf(tenant, account));
      await spendIfCounted('tenant', tenant);
    },
    admitEdgeKey: (key) => spendIfCounted('edgeKey', key),
  };
}

/** Lengths keep two names from running together to the key of somebody else. */
const keyOf = (tenant: string, name: string) => `${tenant.length}:${tenant}${name}`;

async function spend(limiter: Limiter, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (rejected) {
    // The library rejects with what is left of the limit where it is used up, else with its own error.
    if (!(rejected instanceof RateLimiterRes)) throw rejected;
    throw new TooManyRequests(Math.max(1, Math.ceil(rejected.msBeforeNext / 1000)));
  }
}
