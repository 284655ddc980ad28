import { nationalHolidays } from '../../api/src/adapters/holidays/national-holidays.ts';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { followChanges } from '../../api/src/application/what-changed.ts';
import { floorAnswers } from '../../api/src/http/floor-answers.ts';
import { availabilityToWire } from '../../api/src/http/present/booking.ts';
import { aClock, aWorldOver, given } from '../../tests/support/world.ts';
import { type Figures, median, rounded, timesOf } from '../figures.ts';
import { aMorningOfAFloor } from '../floor-with-bookings.ts';

const fresh = 20;
const kept = 2000;

/** Availability of floors three quarters full: made anew, and as it is kept, beside its JSON alone. */
export async function measureFloorSizes(): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const seats of [60, 500, 2000]) figures.push(await ofSize(seats));
  return figures;
}

async function ofSize(seats: number): Promise<Figures> {
  const clock = aClock('2026-10-05T09:00:00+09:00');
  const world = aWorldOver(await openSqliteStores(':memory:', clock), clock);
  const booked = Math.floor(seats * 0.75);
  const { floor, period, guest } = await aMorningOfAFloor(world, { seats, booked });
  const whatChanged = followChanges(world.stores, {
    clock,
    everyMs: 0,
    gather: () => Promise.resolve(),
  });
  const answers = floorAnswers(whatChanged, {
    clock,
    holidays: nationalHolidays,
  });
  const found = given(await world.useCases.seeAvailability(guest, { floor, period }));
  const wire = availabilityToWire(found, 'ja');
  const anew = await timesOf(
    Array.from({ length: fresh }, () => async () => {
      const again = given(await world.useCases.seeAvailability(guest, { floor, period }));
      JSON.stringify(availabilityToWire(again, 'ja'));
    }),
    1,
  );
  const json = await timesOf(
    Array.from({ length: fresh }, () => async () => JSON.stringify(wire)),
    1,
  );
  const keptTimes = await timesOf(
    Array.from({ length: kept }, () => async () => {
      await whatChanged.catchUp();
      await answers.availability(guest, { floor, period, language: 'ja' });
    }),
    1,
  );
  await world.stores.close();
  return {
    seats,
    booked,
    bytes: Buffer.byteLength(JSON.stringify(wire)),
    'ms anew': rounded(median(anew)),
    'ms its JSON': rounded(median(json)),
    'ms kept': rounded(median(keptTimes)),
    'anew to kept': rounded(median(anew) / median(keptTimes)),
  };
}
