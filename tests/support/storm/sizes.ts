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
  readonly histories: { readonly made: number; readonly operations: number };
  readonly kills: { readonly amidBookings: number; readonly amidPosts: number };
};

const fast: Sizes = {
  race: { people: 50, rounds: 20 },
  storm: { operations: 2_000, clients: 12, people: 20, seats: 8, days: 2 },
  removals: { rounds: 6 },
  histories: { made: 200, operations: 200 },
  kills: { amidBookings: 24, amidPosts: 5 },
};

/** The nightly numbers of the reliability programme; histories of a storm are as long as its seat-days. */
const long: Sizes = {
  race: { people: 500, rounds: 200 },
  storm: { operations: 200_000, clients: 16, people: 60, seats: 20, days: 12 },
  removals: { rounds: 250 },
  histories: { made: 5_000, operations: 200 },
  kills: { amidBookings: 900, amidPosts: 100 },
};

type Environment = { readonly [name: string]: string | undefined };

/**
 * The tier (`STORM_TIER=long`) and the seed of every choice (`STORM_SEED`), a new one for each run
 * where none is given. A failing test prints it.
 */
export function readStorm(environment: Environment = process.env): {
  readonly sizes: Sizes;
  readonly seed: number;
} {
  const given = Number(environment['STORM_SEED']);
  const seed = Number.isSafeInteger(given) && given > 0 ? given : Date.now() % 2 ** 31;
  return { sizes: environment['STORM_TIER'] === 'long' ? long : fast, seed };
}
