import { overlaps, type Period, without } from '../../../api/src/domain/period.ts';
import type { Random } from '../random.ts';
import type { Effect } from './claims-model.ts';
import type { Operation } from './linearizable.ts';

/** The opening hours of a made-up workday, in hours. */
const openHours: Period = { start: 0, end: 24 };

/**
 * What a wrong store does, a few times in a history: takes a seat twice, forgets what it said it
 * took, or answers a look with what was so some operations ago.
 */
export type StoreFault = 'double-booking' | 'lost-write' | 'stale-read';

export type Size = { readonly operations: number; readonly clients: number };

type Intent = Period | 'give' | 'look';
type Doing = { readonly intent: Intent; readonly invokedAt: number; effect?: Effect };
type Client = { doing?: Doing; readonly held: string[] };

/** How often a client does not hear the answer, and how often a wrong store does wrong. */
const oneUnheardIn = 40;
const oneFaultIn = 4;

/**
 * What some clients saw of a store that does one thing at a time: each operation happens at one
 * instant between its call and its answer. Right by construction where no fault is asked for.
 */
export function aHistory(random: Random, size: Size, fault?: StoreFault): Operation[] {
  const clients: Client[] = Array.from({ length: size.clients }, () => ({ held: [] }));
  const store = new MadeStore(random, fault);
  const operations: Operation[] = [];
  let called = 0;
  for (let now = 0; operations.length < size.operations; now += 1) {
    const client = random.pick(clients);
    const { doing } = client;
    if (!doing) {
      if (called === size.operations) continue;
      called += 1;
      client.doing = { intent: anIntent(random, client), invokedAt: now };
    } else if (!doing.effect) {
      doing.effect = store.carryOut(doing.intent, client, `claim-${now}`);
    } else {
      operations.push(heard(random, { ...doing, effect: doing.effect }, now));
      if (doing.effect.kind === 'take') client.held.push(doing.effect.claim);
      delete client.doing;
    }
  }
  return operations;
}

function anIntent(random: Random, client: Client): Intent {
  if (random.oneIn(3)) return 'look';
  if (client.held.length > 0 && random.oneIn(2)) return 'give';
  const start = random.below(openHours.end - 1);
  return { start, end: start + 1 + random.below(Math.min(8, openHours.end - start)) };
}

function heard(random: Random, doing: Required<Doing>, now: number): Operation {
  const { effect, invokedAt } = doing;
  const isUnheard =
    (effect.kind === 'take' || effect.kind === 'give') && random.oneIn(oneUnheardIn);
  return { effect, invokedAt, answeredAt: isUnheard ? 'never' : now };
}

class MadeStore {
  readonly #random: Random;
  readonly #fault: StoreFault | undefined;
  readonly #standing = new Map<string, Period>();
  readonly #past: (readonly Period[])[] = [[]];

  constructor(random: Random, fault: StoreFault | undefined) {
    this.#random = random;
    this.#fault = fault;
  }

  carryOut(intent: Intent, client: Client, claim: string): Effect {
    const effect = this.#effectOf(intent, client, claim);
    this.#past.push([...this.#standing.values()]);
    return effect;
  }

  #effectOf(intent: Intent, client: Client, claim: string): Effect {
    if (intent === 'look') return this.#look();
    if (intent === 'give') {
      const given = client.held.pop() ?? '';
      this.#standing.delete(given);
      return { kind: 'give', claim: given };
    }
    const inTheWay = [...this.#standing.values()].find((period) => overlaps(period, intent));
    if (inTheWay && !this.#errs('double-booking')) return { kind: 'meet', period: inTheWay };
    if (!this.#errs('lost-write')) this.#standing.set(claim, intent);
    return { kind: 'take', claim, period: intent };
  }

  #look(): Effect {
    const ago = this.#errs('stale-read') ? 1 + this.#random.below(20) : 1;
    const seen = this.#past.at(-Math.min(ago, this.#past.length)) ?? [];
    return { kind: 'see', within: openHours, free: without(openHours, seen) };
  }

  #errs(how: StoreFault): boolean {
    return this.#fault === how && this.#random.oneIn(oneFaultIn);
  }
}

/**
 * A right history with one operation more that no right store can have given: right after a claim was
 * acknowledged, and before anybody could give it back, somebody else takes its period, or sees it free.
 */
export function withPlanted(
  history: readonly Operation[],
  random: Random,
  planted: 'double-booking' | 'missing-claim',
): Operation[] {
  const acknowledged = history.filter(
    ({ effect, answeredAt }) => effect.kind === 'take' && answeredAt !== 'never',
  );
  const { effect, answeredAt } = random.pick(acknowledged);
  if (effect.kind !== 'take' || answeredAt === 'never') throw new Error('Nothing was taken');
  const { period } = effect;
  const wrong: Effect =
    planted === 'double-booking'
      ? { kind: 'take', claim: 'planted', period }
      : { kind: 'see', within: period, free: [period] };
  return [
    ...history,
    { effect: wrong, invokedAt: answeredAt + 0.25, answeredAt: answeredAt + 0.5 },
  ];
}
