import type { BookingView } from '@sekitori/api/application/booking-view';
import type { Actor } from '@sekitori/api/domain/person';
import type { Decided } from '@sekitori/api/domain/refusal';
import { workdayAt } from '@sekitori/api/domain/workday';
import { noBookingTodayCard } from '../cards/day-cards.ts';
import { refusalCard } from '../cards/refusal-card.ts';
import { type Answer, type Asking, type BotWorld, buttonsFor } from './bot-world.ts';
import { showBooking } from './show-bookings.ts';

/** What somebody says of the seat they have today: that they came, come later, or leave. */
export type OfToday = 'check-in' | 'run-late' | 'leave';

/** Does what was said where it can mean one thing only; leaving is asked for once more by its button. */
export async function answerOfToday(
  world: BotWorld,
  asking: Asking,
  said: OfToday,
): Promise<Answer> {
  const { language, actor } = asking;
  const today = await bookingOfToday(world, actor);
  if (!today) {
    return { language, card: noBookingTodayCard(language, { buttons: buttonsFor(world, asking) }) };
  }
  const booking = today.booking.id;
  switch (said) {
    case 'check-in':
      return showOutcome(world, asking, await world.useCases.checkIn(actor, { booking }));
    case 'run-late':
      return showOutcome(
        world,
        asking,
        await world.useCases.runLate(actor, { booking, key: world.ids.fresh() }),
      );
    case 'leave':
      return showBooking(world, asking, today);
  }
}

/** The living card of a booking that changed, or why it did not. */
export function showOutcome(
  world: BotWorld,
  asking: Asking,
  decided: Decided<BookingView>,
): Answer {
  if (decided.ok) return showBooking(world, asking, decided.value);
  const { language } = asking;
  const buttons = buttonsFor(world, asking);
  return { language, card: refusalCard(language, decided.refusal, { buttons }) };
}

/** The booking that goes on, else the next one that begins on its site's today. */
export async function bookingOfToday(
  { useCases, clock }: Pick<BotWorld, 'useCases' | 'clock'>,
  actor: Actor,
): Promise<BookingView | undefined> {
  const now = clock.now();
  const views = await useCases.listBookings(actor, { from: now });
  const todays = views.filter(({ booking }) => booking.workday === workdayAt(now, booking));
  return todays.find(({ booking }) => booking.period.start <= now) ?? todays[0];
}
