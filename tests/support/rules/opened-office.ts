import { openSqliteStores } from '../../../api/src/adapters/sqlite/sqlite-stores.ts';
import type {
  FloorOperationBody,
  TenantOperationBody,
} from '../../../api/src/application/documents.ts';
import type { Holidays } from '../../../api/src/application/ports.ts';
import {
  configScope,
  floorOperationId,
  tenantOperationId,
} from '../../../api/src/application/scopes.ts';
import { useCasesOver } from '../../../api/src/application/use-cases.ts';
import { followChanges } from '../../../api/src/application/what-changed.ts';
import type { SeatAvailability } from '../../../api/src/domain/availability.ts';
import { type SeatId, tenantId, zoneId } from '../../../api/src/domain/ids.ts';
import { addDays, allDay } from '../../../api/src/domain/workday.ts';
import { floorAnswers } from '../../../api/src/http/floor-answers.ts';
import { aClock, aFloor, aKey, anActor, anAdministrator, aWorldOver, given } from '../world.ts';
import { daysBefore, type Office, seatsOfOffice } from './office.ts';
import { people, someHolidays } from './settings.ts';

const holidays: Holidays = { countries: ['JP'], on: someHolidays };

/** One store in memory for many offices, each of a tenant of its own; with the answers that are kept for maps. */
export async function officesInMemory() {
  const clock = aClock('1995-01-01T00:00:00Z');
  const world = { ...aWorldOver(await openSqliteStores(':memory:', clock), clock), holidays };
  const whatChanged = followChanges(world.stores, {
    clock,
    everyMs: 0,
    gather: () => Promise.resolve(),
  });
  const useCases = useCasesOver({ ...world, stores: whatChanged.stores });
  let count = 0;
  return {
    ...world,
    useCases,
    answers: floorAnswers(whatChanged, world),
    nextTenant: () => {
      count += 1;
      return tenantId(`case-${count}`);
    },
  };
}

export type OfficesInMemory = Awaited<ReturnType<typeof officesInMemory>>;
export type OpenedOffice = Awaited<ReturnType<typeof opened>>;

/** Builds an office, lets people book, sets its rules, and stops the clock at the moment that is asked about. */
export async function opened(world: OfficesInMemory, office: Office) {
  const { useCases, clock } = world;
  const tenant = world.nextTenant();
  const actors = people.map((person) => anActor(person, tenant));
  clock.set(allDay(addDays(office.day, -daysBefore), office.clock).start);
  const { timeZone, dayStartsAt } = office.clock;
  const floor = await aFloor(world, { tenant, seats: seatsOfOffice, timeZone, dayStartsAt });
  for (const [at, actor] of actors.entries()) {
    await useCases.recordPerson({
      tenant,
      tenantName: tenant,
      person: actor.person,
      name: actor.person,
      mail: `${actor.person}@example.com`,
      groups: [...(office.groups[at] ?? [])],
      isCompanyAdministrator: false,
      isEntitled: true,
    });
  }
  const seats = floor.seats;
  for (const { person, seat, period, end } of office.earlier) {
    const actor = actors[person] ?? anAdministrator(tenant);
    const wish = { seat: seats[seat] ?? floor.seat, period, key: aKey() };
    const made = await useCases.bookSeat(actor, wish);
    if (!made.ok || end === 'stands') continue;
    const { id } = made.value.booking;
    if (end === 'cancelled') given(await useCases.cancelBooking(actor, id));
    else given(await useCases.releaseBooking(actor, id));
  }
  await setOperation(world, office, { tenant, ...floor });
  clock.set(office.now);

  const [viewer = anAdministrator(tenant)] = actors;
  const asked = { floor: floor.floor.id, period: office.wanted };
  return {
    seats,
    viewer,
    useCases,
    /** How every seat stands for the viewer, said by the use case. */
    seen: async (): Promise<readonly SeatAvailability[]> =>
      given(await useCases.seeAvailability(viewer, asked)).seats,
    /** The same, as it is kept for the map. */
    kept: async () => given(await world.answers.seats(viewer, { ...asked, language: 'en' })),
    /** What the rule tester says first of all that says no. */
    testedNo: async (seat: SeatId) => {
      const wish = { floor: floor.floor.id, seat, person: viewer.person, period: office.wanted };
      const verdicts = given(await useCases.testRules(anAdministrator(tenant), wish));
      return verdicts.find(({ refusal }) => refusal)?.refusal;
    },
    book: (seat: SeatId, key = aKey()) =>
      useCases.bookSeat(viewer, { seat, period: office.wanted, key }),
    move: (booking: Parameters<typeof useCases.moveBooking>[1]['booking'], to: SeatId) =>
      useCases.moveBooking(viewer, { booking, to, key: aKey() }),
    cancel: (booking: Parameters<typeof useCases.cancelBooking>[1]) =>
      useCases.cancelBooking(viewer, booking),
    release: (booking: Parameters<typeof useCases.cancelBooking>[1]) =>
      useCases.releaseBooking(viewer, booking),
  };
}

async function setOperation(
  { stores }: Pick<OfficesInMemory, 'stores'>,
  office: Office,
  on: { readonly tenant: ReturnType<typeof tenantId> } & Pick<
    Awaited<ReturnType<typeof aFloor>>,
    'floor' | 'site' | 'seats'
  >,
): Promise<void> {
  const changed = { changedBy: anAdministrator(on.tenant).person, changedAt: 0 };
  const above: TenantOperationBody = {
    v: 1,
    tenant: office.tenant,
    sites: { [on.site.id]: office.site },
    ...changed,
  };
  const last = on.seats.at(-1);
  const own: FloorOperationBody = {
    v: 1,
    floor: office.floor,
    zones: { [zoneId('back')]: office.back },
    seats: last ? { [last]: office.seat } : {},
    ...changed,
  };
  const id = floorOperationId(on.floor.id);
  const put = (item: { id: string; type: string; k1?: string; body: object }) =>
    ({ kind: 'put', item }) as const;
  await stores
    .forTenant(on.tenant)
    .commit(configScope, [
      put({ id: tenantOperationId, type: 'tenant-operation', body: above }),
      put({ id, type: 'floor-operation', k1: id, body: own }),
    ]);
}
