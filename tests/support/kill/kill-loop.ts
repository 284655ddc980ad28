import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random.ts';
import type { Deed, Desk, Outcome } from '../storm/deeds.ts';
import { type BookingProcess, startBookingProcess } from '../storm/process-desk.ts';
import type { StoreFlaw } from '../storm/process-settings.ts';
import type { SharedStore } from '../storm/shared-store.ts';
import { Storm } from '../storm/storm.ts';
import { makeStormWorld } from '../storm/storm-world.ts';
import { checkHistories, storedFlaws, type Verdict } from '../storm/verdict.ts';

export type KillLoop = {
  readonly store: SharedStore;
  readonly random: Random;
  readonly kills: number;
  /** What the processes' store does wrong; the loop must then find something. */
  readonly flaw?: StoreFlaw;
};

/** Then a fresh tenant, so that what is looked through after each kill stays small. */
const killsOfTenant = 25;
const operationsOfRound = 40;
const clients = 8;
/** A death at a named point comes amid the first commits of a round, one at random within so long. */
const latestCommit = 6;
const latestKillMs = 80;
const longestRoundMs = 2_000;

type Way = 'at-random' | 'before-commit' | 'after-commit';
const ways: readonly Way[] = ['at-random', 'before-commit', 'after-commit'];

/**
 * Two processes carry a storm; in each round one of them is killed, at a random moment or at a named
 * point, and another takes its place. After each round everything stored is held against what the
 * clients were told: what was acknowledged is there, what nobody heard of is wholly there or not at all.
 */
export async function killAmidBookings(loop: KillLoop): Promise<Verdict> {
  const crew = new Crew(loop);
  await crew.fill();
  const flaws: string[] = [];
  let figures: Verdict['figures'] = {};
  for (let left = loop.kills; left > 0 && flaws.length === 0; left -= killsOfTenant) {
    const kills = Math.min(left, killsOfTenant);
    const found = await killAmidTenant(loop, crew, { name: `kill-${left}`, kills });
    flaws.push(...found.flaws);
    figures = added(figures, found.figures);
  }
  await crew.dismiss();
  return { flaws, figures };
}

async function killAmidTenant(
  { store, random }: KillLoop,
  crew: Crew,
  { name, kills }: { readonly name: string; readonly kills: number },
): Promise<Verdict> {
  const world = await makeStormWorld(store, { name, people: 16, seats: 5, days: 3 });
  const storm = new Storm(world, crew.carryOut, random.fork(name));
  const flaws: string[] = [];
  const killed: Record<Way, number> = { 'at-random': 0, 'before-commit': 0, 'after-commit': 0 };
  for (let round = 0; round < kills && flaws.length === 0; round += 1) {
    const [way] = await Promise.all([
      crew.killOne(random.pick(ways)),
      storm.rage({ operations: operationsOfRound, clients }),
    ]);
    killed[way] += 1;
    await storm.settle();
    flaws.push(...(await storedFlaws(world, storm.told)), ...storm.contradictions);
    await crew.fill();
  }
  const { histories, flaws: wrong } = checkHistories(storm.recorded, 0);
  await world.stopEntitling();
  await world.stores.close();
  return { flaws: [...flaws, ...wrong], figures: { ...killed, ...storm.figures(), histories } };
}

function added(some: Verdict['figures'], more: Verdict['figures']): Verdict['figures'] {
  const names = new Set([...Object.keys(some), ...Object.keys(more)]);
  return Object.fromEntries(
    [...names].map((name) => [name, (some[name] ?? 0) + (more[name] ?? 0)]),
  );
}

/** Two processes at work and, while there is time for it, one that is ready to take a place. */
class Crew {
  readonly #loop: KillLoop;
  readonly #random: Random;
  #working: BookingProcess[] = [];
  #spare: Promise<BookingProcess> | undefined;

  constructor(loop: KillLoop) {
    this.#loop = loop;
    this.#random = loop.random.fork('crew');
  }

  async fill(): Promise<void> {
    while (this.#working.length < 2) {
      const spare = this.#spare ?? this.#start();
      this.#spare = undefined;
      this.#working.push(await spare);
    }
    this.#spare ??= this.#start();
  }

  #start(): Promise<BookingProcess> {
    const { store, flaw } = this.#loop;
    return startBookingProcess({ place: store.place, ...(flaw ? { flaw } : {}) });
  }

  readonly carryOut: Desk = (deed: Deed): Promise<Outcome> =>
    this.#random.pick(this.#working).desk(deed);

  /** Ends the first of the crew and answers how it really ended: a round may be over before a point is reached. */
  async killOne(way: Way): Promise<Way> {
    const [victim] = this.#working;
    if (!victim) throw new Error('Nobody to kill');
    if (way !== 'at-random') {
      victim.dieAt({ point: way, nth: 1 + this.#random.below(latestCommit) });
    }
    const patience = way === 'at-random' ? this.#random.below(latestKillMs) : longestRoundMs;
    const end = await Promise.race([victim.gone.then(() => way), pause(patience, 'late' as const)]);
    await victim.kill();
    this.#working = this.#working.filter((process) => process !== victim);
    return end === 'late' ? 'at-random' : end;
  }

  async dismiss(): Promise<void> {
    const spare = await this.#spare;
    await Promise.all([...this.#working, ...(spare ? [spare] : [])].map((one) => one.kill()));
  }
}
