/** Chance that a seed repeats: the same seed gives the same choices, whatever the machine. */
export type Random = {
  readonly seed: number;
  /** A whole number from 0 up to, not including, `bound`. */
  below(bound: number): number;
  pick<Value>(from: readonly [Value, ...Value[]] | readonly Value[]): Value;
  /** True once in `many` times. */
  oneIn(many: number): boolean;
  /** Another stream of the same seed, so that one part's choices do not shift another's. */
  fork(name: string): Random;
};

export function randomFrom(seed: number): Random {
  const next = mulberry32(seed);
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    seed,
    below,
    pick(from) {
      const value = from[below(from.length)];
      if (value === undefined) throw new Error('Nothing to pick from');
      return value;
    },
    oneIn: (many) => below(many) === 0,
    fork: (name) => randomFrom(hash(name, seed)),
  };
}

/** Tommy Ettinger's generator: 32 bits of state, enough for choices in tests. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FNV-1a, begun with the seed. */
function hash(text: string, seed: number): number {
  let hashed = (0x811c9dc5 ^ seed) >>> 0;
  for (const letter of text)
    hashed = Math.imul(hashed ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hashed;
}
