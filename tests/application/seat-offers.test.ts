import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decideMove } from '../../api/src/application/decide-move.ts';
import { findSeat } from '../../api/src/application/find-seat.ts';
import { readFloorMoment } from '../../api/src/application/floor-moment.ts';
import type { SeatSeen } from '../../api/src/application/see-seat.ts';
import { decideRules } from '../../api/src/domain/booking-rules.ts';
import { claimInTheWay } from '../../api/src/domain/claim.ts';
import { seatId } from '../../api/src/domain/ids.ts';
import type { OperationSettings } from '../../api/src/domain/operation-settings.ts';
import type { Refusal } from '../../api/src/domain/refusal.ts';
import { allDay, workdayAt } from '../../api/src/domain/workday.ts';
import { anOffice, type Office, seatsOfOffice } from '../support/rules/office.ts';
import { type OfficesInMemory, officesInMemory, opened } from '../support/rules/opened-office.ts';
import { cases } from '../support/rules/times.ts';
import { aKey, given } from '../support/world.ts';

/** What ends a walk-up, or counts against it, often enough to be met. */
const aLimit: fc.Arbitrary<Partial<OperationSettings>> = fc.constantFrom(
  {},
  { longestMinutes: 240 },
  { bookable: 'opening-hours' as const, allDay: 'not-offered' as const },
  { quota: { perDay: 1 } },
);

/** At some moment of the day itself, mostly on a whole minute, where some people sit all day. */
const anOfficeToday = (sitters: fc.Arbitrary<readonly (readonly [number, number])[]>) =>
  fc
    .tuple(anOffice, fc.nat(24 * 12 - 1), fc.constantFrom(0, 0, 1, 30_001), sitters, aLimit)
    .map(([office, steps, odd, sitting, limit]) => {
      const period = allDay(office.day, office.clock);
      const sat = sitting.map(([person, seat]) => ({
        person,
        seat,
        period,
        end: 'stands' as const,
      }));
      const now = period.start + steps * 300_000 + odd;
      const floor = { ...office.floor, own: { ...office.floor.own, ...limit } };
      return { ...office, now, floor, earlier: [...sat, ...office.earlier] };
    });
const aSeat = fc.nat(seatsOfOffice - 1);
const nobody = fc.constant([]);
/** The asker on the first seat, and now and then a colleague on the second. */
const asker = fc.constantFrom([[0, 0] as const], [[0, 0] as const, [1, 1] as const]);

describe('what a seat offers whoever is there (C10)', () => {
  let offices: OfficesInMemory;
  before(async () => {
    offices = await officesInMemory();
  });
  after(() => offices.stores.close());

  /** An office at that moment, as rules and moves see it, and as the seat's own page does. */
  async function atSeat(office: Office, chosen: number) {
    const { seats, viewer, useCases } = await opened(offices, office);
    const store = offices.stores.forTenant(viewer.tenant);
    const to = await findSeat(store, seats[chosen] ?? seatId(''));
    assert.ok(to);
    const { now } = office;
    const holidayOn = offices.holidays.on;
    const day = allDay(workdayAt(now, office.clock), office.clock);
    const asked = { viewer: viewer.person, wanted: { start: now, end: day.end }, now, holidayOn };
    const moment = await readFloorMoment(store, to.published, asked);
    const seen = given(await useCases.seeSeat(viewer, to.seat.id));
    return { seen, moment, day, viewer, useCases, to, move: { store, now, holidayOn } };
  }

  it('is to take it for as long as any period from now could be booked, and nothing where none could', async () => {
    let offered = 0;
    await fc.assert(
      fc.asyncProperty(anOfficeToday(nobody), aSeat, async (office, chosen) => {
        const { seen, moment, day, viewer, useCases, to } = await atSeat(office, chosen);
        if (seen.state === 'mine' || hasCome(seen, office.now)) return;
        const start = office.now - (office.now % 60_000);
        const steps = Math.floor((day.end - day.start) / 300_000);
        const ends = Array.from({ length: steps }, (_, step) => day.end - step * 300_000);

        const possible = ends.filter((end) => {
          const wanted = { start, end };
          const isTaken = claimInTheWay(moment.claimsOf(to.seat), wanted);
          const asked = { ...moment, wanted };
          return (
            end > office.now &&
            !isTaken &&
            !decideRules(asked, moment.rulesOf(to.seat), moment.viewer)
          );
        });

        assert.deepEqual(seen.walkUp, possible[0] && { start, end: possible[0] });
        assert.equal(seen.offer, seen.walkUp ? 'walk-up' : 'none');
        if (!seen.walkUp) return;
        offered += 1;
        const wish = { seat: to.seat.id, period: seen.walkUp, key: aKey() };
        assert.deepEqual(given(await useCases.bookSeat(viewer, wish)).booking.period, seen.walkUp);
      }),
      cases(80),
    );
    assert.ok(offered > 0);
  });

  it('is to move there exactly where the booking could, and the same reason where not', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anOfficeToday(asker), aSeat, async (office, chosen) => {
        const { seen, to, move } = await atSeat(office, chosen);
        const { booking } = seen.booking ?? {};
        if (!booking || booking.seat === to.seat.id || !hasCome(seen, office.now)) return;

        const refusal = await decideMove(move.store, booking, { ...move, to });

        met.add(seen.offer);
        assert.equal(seen.offer, refusal ? 'none' : 'move-here');
        assert.deepEqual(bare(seen.refusal), bare(refusal));
      }),
      cases(60),
    );
    assert.deepEqual([...met].sort(), ['move-here', 'none']);
  });
});

/** Whether a booking of theirs goes on, or could be checked in by now. */
function hasCome({ booking: view }: SeatSeen, now: number): boolean {
  if (!view) return false;
  const { checkIn, period } = view.booking;
  return (checkIn?.opens ?? period.start - 3_600_000) <= now;
}

/** Without other seats, of which a seat's page asks what each of them offers. */
const bare = (refusal: Refusal | undefined) => refusal && { ...refusal, alternatives: undefined };
