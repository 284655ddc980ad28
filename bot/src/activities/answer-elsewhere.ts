import type { FloorSeen } from '@sekitori/api/application/see-floors';
import type { SeatId } from '@sekitori/api/domain/ids';
import { whichSeatCard } from '../cards/day-cards.ts';
import { refusalCard } from '../cards/refusal-card.ts';
import { seatCard } from '../cards/seat-card.ts';
import { floorsMeant, type SeatOn, seatsMeant } from '../understand/read-place.ts';
import { plainSentence } from '../understand/sentence.ts';
import { bookingOfToday } from './answer-day.ts';
import { type Answer, type Asking, type BotWorld, buttonsFor } from './bot-world.ts';

/**
 * “I’m at A-12”: that seat as it stands now, with one press to move there or take it (C10). A name that
 * several floors have means the one of today’s booking, or of the floor that the sentence names.
 */
export async function answerElsewhere(
  world: BotWorld,
  asking: Asking,
  text: string,
): Promise<Answer> {
  const { language, actor } = asking;
  const floors = await world.useCases.seeFloors(actor);
  const sentence = plainSentence(text);
  const named = seatsMeant(sentence, floors);
  const today = await bookingOfToday(world, actor);
  const meant = floorsMeant(sentence, floors);
  const found =
    named.find(({ on }) => on.floor.id === today?.booking.floor) ?? bestOf(named, meant);
  if (!found) return { language, card: whichSeatCard(language) };
  return showSeat(world, asking, found.seat.id);
}

const bestOf = (named: readonly SeatOn<FloorSeen>[], meant: readonly FloorSeen[]) =>
  named.find(({ on }) => meant.includes(on)) ?? named[0];

/** One seat as it stands for the person at this moment. */
async function showSeat(world: BotWorld, asking: Asking, seat: SeatId): Promise<Answer> {
  const { language, actor } = asking;
  const buttons = buttonsFor(world, asking);
  const seen = await world.useCases.seeSeat(actor, seat);
  if (!seen.ok) return { language, card: refusalCard(language, seen.refusal, { buttons }) };
  const { on, workday } = seen.value;
  const map = world.pages.floor(on.floor.id, workday);
  return { language, card: seatCard(language, seen.value, { buttons, map }) };
}
