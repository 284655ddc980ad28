import { isLinearizable } from '../history/linearizable.ts';
import type { Recorded } from './deeds.ts';
import { historiesOf } from './seat-day-histories.ts';
import { flawsOf, readStoredDay } from './stored-truth.ts';
import type { Told } from './storm.ts';
import type { StormWorld } from './storm-world.ts';

/** What a harness found: nothing wrong where `flaws` is empty, and how much it looked at. */
export type Verdict = {
  readonly flaws: readonly string[];
  readonly figures: { readonly [name: string]: number };
};

/** What is wrong with all days of a world, as they are stored. */
export async function storedFlaws(
  world: StormWorld,
  told: ReadonlyMap<string, Told>,
): Promise<string[]> {
  const store = world.stores.forTenant(world.tenant);
  const toldOf = (day: string) => new Map([...told].filter(([id]) => id.startsWith(day)));
  const flaws = await Promise.all(
    world.days.map(async (day) => flawsOf(await readStoredDay(store, day), toldOf(day))),
  );
  return flaws.flat();
}

/** How many histories of seats and people a record holds, and which of them no right store can give. */
export function checkHistories(
  recorded: readonly Recorded[],
  looksLateMs: number,
): { readonly histories: number; readonly flaws: readonly string[] } {
  const histories = [...historiesOf(recorded, looksLateMs)];
  const flaws = histories
    .filter(([, history]) => !isLinearizable(history))
    .map(([of, history]) => `not linearizable: ${history.length} operations of ${of}`);
  return { histories: histories.length, flaws };
}

/** How often each deed came to each outcome. */
export function outcomesOf(recorded: readonly Recorded[]): { readonly [name: string]: number } {
  const counts: { [name: string]: number } = {};
  for (const { deed, outcome } of recorded) {
    const name = `${deed.do} ${outcome.is === 'refused' ? outcome.code : outcome.is}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
