import type { Verdict } from '../storm/verdict.ts';
import { aSequenceGround } from './ground.ts';
import { flawText, playSequences } from './harness.ts';

/** Plays so many sequences; prints what they came to, and tells the first that goes wrong as short as it gets. */
export async function playForLong(of: {
  readonly seed: number;
  readonly count: number;
}): Promise<Verdict> {
  const ground = await aSequenceGround();
  const { figures, wrong } = await playSequences(ground.made, of);
  await ground.stop();
  const { sequences = 0, calls = 0, ...outcomes } = figures;
  console.log(JSON.stringify({ outcomes }));
  const kinds = Object.keys(outcomes).length;
  return { flaws: wrong ? [flawText(wrong)] : [], figures: { sequences, calls, kinds } };
}
