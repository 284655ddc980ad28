import type { Random } from '../random.ts';
import type { Desk } from './deeds.ts';
import { httpDesk } from './http-desk.ts';
import { raceForSeats } from './race.ts';
import { type Removal, removeAmidBookings } from './removals.ts';
import type { ServiceProcesses } from './service-processes.ts';
import type { SharedStore } from './shared-store.ts';
import type { Sizes } from './sizes.ts';
import { Storm } from './storm.ts';
import { makeStormWorld, mostDays, type StormWorld } from './storm-world.ts';
import { checkHistories, outcomesOf, storedFlaws, type Verdict } from './verdict.ts';

/** Processes over one store, and chance. */
export type Ground = {
  readonly store: SharedStore;
  readonly random: Random;
  /** People of a world in front of the processes: each deed goes to whichever one chance picks. */
  deskIn(world: StormWorld, random: Random): Desk;
};

export type ServiceGround = Ground & { readonly service: ServiceProcesses };

/** People in front of processes of the service. */
export const overHttp = (of: Omit<ServiceGround, 'deskIn'>): ServiceGround => ({
  ...of,
  deskIn: (world, random) => httpDesk(world, of.service.urls, random),
});

/** Everybody wants one seat, round after round. */
export function race(ground: Ground, { people, rounds }: Sizes['race']): Promise<Verdict> {
  const made = makeStormWorld(ground.store, { name: 'race', people, seats: 4, days: mostDays });
  return inWorld(made, async (world) => {
    const random = ground.random.fork('race');
    const desk = ground.deskIn(world, random.fork('processes'));
    const { value, counted } = await disturbed(ground, random, () =>
      raceForSeats(world, desk, { rounds, random }),
    );
    const stored = await storedFlaws(world, value.told);
    const figures = { rounds, people, winners: value.winners, ...counted };
    return { flaws: [...value.flaws, ...stored], figures };
  });
}

/** Everybody books, moves, cancels, releases and looks at random. */
export function storm(ground: Ground, size: Sizes['storm']): Promise<Verdict> {
  const { operations, people, seats, days } = size;
  const made = makeStormWorld(ground.store, { name: 'storm', people, seats, days });
  return inWorld(made, async (world) => {
    const random = ground.random.fork('storm');
    const desk = ground.deskIn(world, random.fork('processes'));
    const raging = new Storm(world, desk, random);
    const { counted } = await disturbed(ground, random, () => raging.rage(size));
    const stored = await storedFlaws(world, raging.told);
    const { histories, flaws } = checkHistories(raging.recorded, ground.store.looksLateMs);
    const changes = raging.recorded.filter(({ outcome }) => outcome.is === 'done').length;
    return {
      flaws: [...raging.contradictions, ...stored, ...flaws],
      figures: { operations, histories, changes, ...outcomesOf(raging.recorded), ...counted },
    };
  });
}

/** Runs a piece of a harness while the store fails now and then; answers what it counted meanwhile. */
async function disturbed<Value>(
  { store }: Ground,
  random: Random,
  run: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly counted: Verdict['figures'] }> {
  const before = store.counted();
  const dice = random.fork('faults');
  const calm = store.disturb(() => dice.below(dieSides) / dieSides);
  const value = await run();
  calm();
  const counted = Object.entries(store.counted()).map(
    ([name, count]) => [name, count - (before[name] ?? 0)] as const,
  );
  return { value, counted: Object.fromEntries(counted) };
}

const dieSides = 1_000_000;

/** An administrator takes floors and seats away while people book and move there. */
export function removeAmid(
  ground: Ground,
  { rounds, removal }: Sizes['removals'] & { readonly removal: Removal },
): Promise<Verdict> {
  const size = { name: removal, people: 24, seats: 4, days: mostDays };
  return inWorld(makeStormWorld(ground.store, size), async (world) => {
    const random = ground.random.fork(removal);
    const amid = { world, desk: ground.deskIn(world, random.fork('processes')), random };
    const flaws: string[] = [];
    let lost = 0;
    for (let round = 0; round < rounds; round += 1) {
      const found = await removeAmidBookings(amid, { round, removal });
      flaws.push(...found.flaws);
      lost += found.lost;
    }
    return { flaws, figures: { rounds, lost } };
  });
}

async function inWorld(
  made: Promise<StormWorld>,
  run: (world: StormWorld) => Promise<Verdict>,
): Promise<Verdict> {
  const world = await made;
  try {
    return await run(world);
  } finally {
    await world.stopEntitling();
    await world.stores.close();
  }
}
