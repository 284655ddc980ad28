import sharp from 'sharp';
import { systemClock } from '../../../api/src/adapters/system/system-clock.ts';
import { leaveNotice } from '../../../api/src/application/notices.ts';
import type { BookingId, SeatId, TenantId } from '../../../api/src/domain/ids.ts';
import type { Actor } from '../../../api/src/domain/person.ts';
import { clockTime, instantAt } from '../../../api/src/domain/workday.ts';
import type { Sampled } from '../../tenants/route-samples.ts';
import { linkedTeamsUser } from '../linked-teams-user.ts';
import { organisationOf } from '../organisations.ts';
import { aFloor, aKey, anAdministrator, given, type TestWorld } from '../world.ts';

/** Each person of the matrix has a seat of their own there, and one to spare. */
type Floor = Awaited<ReturnType<typeof aFloor>>;

/** What a tenant has of its own, and its two floors. */
export type Company = {
  readonly tenant: TenantId;
  readonly floors: readonly [Floor, Floor];
  readonly plans: readonly [string, string];
  readonly site: string;
  readonly picture: Uint8Array;
  /** The instant of an hour of the last workday that is open. */
  readonly hour: (at: number) => number;
};

/** Somebody with a thing of each kind, and the things of the same kinds on the other floor. */
export type Holder = Sampled & {
  readonly actor: Actor;
  readonly nth: number;
  readonly elsewhere: Sampled;
};

/** From when each booking of a person is, and when they have none. */
export const hours = { onFirst: 8, onSecond: 9, notice: 10, free: 16, freeElsewhere: 17 } as const;
const seatsOfAFloor = 40;
const firstSpare = seatsOfAFloor / 2;

export async function aCompany(world: TestWorld, tenant: TenantId): Promise<Company> {
  const { useCases } = world;
  const admin = anAdministrator(tenant);
  const picture = await sharp({
    create: { width: 640, height: 480, channels: 3, background: '#fff' },
  })
    .png()
    .toBuffer();
  const floorCalled = (name: string) => aFloor(world, { tenant, seats: seatsOfAFloor, name });
  const floors = [await floorCalled(`${tenant} 12F`), await floorCalled(`${tenant} 14F`)] as const;
  const planOf = async ({ floor }: Floor) => {
    const wish = { floor: floor.id, picture: new Uint8Array(picture), key: aKey() };
    return given(await useCases.uploadPlan(admin, wish)).id;
  };
  const plans = [await planOf(floors[0]), await planOf(floors[1])] as const;
  const { bookable, site } = given(await useCases.seeFloor(admin, floors[0].floor.id));
  const hour = (at: number) =>
    instantAt(bookable.last, clockTime(`${String(at).padStart(2, '0')}:00`), site);
  return { tenant, floors, plans, site: site.id, picture: new Uint8Array(picture), hour };
}

/** An hour of that day as requests say it. */
const spanAt = ({ hour }: Company, from: number) => ({
  from: new Date(hour(from)).toISOString(),
  to: new Date(hour(from + 1)).toISOString(),
});

export async function bookedAt(
  { useCases }: TestWorld,
  company: Company,
  { actor, seat, from }: { readonly actor: Actor; readonly seat: SeatId; readonly from: number },
): Promise<BookingId> {
  const period = { start: company.hour(from), end: company.hour(from + 1) };
  return given(await useCases.bookSeat(actor, { seat, period, key: aKey() })).booking.id;
}

/** The seat that is a person's own to book, or the one that is spare. */
export function seatOf(floor: Floor, nth: number, which: 'own' | 'spare'): SeatId {
  const seat = floor.seats[which === 'own' ? nth : firstSpare + nth];
  if (!seat) throw new Error(`There is no seat for the ${nth}th person`);
  return seat;
}

/** Gives somebody a thing of each kind; all but the session, which their login opens. */
export async function aHolder(
  world: TestWorld,
  company: Company,
  { actor, nth }: { readonly actor: Actor; readonly nth: number },
): Promise<Holder> {
  const [first, second] = company.floors;
  const seat = seatOf(first, nth, 'own');
  const elsewhere = seatOf(second, nth, 'own');
  const book = (on: SeatId, from: number) => bookedAt(world, company, { actor, seat: on, from });
  const booking = await book(seat, hours.onFirst);
  const other = await book(elsewhere, hours.onSecond);
  const notice = await book(seat, hours.notice);
  // What the worker does once a seat went away.
  const gone = {
    kind: 'seat-removed' as const,
    person: actor.person,
    booking: notice,
    at: systemClock.now(),
  };
  await leaveNotice(world, company.tenant, gone);
  await linkedTeamsUser(world, actor, `teams-${company.tenant}-${nth}`);
  const [chat] = await world.useCases.listTeamsChats(actor);
  const owned = {
    floor: first.floor.id,
    draft: first.floor.id,
    site: company.site,
    seat,
    plan: company.plans[0],
    booking,
    notice,
    person: actor.person,
    session: '',
    teamsChat: chat?.id ?? '',
    organisation: organisationOf(company.tenant),
  };
  return {
    actor,
    nth,
    owned,
    elsewhere: {
      owned: {
        ...owned,
        floor: second.floor.id,
        seat: elsewhere,
        plan: company.plans[1],
        booking: other,
      },
      free: spanAt(company, hours.freeElsewhere),
    },
    free: spanAt(company, hours.free),
  };
}
