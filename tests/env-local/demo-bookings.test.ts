import assert from 'node:assert/strict';
import { defaultSettings } from '@sekitori/api/domain/operation-settings';
import { addDays, parseWorkday } from '@sekitori/api/domain/workday';
import { type DemoBooking, demoBookings } from '../../env/local/src/demo/demo-bookings.ts';
import { demoFloors, seatsToBook } from '../../env/local/src/demo/demo-floors.ts';
import { demoPeople } from '../../env/local/src/demo/demo-people.ts';

const monday = parseWorkday('2026-11-23') ?? assert.fail('no such date');
const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));

const bookingsOn = (today: (typeof days)[number]) =>
  demoFloors.flatMap((floor) =>
    demoBookings({
      seats: seatsToBook(floor),
      people: floor.people,
      today,
      settings: defaultSettings,
    }).map((booking) => ({ ...booking, floor })),
  );

/** Claims on one thing that are not apart: all day touches both halves. */
function clashes(bookings: readonly DemoBooking[], of: (booking: DemoBooking) => string) {
  const halves = bookings.flatMap((booking) =>
    (booking.part === 'all-day' ? ['morning', 'afternoon'] : [booking.part]).map(
      (half) => `${of(booking)} ${booking.workday} ${half}`,
    ),
  );
  return halves.filter((half, index) => halves.indexOf(half) !== index);
}

describe('the bookings of the demonstration', () => {
  it('give nobody two seats at a time, whatever day it starts', () => {
    const found = days.flatMap((today) => clashes(bookingsOn(today), ({ person }) => person.sub));

    assert.deepEqual(found, []);
  });

  it('give no seat to two people at a time', () => {
    const found = demoFloors.flatMap((floor) => {
      const own = bookingsOn(monday).filter((booking) => booking.floor === floor);
      return clashes(own, ({ seat }) => seat.name);
    });

    assert.deepEqual(found, []);
  });

  it('take about four seats in ten of every floor today', () => {
    const shares = demoFloors.map((floor) => {
      const own = bookingsOn(monday).filter((booking) => booking.floor === floor);
      const today = own.filter(({ workday }) => workday === monday);
      return new Set(today.map(({ seat }) => seat.name)).size / floor.plan.seats.length;
    });

    assert.ok(
      shares.every((share) => share > 0.35 && share < 0.45),
      `shares ${shares}`,
    );
  });

  it('seat the hidden people today, all day, and leave the first of each tenant free', () => {
    const today = bookingsOn(monday).filter(({ workday }) => workday === monday);
    const hidden = today.filter(({ person }) => person.isHidden);
    const first = ['midori.hanako.sato', 'midori.kenichi.suzuki', 'contoso.alice.morgan'];

    assert.deepEqual(
      hidden.map(({ person, part }) => [person.sub, part]),
      [
        ['midori.daisuke.ito', 'all-day'],
        ['contoso.chloe.dubois', 'all-day'],
      ],
    );
    assert.deepEqual(
      bookingsOn(monday).filter(({ person }) => first.includes(person.sub)),
      [],
    );
  });
});

describe('the people of the demonstration', () => {
  it('have one RSI id and one mail address each, ten of each tenant introduced', () => {
    const shown = demoPeople.filter((person) => person.isShown);

    assert.equal(new Set(demoPeople.map(({ sub }) => sub)).size, demoPeople.length);
    assert.equal(new Set(demoPeople.map(({ mail }) => mail)).size, demoPeople.length);
    assert.deepEqual(
      ['midori', 'contoso'].map((id) => shown.filter(({ tenant }) => tenant.id === id).length),
      [10, 10],
    );
  });
});
