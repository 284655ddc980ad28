import type { UseCases } from '@sekitori/api/application/use-cases';
import type { Booking } from '@sekitori/api/domain/booking';
import { periodOfPart } from '@sekitori/api/domain/day-part';
import { type FloorId, personId, tenantId } from '@sekitori/api/domain/ids';
import { defaultSettings } from '@sekitori/api/domain/operation-settings';
import { parseOrganisation } from '@sekitori/api/domain/organisation';
import type { Actor } from '@sekitori/api/domain/person';
import type { Decided } from '@sekitori/api/domain/refusal';
import { seatIdOn } from '@sekitori/api/domain/seat';
import {
  calendarOf,
  clockTime,
  instantAt,
  parseTimeZone,
  type TimeZone,
  type Workday,
  workdayAt,
} from '@sekitori/api/domain/workday';
import { demoBookings } from './demo/demo-bookings.ts';
import { type DemoFloor, demoFloors, seatsToBook } from './demo/demo-floors.ts';
import { changesOf } from './demo/demo-operation.ts';
import { demoOrganisation } from './demo/demo-organisation.ts';
import { demoPeople } from './demo/demo-people.ts';
import type { DemoPerson } from './demo/demo-person.ts';

/** What the seed is handed: the product itself, at an hour of its choice, and how RSI's people are called in it. */
export type SeedWorld = {
  readonly useCasesAt: (instant: number) => UseCases;
  readonly personIdOf: (sub: string) => string;
  readonly now: number;
};

/**
 * Fills the floors of the demonstration through the product's own use cases, so that nothing in it
 * breaks a rule. A tenant that has a floor is left as it is.
 */
export async function seed(world: SeedWorld): Promise<{ readonly floors: number }> {
  const empty: DemoFloor[] = [];
  for (const floor of demoFloors) {
    const known = await world.useCasesAt(world.now).seeFloors(administratorOf(floor, world));
    if (known.length === 0) empty.push(floor);
  }
  for (const floor of empty) {
    await recordPeople(floor, world);
    await connectChats(floor, world);
  }
  // Side by side: one floor's bookings are written while the picture of another is encoded.
  await Promise.all(empty.map((floor) => seedFloor(floor, world)));
  return { floors: empty.length };
}

async function seedFloor(demo: DemoFloor, world: SeedWorld): Promise<void> {
  const timeZone = knownZone(demo.site.timeZone);
  const clock = calendarOf(timeZone);
  const today = workdayAt(world.now, clock);
  // People booked this morning, before they came; so afternoons that are over by now are there too.
  const thisMorning = instantAt(today, clockTime('07:30'), clock);
  const useCases = world.useCasesAt(Math.min(world.now, thisMorning));
  const floor = await publishedFloor(demo, { useCases, world, timeZone });

  await operate(demo, { floor, today, useCases, world });

  const on = { settings: defaultSettings, clock };
  const wanted = demoBookings({ ...on, seats: seatsToBook(demo), people: demo.people, today });
  for (const { person, seat, workday, part } of wanted) {
    const key = `demo-${demo.key}-${workday}-${seat.name}-${part}`;
    const period = periodOfPart(part, workday, on);
    const actor = actorFor(person, world);
    const booked = must(
      await useCases.bookSeat(actor, { seat: seatIdOn(floor, seat.name), period, key }),
    );
    await checkIn(booked.booking, actor, world);
  }
}

async function operate(
  demo: DemoFloor,
  on: {
    readonly floor: FloorId;
    readonly today: Workday;
    readonly useCases: UseCases;
    readonly world: SeedWorld;
  },
): Promise<void> {
  const { floor, useCases } = on;
  const actor = administratorOf(demo, on.world);
  for (const change of changesOf(demo.operation, on)) {
    const { versions } = must(await useCases.seeOperation(actor, floor));
    const asked = { floor, change, version: versions.floor, bookings: 'keep' as const };
    must(await useCases.changeOperation(actor, asked));
  }
}

/** Whoever should be there by now has come in time. */
async function checkIn({ id, checkIn: agreed }: Booking, actor: Actor, world: SeedWorld) {
  if (!agreed) return;
  const cameAt = Math.min(world.now, agreed.lapsesAt - 60_000);
  if (cameAt < agreed.opens) return;
  must(await world.useCasesAt(cameAt).checkIn(actor, { booking: id }));
}

async function publishedFloor(
  demo: DemoFloor,
  by: { readonly useCases: UseCases; readonly world: SeedWorld; readonly timeZone: TimeZone },
): Promise<FloorId> {
  const { useCases } = by;
  const actor = administratorOf(demo, by.world);
  const { name } = demo.site;
  const site = must(
    await useCases.createSite(actor, { name, timeZone: by.timeZone, key: `demo-site-${demo.key}` }),
  );
  const made = must(
    await useCases.createFloor(actor, {
      site: site.id,
      name: demo.name,
      key: `demo-floor-${demo.key}`,
    }),
  );
  const floor = made.floor.id;
  const picture = new TextEncoder().encode(demo.plan.svg);
  const plan = must(
    await useCases.uploadPlan(actor, { floor, picture, key: `demo-plan-${demo.key}` }),
  );
  const seats = demo.plan.seats.map((seat) => ({
    ...seat,
    id: seatIdOn(floor, seat.name),
    ...(seat.name === demo.closed.seat ? { closedBecause: demo.closed.because } : {}),
  }));
  const wish = { name: demo.name, plan, zones: demo.plan.zones, seats };
  const saved = must(await useCases.saveDraft(actor, { floor, wish, version: made.version }));
  must(await useCases.publishFloor(actor, { floor, version: saved.version, bookings: 'refuse' }));
  return floor;
}

/** Everyone who has signed in before: those who are introduced, and those who sit on the floor. */
async function recordPeople(demo: DemoFloor, world: SeedWorld): Promise<void> {
  const useCases = world.useCasesAt(world.now);
  const introduced = demoPeople.filter(({ tenant, isShown }) => tenant === demo.tenant && isShown);
  for (const person of new Set([...introduced, ...demo.people])) {
    await useCases.recordPerson({
      tenant: tenantId(person.tenant.id),
      tenantName: person.tenant.name,
      person: personId(world.personIdOf(person.sub)),
      name: person.name,
      mail: person.mail,
      groups: [],
      isCompanyAdministrator: person.isCompanyAdministrator,
      isEntitled: true,
    });
    if (person.isHidden)
      must(await useCases.setPreferences(actorFor(person, world), { visibility: 'nobody' }));
    const wish = { person: personId(world.personIdOf(person.sub)), roles: person.granted };
    if (wish.roles.length > 0) must(await useCases.grantRoles(administratorOf(demo, world), wish));
  }
}

/** So that the Agents Playground works at once; whoever disconnects it later is left in peace. */
async function connectChats(demo: DemoFloor, world: SeedWorld): Promise<void> {
  if (demo.tenant !== demoOrganisation.tenant) return;
  const organisation = parseOrganisation(demoOrganisation.id);
  if (!organisation) throw new Error('The organisation of the demonstration has no usable id');
  const useCases = world.useCasesAt(world.now);
  must(await useCases.connectOrganisation(administratorOf(demo, world), organisation));
}

function administratorOf({ tenant }: DemoFloor, world: SeedWorld): Actor {
  const administrator = demoPeople.find(
    (person) => person.tenant === tenant && person.isCompanyAdministrator,
  );
  if (!administrator) throw new Error(`${tenant.name} has no company administrator`);
  return { ...actorFor(administrator, world), roles: ['system-administrator', 'general'] };
}

function actorFor(person: DemoPerson, world: SeedWorld): Actor {
  return {
    tenant: tenantId(person.tenant.id),
    person: personId(world.personIdOf(person.sub)),
    roles: ['general'],
  };
}

function knownZone(name: string): TimeZone {
  const zone = parseTimeZone(name);
  if (!zone) throw new Error(`${name} is no time zone`);
  return zone;
}

/** The rules must have nothing against the demonstration. */
function must<Value>(decided: Decided<Value>): Value {
  if (decided.ok) return decided.value;
  throw new Error(`The demonstration broke a rule: ${JSON.stringify(decided.refusal)}`);
}
