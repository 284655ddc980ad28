import { type Booking, isLive } from '../domain/booking.ts';
import type { TenantId } from '../domain/ids.ts';
import type { Told } from '../domain/notice.ts';
import { viewBooking } from './booking-view.ts';
import { tellChannels } from './channel-posts.ts';
import { type DeliveryWorld, failureOf } from './delivery.ts';
import { type EventBody, unversioned } from './documents.ts';
import { endBooking } from './end-booking.ts';
import { findSeat } from './find-seat.ts';
import { cardsOf, forgetCard, isChatLive, type RememberedCard } from './living-cards.ts';
import { leaveNotice, readTouched } from './notices.ts';
import { readBooking } from './read-booking.ts';
import { remindHolder } from './remind-holder.ts';
import type { TenantStore } from './store.ts';

/** The store shows the booking as it was before the event, or not at all: a replica that lags behind. */
export class BookingUnseen extends Error {
  override readonly name = 'BookingUnseen';
}

/**
 * Tells everyone whom an event concerns how its booking stands now: channels, living cards, and on their
 * pages the holder to whom it happened. Told twice, or after a later event, it changes nothing. Throws the
 * first failure after everybody else was told.
 */
export async function tellOfEvent(
  world: DeliveryWorld,
  tenant: TenantId,
  event: EventBody,
): Promise<void> {
  // That somebody was told is no news to anybody.
  if (event.kind === 'booking-reminded') return;
  const booking = await bookingAfter(world.stores.forTenant(tenant), event);
  await endWithoutSeat(world, tenant, { booking, event });
  const told = toldOf(event, booking);
  if (told) {
    const { holder: person, id } = booking;
    await leaveNotice(world, tenant, { person, booking: id, at: event.at, ...told });
  }
  const failures = await tellChannels(world, tenant, booking);
  // A card that shows a booking was written after it was made.
  if (event.kind !== 'booking-made') failures.push(...(await updateCards(world, tenant, booking)));
  if (event.kind === 'booking-expected') {
    await remindHolder(world, tenant, { booking, at: event.at });
  }
  if (failures.length > 0) throw failures[0];
}

/** What the holder must be told of an event that came about without them. */
function toldOf({ kind, by, touching }: EventBody, { names }: Booking): Told | undefined {
  if (by === 'floor-removed') {
    return { kind: 'seat-removed', touching: { code: 'seat-gone', seatName: names.seat } };
  }
  if (kind === 'booking-lapsed') return { kind: 'lapsed' };
  if (!touching) return undefined;
  if (kind === 'booking-moved') return { kind: 'moved', touching };
  if (kind === 'booking-released') return { kind: 'released', touching };
  return kind === 'booking-touched' ? { kind: 'rule-changed', touching } : undefined;
}

async function bookingAfter(store: TenantStore, event: EventBody): Promise<Booking> {
  const known = await readBooking(store, event.booking);
  if (!known || isBefore(known.body, event)) throw new BookingUnseen('Not seen yet');
  return unversioned(known.body);
}

/** Whether a booking is still as it was before it ended; one that lapsed may have been taken again since (C6). */
function isBefore(booking: Booking, { kind, at }: EventBody): boolean {
  if (!isLive(booking)) return false;
  if (kind === 'booking-lapsed') return (booking.checkedInAt ?? 0) < at;
  return kind === 'booking-cancelled' || kind === 'booking-released';
}

/** Replicas are never that far behind: what is not there by then is gone. */
const goneAfterMs = 60_000;

/**
 * Whoever made the booking looks for its seat once more and ends it where the seat is gone; this does so
 * in the place of a process that died in between. The end is an event of its own.
 */
async function endWithoutSeat(
  world: DeliveryWorld,
  tenant: TenantId,
  { booking, event }: { readonly booking: Booking; readonly event: EventBody },
): Promise<void> {
  if (!isLive(booking) || booking.period.end <= world.clock.now()) return;
  if (await findSeat(world.stores.forTenant(tenant), booking.seat)) return;
  if (world.clock.now() - event.at < goneAfterMs) throw new BookingUnseen('Its seat is not seen');
  const end = { as: 'cancelled', by: 'floor-removed' } as const;
  await endBooking(world, tenant, { booking: booking.id, end });
}

async function updateCards(
  world: DeliveryWorld,
  tenant: TenantId,
  booking: Booking,
): Promise<unknown[]> {
  // At once: a chat that does not answer holds none of the others up.
  const cards = await cardsOf(world.stores, tenant, booking);
  if (cards.length === 0) return [];
  const told = await readTouched(world.stores.forTenant(tenant), booking, world.clock.now());
  const failures = await Promise.all(
    cards.map((card) =>
      failureOf(
        () => updateCard(world, tenant, { card, booking, told }),
        () => forgetCard(world.stores, tenant, card),
      ),
    ),
  );
  return failures.flat();
}

async function updateCard(
  world: DeliveryWorld,
  tenant: TenantId,
  of: {
    readonly card: RememberedCard;
    readonly booking: Booking;
    readonly told: Told | undefined;
  },
): Promise<void> {
  const { card, booking, told } = of;
  if (!(await isChatLive(world, tenant, card))) return forgetCard(world.stores, tenant, card);
  const view = await viewBooking(world.stores.forTenant(tenant), booking, card.person);
  const isHolders = card.person === booking.holder;
  await world.chats.updateCard(card, told && isHolders ? { ...view, told } : view);
}
