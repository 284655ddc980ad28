import type { Random } from '../random.ts';
import { httpDesk } from './http-desk.ts';
import { raceForSeats } from './race.ts';
import { type Removal, removeAmidBookings } from './removals.ts';
import type { ServiceProcesses } from './service-processes.ts';
import type { Sizes } from './sizes.ts';
import type { SharedStore } from './store-place.ts';
import { Storm } from './storm.ts';
import { makeStormWorld, mostDays, type StormWorld } from './storm-world.ts';
import { checkHistories, outcomesOf, storedFlaws, type Verdict } from './verdict.ts';

/** Processes of the service over one store, and chance. */
export type Ground = {
  readonly store: SharedStore;
  readonly service: ServiceProcesses;
  readonly random: Random;
};

/** Everybody wants one seat, round after round. */
export function race(ground: Ground, { people, rounds }: Sizes['race']): Promise<Verdict> {
  const made = makeStormWorld(ground.store, { name: 'race', people, seats: 4, days: mostDays });
  return inWorld(made, async (world) => {
    const random = ground.random.fork('race');
    const desk = httpDesk(world, ground.service.urls, random.fork('processes'));
    const { winners, flaws, told } = await raceForSeats(world, desk, { rounds, random });
    const stored = await storedFlaws(world, told);
    return { flaws: [...flaws, ...stored], figures: { rounds, people, winners } };
  });
}

/** Everybody books, moves, cancels, releases and looks at random. */
export function storm(ground: Ground, size: Sizes['storm']): Promise<Verdict> {
  const { operations, people, seats, days } = size;
  const made = makeStormWorld(ground.store, { name: 'storm', people, seats, days });
  return inWorld(made, async (world) => {
    const random = ground.random.fork('storm');
    const raging = new Storm(
      world,
      httpDesk(world, ground.service.urls, random.fork('ways')),
      random,
    );
    await raging.rage(size);
    const stored = await storedFlaws(world, raging.told);
    const { histories, flaws } = checkHistories(raging.recorded);
    return {
      flaws: [...raging.contradictions, ...stored, ...flaws],
      figures: { operations, histories, ...outcomesOf(raging.recorded) },
    };
  });
}

/** An administrator takes floors and seats away while people book and move there. */
export function removeAmid(
  ground: Ground,
  { rounds, removal }: Sizes['removals'] & { readonly removal: Removal },
): Promise<Verdict> {
  const size = { name: removal, people: 24, seats: 4, days: mostDays };
  return inWorld(makeStormWorld(ground.store, size), async (world) => {
    const random = ground.random.fork(removal);
    const { urls } = ground.service;
    const amid = { world, desk: httpDesk(world, urls, random.fork('ways')), urls, random };
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
    await world.stores.close();
  }
}
