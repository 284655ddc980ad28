import type { Random } from '../random.ts';
import { type Desk, type Outcome, wantedBy } from './deeds.ts';
import type { Told } from './storm.ts';
import { halfHours, periodOn, type StormWorld } from './storm-world.ts';

export type Race = {
  readonly rounds: number;
  readonly winners: number;
  /** Rounds that had not exactly one winner, and losers that heard something else than who won. */
  readonly flaws: readonly string[];
  readonly told: ReadonlyMap<string, Told>;
};

/**
 * Round after round, everybody wants the same seat at the same moment: one wins, and each other hears
 * that the seat is taken. Each round has a half hour of its own, so that nobody holds another seat then.
 */
export async function raceForSeats(
  world: StormWorld,
  desk: Desk,
  { rounds, random }: { readonly rounds: number; readonly random: Random },
): Promise<Race> {
  const told = new Map<string, Told>();
  const flaws: string[] = [];
  let winners = 0;
  for (let round = 0; round < rounds; round += 1) {
    const workday = world.days[Math.floor(round / halfHours) % world.days.length];
    if (!workday) throw new Error('No day to race on');
    const period = periodOn(workday, { from: round % halfHours, halfHours: 1 });
    const seat = random.pick(world.seats);
    const heard = await Promise.all(
      world.people.map(async ({ actor }) => {
        const key = `race-${random.seed}-${round}-${actor.person}`;
        const wanted = wantedBy(actor, key, { workday, period, seat });
        return { wanted, outcome: await desk({ do: 'book', wanted, key }) };
      }),
    );
    const won = heard.filter(({ outcome }) => outcome.is === 'done');
    for (const { wanted } of won) told.set(wanted.booking, { is: 'held', held: wanted });
    winners += won.length;
    if (won.length !== 1) flaws.push(`round ${round} had ${won.length} winners`);
    flaws.push(...heard.flatMap(({ outcome }) => wrongAnswer(outcome)));
  }
  return { rounds, winners, flaws, told };
}

function wrongAnswer(outcome: Outcome): string[] {
  if (outcome.is === 'done') return [];
  if (outcome.is === 'refused' && outcome.code === 'seat-taken') return [];
  return [`a loser heard ${JSON.stringify(outcome)}`];
}
