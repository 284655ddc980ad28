import type { BookingView } from '@sekitori/api/application/booking-view';
import { isLive } from '@sekitori/api/domain/booking';
import type { Workday } from '@sekitori/api/domain/workday';
import { bookingCard, myBookingsCard } from '../cards/booking-card.ts';
import { cancelRangeCard } from '../cards/day-cards.ts';
import type { Days } from '../understand/read-days.ts';
import { type Answer, type Asking, type BotWorld, buttonsFor } from './bot-world.ts';

/** One booking as its living card. */
export function showBooking(world: BotWorld, asking: Asking, view: BookingView): Answer {
  const { actor, language } = asking;
  const by = { buttons: buttonsFor(world, asking), pages: world.pages, now: world.clock.now() };
  return {
    language,
    card: bookingCard(language, view, by),
    shows: { booking: view.booking, actor },
  };
}

/** The actor's bookings to come, each with a button to cancel it. */
export async function showMyBookings(world: BotWorld, asking: Asking): Promise<Answer> {
  const { actor, language } = asking;
  const views = await world.useCases.listBookings(actor, {});
  return {
    language,
    card: myBookingsCard(language, views, { buttons: buttonsFor(world, asking) }),
  };
}

/** One that lapsed stands in the list too, while it can be taken again. */
const canBeCancelled = ({ booking }: BookingView) => isLive(booking);

/** What may be meant by a wish to cancel: one booking by itself, several as a list. Nothing is cancelled yet. */
export async function showWhatToCancel(
  world: BotWorld,
  asking: Asking,
  workday: Workday | undefined,
): Promise<Answer> {
  const views = (await world.useCases.listBookings(asking.actor, {})).filter(canBeCancelled);
  const meant = workday ? views.filter(({ booking }) => booking.workday === workday) : views;
  const [only, ...others] = meant;
  if (only && others.length === 0) return showBooking(world, asking, only);
  return showMyBookings(world, asking);
}

/** The bookings of some days, to be cancelled with one press. */
export async function showRangeToCancel(
  world: BotWorld,
  asking: Asking,
  days: Days,
): Promise<Answer> {
  const { actor, language } = asking;
  const views = (await world.useCases.listBookings(actor, {})).filter(canBeCancelled);
  const meant = views.filter(
    ({ booking }) => days.first <= booking.workday && booking.workday <= days.last,
  );
  const card = cancelRangeCard(
    language,
    { days, views: meant },
    { buttons: buttonsFor(world, asking) },
  );
  return { language, card };
}
