import type { FloorSeen } from '@sekitori/api/application/see-floors';
import { periodOfPart } from '@sekitori/api/domain/day-part';
import { addDays, type Workday } from '@sekitori/api/domain/workday';
import { noFloorCard } from '../cards/trouble-card.ts';
import { floorsMeant, partNamed, storeyIn, zoneIn } from '../understand/read-place.ts';
import { plainSentence } from '../understand/sentence.ts';
import { understand } from '../understand/understand.ts';
import { wishedPeriod } from '../understand/wished-period.ts';
import type { Answer, Asking, BotWorld } from './bot-world.ts';
import { showFreeSeats } from './show-free-seats.ts';

/** Answers a wish for seats with those that are free: on the floor it names, or the usual one. */
export async function answerWish(world: BotWorld, asking: Asking, text: string): Promise<Answer> {
  const floors = await world.useCases.seeFloors(asking.actor);
  const sentence = plainSentence(text);
  const meant = floorsMeant(sentence, floors);
  const on = await usualOf(world, asking, meant.length > 0 ? meant : floors);
  if (!on) return { language: asking.language, card: noFloorCard(asking.language) };

  const wish = understand(text, { now: world.clock.now(), clock: on.site });
  if (wish.kind !== 'free-seats') throw new Error('A wish stays one on every clock');
  const settings = { settings: on.rules.settings, clock: on.site };
  const part = partNamed(sentence, on.rules.settings.parts);
  const periodOn = (workday: Workday) =>
    part ? periodOfPart(part.id, workday, settings) : wishedPeriod(wish.times, workday, settings);
  const first = periodOn(wish.workday);
  // Times without a day that are over today are meant for tomorrow.
  const isOver = wish.isGuess && first.end <= world.clock.now();
  const workday = isOver ? addDays(wish.workday, 1) : wish.workday;
  return showFreeSeats(world, asking, {
    on,
    workday,
    period: periodOn(workday),
    equipment: wish.equipment,
    zone: zoneIn(sentence, on.floor),
    isGuess: wish.isGuess,
    missingStorey: meant.length > 0 ? undefined : storeyIn(sentence)?.toUpperCase(),
  });
}

/** Where the person booked last among the floors in question; the first of them where nowhere. */
async function usualOf(
  world: BotWorld,
  { actor }: Asking,
  floors: readonly FloorSeen[],
): Promise<FloorSeen | undefined> {
  if (floors.length <= 1) return floors[0];
  const bookings = await world.useCases.listBookings(actor, {});
  const usual = floors.find(({ floor }) =>
    bookings.some(({ booking }) => booking.floor === floor.id),
  );
  return usual ?? floors[0];
}
