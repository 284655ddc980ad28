import { join } from 'node:path';
import { nationalHolidays } from '../../api/src/adapters/holidays/national-holidays.ts';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { followChanges } from '../../api/src/application/what-changed.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { floorAnswers } from '../../api/src/http/floor-answers.ts';
import { type Costs, countedStores } from '../../tests/support/counted-stores.ts';
import {
  aClock,
  aFloor,
  anActor,
  aWorldOver,
  given,
  type TestWorld,
} from '../../tests/support/world.ts';
import { type Figures, median, rounded, timesOf } from '../figures.ts';
import { bookOne, morningAfter } from '../floor-with-bookings.ts';
import { inTemporaryFolder } from '../in-temporary-folder.ts';
import { ruleSets, setRules } from '../rule-sets.ts';

const seats = 100;
const people = 60;
const rounds = 6;

/**
 * What the rules cost, on floors that are alike but for what is set: people look at the map, book a morning each,
 * and look at the map as it is kept.
 */
export const measureRules = () =>
  inTemporaryFolder(async (folder): Promise<Figures[]> => {
    const clock = aClock('2026-10-05T09:00:00+09:00');
    const world = aWorldOver(await openSqliteStores(join(folder, 'rules.db'), clock), clock);
    const floors = await Promise.all(Object.keys(ruleSets).map((name) => aRuledFloor(world, name)));
    const service = aService(world);
    for (let round = 1; round <= rounds; round += 1) {
      await oneRound(service, floors, round);
      clock.advance(60_000);
    }
    await world.stores.close();
    const [plain] = floors;
    return floors.map((floor) => figuresOf(floor, plain ?? floor));
  });

/** The one process that all of it is asked of. */
function aService(world: TestWorld) {
  const counted = countedStores(world.stores);
  const { clock } = world;
  const gather = () => Promise.resolve();
  const whatChanged = followChanges(counted.stores, { clock, everyMs: 0, gather });
  const useCases = useCasesOver({ ...world, stores: whatChanged.stores });
  const answers = floorAnswers(whatChanged, { clock, holidays: nationalHolidays });
  return { ...world, counted, whatChanged, useCases, answers };
}

type Service = ReturnType<typeof aService>;

async function aRuledFloor(world: TestWorld, name: string) {
  const floor = await aFloor(world, { seats, name });
  const own = ruleSets[name];
  if (own) await setRules(world.stores, floor.floor.id, { own, seats: floor.seats });
  const actors = Array.from({ length: people }, (_, at) => anActor(`${floor.floor.id}-p${at}`));
  for (const actor of actors) await world.useCases.recordPerson(identityOf(actor));
  return {
    name,
    ...floor,
    actors,
    booking: noFigures(),
    map: noFigures(),
    kept: noFigures(),
    bytes: 0,
  };
}

type RuledFloor = Awaited<ReturnType<typeof aRuledFloor>>;
type Measured = { readonly costs: Costs[]; readonly times: number[] };

const noFigures = (): Measured => ({ costs: [], times: [] });

const identityOf = ({ tenant, person }: Actor) => ({
  tenant,
  tenantName: tenant,
  person,
  name: person,
  mail: `${person}@example.com`,
  groups: ['everybody'],
  isCompanyAdministrator: false,
  isEntitled: true,
});

/**
 * Everybody looks at a floor that is reckoned for each, and books; then everybody looks at one that is kept.
 * Each does it on all floors, beginning with another one than who came before, so that what the disk does
 * meanwhile is in nobody's figures alone.
 */
async function oneRound(
  service: Service,
  floors: readonly RuledFloor[],
  round: number,
): Promise<void> {
  const { useCases, answers, counted, whatChanged, clock } = service;
  const period = morningAfter(round, clock.now());
  const each = async (look: (floor: RuledFloor, person: number) => readonly [Measured, Work]) => {
    for (let person = 0; person < people; person += 1) {
      for (const floor of from(person, floors)) {
        const [of, work] = look(floor, person);
        counted.reset();
        // As the look for whose session it is does before each request.
        await whatChanged.catchUp();
        of.times.push(...(await timesOf([work], 1)));
        of.costs.push({ ...counted.costs });
      }
    }
  };
  await each(({ map, actors, floor }, person) => [
    map,
    async () =>
      given(await useCases.seeAvailability(at(actors, person), { floor: floor.id, period })),
  ]);
  await each(({ booking, actors, seats }, person) => [
    booking,
    () => bookOne(service, { holder: at(actors, person), seat: at(seats, person), period }),
  ]);
  await each((floor, person) => [
    floor.kept,
    async () => {
      const asked = { floor: floor.floor.id, period, language: 'ja' } as const;
      const answer = given(await answers.availability(at(floor.actors, person), asked));
      floor.bytes = answer.bytes.byteLength;
    },
  ]);
}

type Work = () => Promise<unknown>;

/** The same list, begun at another place. */
function from<Thing>(place: number, things: readonly Thing[]): readonly Thing[] {
  const first = place % things.length;
  return [...things.slice(first), ...things.slice(0, first)];
}

function at<Thing>(things: readonly Thing[], place: number): Thing {
  const thing = things[place];
  if (thing === undefined) throw new Error(`Nothing at ${place}`);
  return thing;
}

function figuresOf({ name, booking, map, kept, bytes }: RuledFloor, plain: RuledFloor): Figures {
  const each = ({ costs }: Measured, what: keyof Costs) =>
    rounded(costs.reduce((sum, cost) => sum + cost[what], 0) / (rounds * people));
  const ms = ({ times }: Measured) => rounded(median(times));
  const toPlain = (of: Measured, other: Measured) =>
    rounded(median(of.times) / median(other.times));
  return {
    'what is set': name,
    'reads a booking': each(booking, 'reads'),
    batches: each(booking, 'commits'),
    'ms a booking': ms(booking),
    'to nothing': toPlain(booking, plain.booking),
    'reads a map': each(map, 'reads'),
    'ms a map': ms(map),
    'map to nothing': toPlain(map, plain.map),
    'bytes a map': bytes,
    'reads a kept map': each(kept, 'reads'),
    'ms a kept map': ms(kept),
    'kept to nothing': toPlain(kept, plain.kept),
  };
}
