/** A random number of milliseconds below the given one, so that pages that wait for one moment do not ask at once. */
export function jitterMs(below: number): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return Math.floor((drawn / 2 ** 32) * below);
}
