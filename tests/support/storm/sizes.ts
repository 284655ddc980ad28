export type StoreKind = 'sqlite' | 'cosmos';

/** How much of each harness runs: the fast tier with every `npm test`, the long one with `npm run soak`. */
export type Sizes = {
  readonly race: { readonly people: number; readonly rounds: number };
  readonly storm: {
    readonly people: number;
    readonly operations: number;
    readonly clients: number;
    readonly seats: number;
    readonly days: number;
  };
  readonly removals: { readonly rounds: number };
  readonly kills: { readonly amidBookings: number; readonly amidPosts: number };
};

const fast: { readonly [Store in StoreKind]: Sizes } = {
  sqlite: {
    race: { people: 50, rounds: 20 },
    storm: { operations: 1_500, clients: 12, people: 20, seats: 8, days: 2 },
    removals: { rounds: 5 },
    kills: { amidBookings: 14, amidPosts: 3 },
  },
  // A booking is some fifteen requests of the SDK, each dearer than a whole booking in a file.
  cosmos: {
    race: { people: 16, rounds: 4 },
    storm: { operations: 200, clients: 12, people: 12, seats: 3, days: 1 },
    removals: { rounds: 1 },
    kills: { amidBookings: 4, amidPosts: 2 },
  },
};

/** The nightly numbers of the reliability programme; on Cosmos DB a tenth of them, but every kill. */
const long: { readonly [Store in StoreKind]: Sizes } = {
  sqlite: {
    race: { people: 500, rounds: 200 },
    storm: { operations: 200_000, clients: 16, people: 60, seats: 20, days: 12 },
    removals: { rounds: 250 },
    kills: { amidBookings: 900, amidPosts: 100 },
  },
  cosmos: {
    race: { people: 100, rounds: 100 },
    storm: { operations: 20_000, clients: 16, people: 60, seats: 20, days: 4 },
    removals: { rounds: 50 },
    kills: { amidBookings: 900, amidPosts: 100 },
  },
};

/** Histories made up to try the check itself. */
const madeHistories = { fast: 200, long: 5_000 } as const;

type Environment = { readonly [name: string]: string | undefined };

/**
 * The tier (`STORM_TIER`, where it is given) and the seed of every choice (`STORM_SEED`), a new one for each run
 * where none is given. A failing test prints it.
 */
export function readStorm(
  usual: 'fast' | 'long' = 'fast',
  environment: Environment = process.env,
): {
  readonly sizes: { readonly [Store in StoreKind]: Sizes };
  readonly madeHistories: number;
  readonly seed: number;
} {
  const given = Number(environment['STORM_SEED']);
  const seed = Number.isSafeInteger(given) && given > 0 ? given : Date.now() % 2 ** 31;
  const asked = environment['STORM_TIER'];
  const tier = asked === 'fast' || asked === 'long' ? asked : usual;
  return { sizes: { fast, long }[tier], madeHistories: madeHistories[tier], seed };
}
