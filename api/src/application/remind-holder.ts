import type { Booking } from '../domain/booking.ts';
import type { TenantId } from '../domain/ids.ts';
import { bookingReplaced, eventCreated } from './booking-documents.ts';
import { viewBooking } from './booking-view.ts';
import { resolvingUnknown, untilCommitted } from './command.ts';
import { type DeliveryWorld, failureOf } from './delivery.ts';
import { unversioned } from './documents.ts';
import { cardsOf, putCard } from './living-cards.ts';
import { leaveNotice } from './notices.ts';
import { chatsOf, forgetChat, type KeptChat } from './personal-chats.ts';
import { readBooking } from './read-booking.ts';
import { dayScope } from './scopes.ts';

/**
 * Tells the holder of a booking once that it is time to check in (C5): in every chat of theirs with the bot,
 * and where there is none, on their pages. What was told is written to the booking: until then it does not
 * lapse, so that nobody loses a seat because they could not be reached (C7). Throws where every chat failed and
 * trying again may help; told again, it goes on where it was.
 */
export async function remindHolder(
  world: DeliveryWorld,
  tenant: TenantId,
  { booking, at }: { readonly booking: Booking; readonly at: number },
): Promise<void> {
  if (!isAwaiting(booking) || booking.period.end <= world.clock.now()) return;
  const [chats, cards] = await Promise.all([
    chatsOf(world, tenant, booking.holder),
    cardsOf(world.stores, tenant, booking),
  ]);
  const reminded = cards.filter(({ reminds }) => reminds).map(({ reference }) => reference);
  const isReminded = ({ reference }: KeptChat) =>
    reminded.some(({ conversation }) => conversation === reference.conversation);
  let isTold = chats.some(isReminded);
  const failures: unknown[] = [];
  for (const chat of chats.filter((one) => !isReminded(one))) {
    const failed = await failureOf(
      async () => {
        await remindIn(world, tenant, { chat, booking });
        isTold = true;
      },
      () => forgetChat(world.stores, tenant, chat),
    );
    failures.push(...failed);
  }
  if (!isTold) {
    const { holder: person, id } = booking;
    await leaveNotice(world, tenant, { kind: 'check-in-due', person, booking: id, at });
    if (failures.length > 0) throw failures[0];
  }
  await writeReminded(world, tenant, booking);
}

const isAwaiting = ({ state, remindedAt }: Booking) =>
  state === 'booked' && remindedAt === undefined;

/** The card is remembered before anything else, so that a process that dies sends no second one. */
async function remindIn(
  world: DeliveryWorld,
  tenant: TenantId,
  { chat, booking }: { readonly chat: KeptChat; readonly booking: Booking },
): Promise<void> {
  const store = world.stores.forTenant(tenant);
  // Shown as it is once this is told.
  const told = { ...booking, remindedAt: world.clock.now() };
  const view = await viewBooking(store, told, chat.person);
  const activity = await world.chats.remind(chat, view);
  const { id: _, ...kept } = chat;
  await putCard(world, tenant, { ...kept, booking: booking.id, activity, reminds: true });
}

function writeReminded(
  { stores, clock, ids }: DeliveryWorld,
  tenant: TenantId,
  { id, workday }: Booking,
): Promise<void> {
  const store = stores.forTenant(tenant);
  return untilCommitted(async () => {
    const known = await readBooking(store, id);
    // Whoever came or ended it meanwhile waits for nothing.
    if (!known || !isAwaiting(known.body)) return undefined;
    const at = clock.now();
    const event = { kind: 'booking-reminded', booking: id, by: 'clock', at, wish: '' } as const;
    const result = await resolvingUnknown(() =>
      store.commit(dayScope(workday), [
        eventCreated(ids.derived(id, 'reminded'), event),
        bookingReplaced({ ...unversioned(known.body), remindedAt: at }, known.etag),
      ]),
    );
    return result !== 'unknown' && result.ok ? undefined : 'again';
  });
}
