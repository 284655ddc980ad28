/** One line of a measurement's table. */
export type Figures = { readonly [column: string]: string | number };

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value below which so many per cent of the others are. */
export function percentile(values: readonly number[], percent: number): number {
  const inOrder = [...values].sort((a, b) => a - b);
  return inOrder[Math.min(inOrder.length - 1, Math.floor((inOrder.length * percent) / 100))] ?? 0;
}

/** Three digits that say something. */
export const rounded = (value: number) => Number(value.toPrecision(3));

/** How long each of some pieces of work takes, so many at a time, in milliseconds. */
export async function timesOf(
  pieces: readonly (() => Promise<unknown>)[],
  inFlight: number,
): Promise<number[]> {
  const times: number[] = [];
  const left = pieces.values();
  async function workOff(): Promise<void> {
    for (const work of left) {
      const started = performance.now();
      await work();
      times.push(performance.now() - started);
    }
  }
  await Promise.all(Array.from({ length: inFlight }, workOff));
  return times;
}
