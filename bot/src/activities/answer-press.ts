import type { SeatId } from '@sekitori/api/domain/ids';
import { z } from 'zod';
import { cancelledRangeCard } from '../cards/day-cards.ts';
import { refusalCard } from '../cards/refusal-card.ts';
import type { Press, SignedPress } from '../cards/signed-data.ts';
import { staleCard } from '../cards/trouble-card.ts';
import { showOutcome } from './answer-day.ts';
import { type Answer, type Asking, type BotWorld, buttonsFor } from './bot-world.ts';
import { unfollowKnownFloor } from './follow-floor.ts';
import type { Heard } from './heard.ts';
import { showBooking, showMyBookings } from './show-bookings.ts';
import { showFreeSeats } from './show-free-seats.ts';
import { askToSignIn } from './sign-in.ts';

/** What a pressed button brings: what we signed, and the seat that was chosen beside it. */
const pressedShape = z.looseObject({
  sekitori: z.string().max(4096),
  seat: z.string().max(200).optional(),
});

/**
 * Answers a pressed button. Its data count only as we signed them, for this person, chat and tenant;
 * what the person may do is looked up anew.
 */
export type AnswerPress = (heard: Heard, data: unknown, how?: Pressing) => Promise<Answer>;

/** Whether Teams delivers this press for another time; what it meant is not done again. */
type Pressing = { readonly isRepeated: boolean };

export function answerPressWith(world: BotWorld): AnswerPress {
  return async (heard, data, how = { isRepeated: false }) => {
    const pressed = pressedShape.safeParse(data);
    const signed = pressed.success && world.seal.open(pressed.data.sekitori, world.clock.now());
    if (!signed) return { language: heard.language, card: staleCard(heard.language) };
    const { language } = signed;
    const actor = await world.useCases.actorOfTeamsUser(heard.chat);
    if (!actor) return askToSignIn(world, heard, language);
    const isTheirs =
      signed.tenant === actor.tenant &&
      signed.person === actor.person &&
      signed.conversation === heard.chat.conversation;
    if (!isTheirs) return { language, card: staleCard(language) };
    const asking = { heard, actor, language };
    if (signed.press.verb !== 'book') {
      return answerVerb(world, asking, { signed, press: signed.press, ...how });
    }
    const seat = chosenSeat(signed.press, pressed.data.seat);
    return seat
      ? book(world, asking, { signed, press: signed.press, seat })
      : { language, card: staleCard(language) };
  };
}

type Booking = Extract<Press, { verb: 'book' }>;

async function answerVerb(
  world: BotWorld,
  asking: Asking,
  {
    signed,
    press,
    isRepeated,
  }: Pressing & { readonly signed: SignedPress; readonly press: Exclude<Press, Booking> },
): Promise<Answer> {
  const { actor, language } = asking;
  const { useCases } = world;
  switch (press.verb) {
    case 'cancel':
      return showOutcome(world, asking, await useCases.cancelBooking(actor, press.booking));
    case 'release':
      return showOutcome(world, asking, await useCases.releaseBooking(actor, press.booking));
    case 'check-in':
      return showOutcome(world, asking, await useCases.checkIn(actor, { booking: press.booking }));
    case 'run-late':
      return runLate(world, asking, { press, signed });
    case 'move':
      return move(world, asking, { press, signed });
    case 'cancel-range':
      return cancelRange(world, asking, { press, signed });
    case 'my-bookings':
      return showMyBookings(world, asking);
    case 'unfollow-floor':
      return unfollowKnownFloor(world, asking, { floor: press.floor, isRepeated });
    case 'free-seats': {
      const on = await world.useCases.seeFloor(actor, press.floor);
      if (!on.ok) return { language, card: refusalCard(language, on.refusal) };
      const { workday, start, end } = press;
      return showFreeSeats(world, asking, { on: on.value, workday, period: { start, end } });
    }
  }
}

/** Pressed twice it is one command; the same from a newer card is another. */
const keyOf = (
  { ids }: BotWorld,
  { signed, of }: { readonly signed: SignedPress; readonly of: string },
) => ids.derived('card', signed.person, of, JSON.stringify(signed));

type Of<Verb extends Press['verb']> = {
  readonly signed: SignedPress;
  readonly press: Extract<Press, { verb: Verb }>;
};

async function runLate(
  world: BotWorld,
  asking: Asking,
  { press: { booking }, signed }: Of<'run-late'>,
): Promise<Answer> {
  const key = keyOf(world, { signed, of: booking });
  return showOutcome(world, asking, await world.useCases.runLate(asking.actor, { booking, key }));
}

/** Whoever says where they sit is there (C10). */
async function move(
  world: BotWorld,
  asking: Asking,
  { press, signed }: Of<'move'>,
): Promise<Answer> {
  const { booking, seat: to } = press;
  const key = keyOf(world, { signed, of: to });
  const wish = { booking, to, key, isHere: true };
  const moved = await world.useCases.moveBooking(asking.actor, wish);
  if (moved.ok) return showBooking(world, asking, moved.value);
  const { language } = asking;
  const offer = { buttons: buttonsFor(world, asking), moving: booking };
  return { language, card: refusalCard(language, moved.refusal, offer) };
}

async function cancelRange(
  world: BotWorld,
  asking: Asking,
  { press: { first, last }, signed }: Of<'cancel-range'>,
): Promise<Answer> {
  const { actor, language } = asking;
  const buttons = buttonsFor(world, asking);
  const key = keyOf(world, { signed, of: first });
  const cancelled = await world.useCases.cancelRange(actor, { first, last, key });
  if (!cancelled.ok) {
    return { language, card: refusalCard(language, cancelled.refusal, { buttons }) };
  }
  const of = { days: { first, last }, views: cancelled.value };
  return { language, card: cancelledRangeCard(language, of, { buttons }) };
}

/** One of the seats that the card offered; the first where the host sent no choice. */
function chosenSeat(press: Booking, chosen: string | undefined): SeatId | undefined {
  return chosen === undefined ? press.seats[0] : press.seats.find((seat) => seat === chosen);
}

async function book(
  world: BotWorld,
  asking: Asking,
  by: { readonly signed: SignedPress; readonly press: Booking; readonly seat: SeatId },
): Promise<Answer> {
  const { actor, language } = asking;
  const { press, seat, signed } = by;
  const period = { start: press.start, end: press.end };
  const key = keyOf(world, { signed, of: seat });
  const booked = await world.useCases.bookSeat(actor, { seat, period, key });
  if (booked.ok) return showBooking(world, asking, booked.value);
  const offer = { buttons: buttonsFor(world, asking), wished: period };
  return { language, card: refusalCard(language, booked.refusal, offer) };
}
