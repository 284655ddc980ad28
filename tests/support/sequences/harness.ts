import { isDeepStrictEqual } from 'node:util';
import type { Verdict } from '../storm/verdict.ts';
import type { Companies } from './companies.ts';
import { type Deed, sequencesFrom } from './deeds.ts';
import { Office } from './office.ts';
import { OverHttp } from './over-http.ts';
import type { Told } from './told.ts';

/** A call that was answered otherwise than foretold. */
export type Wrong = {
  /** The shortest sequence found that ends so. */
  readonly sequence: readonly Deed[];
  readonly asked: Deed;
  readonly foretold: Told;
  readonly heard: Told | string;
};

type Played = {
  readonly calls: number;
  /** How often each kind of call came to each outcome. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly wrong: Wrong | undefined;
};

/** What people see once a sequence is over: all that they hold, and all of the floors that were published at first. */
const lastLooks: readonly Deed[] = (['ada', 'ben', 'dan'] as const).flatMap((who): Deed[] => [
  { do: 'list', who },
  ...(who === 'dan' ? (['far'] as const) : (['east', 'west'] as const)).flatMap((floor) =>
    ([0, 1] as const).map((day): Deed => {
      return { do: 'map', who, floor, when: { day, span: 'wholeDay' } };
    }),
  ),
]);

/** Plays one sequence in fresh companies, looks what everybody sees then, and stops at the first wrong answer. */
async function play(companies: Companies, sequence: readonly Deed[]): Promise<Played> {
  const office = new Office();
  const service = new OverHttp(companies);
  const outcomes = new Map<string, number>();
  let calls = 0;
  for (const [at, asked] of [...sequence, ...lastLooks].entries()) {
    const foretold = office.tell(asked);
    const heard = await service.ask(asked).catch(String);
    calls += 1;
    if (!isDeepStrictEqual(heard, foretold)) {
      const wrong = { sequence: sequence.slice(0, at + 1), asked, foretold, heard };
      return { calls, outcomes, wrong };
    }
    const name = `${asked.do} ${'code' in foretold ? foretold.code : foretold.status}`;
    outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
  }
  return { calls, outcomes, wrong: undefined };
}

/** Companies know nothing of each other; side by side they wait less for the disk. */
const atOnce = 4;

type Making = () => Promise<Companies>;

/** Plays so many sequences of a seed, and takes from the first that goes wrong whatever is not needed for that. */
export async function playSequences(
  made: Making,
  { seed, count }: { readonly seed: number; readonly count: number },
): Promise<{ readonly figures: Verdict['figures']; readonly wrong: Wrong | undefined }> {
  const figures: { [name: string]: number } = { sequences: 0, calls: 0 };
  const add = (name: string, more: number) => {
    figures[name] = (figures[name] ?? 0) + more;
  };
  const waiting = sequencesFrom(seed, count).reverse();
  const wrongs: Wrong[] = [];
  const playOn = async () => {
    for (let next = waiting.pop(); next && wrongs.length === 0; next = waiting.pop()) {
      const { calls, outcomes, wrong } = await play(await made(), next);
      add('sequences', 1);
      add('calls', calls);
      for (const [name, times] of outcomes) add(name, times);
      if (wrong) wrongs.push(wrong);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, playOn));
  const [first] = wrongs;
  return { figures, wrong: first && (await shortened(made, first)) };
}

/** Takes away halves, then quarters, down to single calls, as long as something is still answered wrong. */
async function shortened(made: Making, found: Wrong): Promise<Wrong> {
  let shortest = found;
  let piece = Math.ceil(found.sequence.length / 2);
  while (piece >= 1) {
    const before = shortest.sequence.length;
    for (let at = shortest.sequence.length - piece; at > -piece; at -= piece) {
      const from = Math.max(0, at);
      const without = shortest.sequence.toSpliced(from, at + piece - from);
      const { wrong } = await play(await made(), without);
      if (wrong) shortest = wrong;
    }
    if (piece === 1 && shortest.sequence.length === before) break;
    piece = Math.max(1, Math.floor(piece / 2));
  }
  return shortest;
}

/** What a person needs to see what went wrong and to do it again. */
export function flawText({ sequence, asked, foretold, heard }: Wrong): string {
  const calls = sequence.map((deed) => `  ${JSON.stringify(deed)}`);
  return [
    ...calls,
    `  then ${JSON.stringify(asked)}`,
    `  foretold ${JSON.stringify(foretold)}`,
    `  heard ${JSON.stringify(heard)}`,
  ].join('\n');
}
