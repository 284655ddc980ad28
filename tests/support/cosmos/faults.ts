import { ServiceError } from './service-error.ts';

/** What a request is for. */
export type RequestKind =
  | 'account'
  | 'resource'
  | 'ranges'
  | 'read'
  | 'query'
  | 'plan'
  | 'batch'
  | 'feed';

/**
 * `…-before`: nothing is carried out. `…-after`: carried out, but the caller hears nothing of it.
 * `held`: no answer until the simulator is closed, so that the caller's own timeout must end it.
 */
export type FaultKind =
  | 'throttled'
  | 'retry-with'
  | 'unavailable'
  | 'internal-error'
  | 'timed-out'
  | 'unauthorized'
  | 'forbidden'
  | 'session-not-available'
  | 'too-large'
  | 'reset-before'
  | 'reset-after'
  | 'held-before'
  | 'held-after';

/** https://learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb */
const statuses: Partial<Record<FaultKind, () => ServiceError>> = {
  throttled: () =>
    new ServiceError(429, 'Request rate is large', {
      substatus: 3200,
      headers: { 'x-ms-retry-after-ms': '20' },
    }),
  'retry-with': () => new ServiceError(449, 'Conflicting request, retry'),
  unavailable: () => new ServiceError(503, 'Service is currently unavailable'),
  'internal-error': () => new ServiceError(500, 'Unknown server error'),
  'timed-out': () => new ServiceError(408, 'Request timed out'),
  unauthorized: () =>
    new ServiceError(401, 'The input authorization token can’t serve the request'),
  forbidden: () => new ServiceError(403, 'Request blocked by network firewall'),
  'session-not-available': () =>
    new ServiceError(404, 'The read session is not available for the input session token', {
      substatus: 1002,
    }),
  'too-large': () => new ServiceError(413, 'Request size is too large'),
};

export const statusFault = (kind: FaultKind): ServiceError | undefined => statuses[kind]?.();

type Planned = { readonly kind: FaultKind; readonly on: RequestKind; times: number };
export type Rates = {
  readonly on: readonly RequestKind[];
  /** Of each fault, between 0 and 1. */
  readonly of: Partial<Record<FaultKind, number>>;
  /** Between 0 and 1, evenly. */
  readonly random: () => number;
};

/** Which request meets which fault: those planned one by one first, then those that happen at a rate. */
export class Faults {
  readonly #planned: Planned[] = [];
  #rates: Rates | undefined;
  readonly happened: Partial<Record<FaultKind, number>> = {};

  /** The next requests of a kind fail, `times` of them. */
  plan(kind: FaultKind, { on, times = 1 }: { on: RequestKind; times?: number }): void {
    this.#planned.push({ kind, on, times });
  }

  /** Nothing that is planned happens any more. */
  forget(): void {
    this.#planned.length = 0;
    this.#rates = undefined;
  }

  happenAt(rates: Rates | undefined): void {
    this.#rates = rates;
  }

  /** Planned ones that nobody met yet. */
  get waiting(): number {
    return this.#planned.reduce((sum, { times }) => sum + times, 0);
  }

  next(on: RequestKind): FaultKind | undefined {
    const kind = this.#nextPlanned(on) ?? this.#nextByRate(on);
    if (kind) this.happened[kind] = (this.happened[kind] ?? 0) + 1;
    return kind;
  }

  #nextPlanned(on: RequestKind): FaultKind | undefined {
    const planned = this.#planned.find((fault) => fault.on === on);
    if (!planned) return undefined;
    planned.times -= 1;
    if (planned.times <= 0) this.#planned.splice(this.#planned.indexOf(planned), 1);
    return planned.kind;
  }

  #nextByRate(on: RequestKind): FaultKind | undefined {
    if (!this.#rates?.on.includes(on)) return undefined;
    let dice = this.#rates.random();
    for (const [kind, rate] of Object.entries(this.#rates.of)) {
      dice -= rate;
      if (dice < 0) return kind as FaultKind;
    }
    return undefined;
  }
}
