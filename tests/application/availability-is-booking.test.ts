import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SeatAvailability } from '../../api/src/domain/availability.ts';
import { aCrowdedOffice, anOffice } from '../support/rules/office.ts';
import {
  type OfficesInMemory,
  type OpenedOffice,
  officesInMemory,
  opened,
} from '../support/rules/opened-office.ts';
import { cases } from '../support/rules/times.ts';
import { aKey, given } from '../support/world.ts';

const isFree = ({ state, refusal }: SeatAvailability) => state === 'free' && !refusal;

describe('availability and booking, while nobody else does anything', () => {
  let offices: OfficesInMemory;
  before(async () => {
    offices = await officesInMemory();
  });
  after(() => offices.stores.close());

  it('say the same of every seat: it is free exactly where it is booked, and else refused for the same reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anOffice, aCrowdedOffice), fc.nat(9), async (office, chosen) => {
        const on = await opened(offices, office);

        const seen = await on.seen();

        for (const seat of seen.filter((one) => !isFree(one))) await assertRefused(on, seat);
        const free = seen.filter(isFree);
        const one = free[chosen % Math.max(1, free.length)];
        if (one) given(await on.book(one.seat.id));
      }),
      cases(60),
    );
  });

  it('are what the rule tester says first of all that says no, word for word (H4)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anOffice, aCrowdedOffice), async (office) => {
        const on = await opened(offices, office);

        for (const seat of on.seats) {
          const no = await on.testedNo(seat);
          const answer = await on.book(seat);

          assert.deepEqual(answer.ok ? undefined : answer.refusal, no);
          if (answer.ok) given(await on.cancel(answer.value.booking.id));
        }
      }),
      cases(60),
    );
  });

  it('is the same on maps that are kept for all, with what is one’s own put on top', async () => {
    await fc.assert(
      fc.asyncProperty(anOffice, fc.nat(90), async (office, seconds) => {
        const on = await opened(offices, office);

        const [first, firstKept] = [await on.seen(), await on.kept()];
        offices.clock.advance(seconds * 1000);
        const [second, secondKept] = [await on.seen(), await on.kept()];

        assert.deepEqual(firstKept, first);
        assert.deepEqual(secondKept, second);
      }),
      cases(60),
    );
  });
});

describe('a booking', () => {
  let offices: OfficesInMemory;
  before(async () => {
    offices = await officesInMemory();
  });
  after(() => offices.stores.close());

  it('is never in its own way, and its cancelling leaves everything as it was', async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(anOffice, async (office) => {
        const on = await opened(offices, office);
        const before = await on.seen();
        const [one, other] = before.filter(isFree).map(({ seat }) => seat.id);
        if (!one) return;
        made += 1;
        const key = aKey();

        const { booking } = given(await on.book(one, key));

        assert.deepEqual(given(await on.book(one, key)).booking, booking);
        assert.deepEqual(given(await on.move(booking.id, one)).booking, booking);
        const now = (await on.seen()).find(({ seat }) => seat.id === one);
        assert.deepEqual([now?.state, now?.refusal], ['mine', undefined]);
        if (other) {
          assert.equal(given(await on.move(booking.id, other)).booking.seat, other);
          assert.equal(given(await on.move(booking.id, one)).booking.seat, one);
        }
        given(await on.cancel(booking.id));
        assert.deepEqual(await on.seen(), before);
        const again = given(await on.book(one)).booking;
        given(await on.release(again.id));
        // What was released frees its seat and counts all the same: more quotas are used up, and nothing else changes.
        for (const [at, seat] of (await on.seen()).entries()) {
          if (seat.refusal?.code !== 'quota-reached')
            assert.deepEqual(seat.state, before[at]?.state);
        }
      }),
      cases(40),
    );
    assert.ok(made > 0);
  });
});

/** Whoever has the seat is told which booking it is, unless a rule says no to any. */
async function assertRefused(on: OpenedOffice, { seat, state, refusal }: SeatAvailability) {
  const answer = await on.book(seat.id);
  assert.ok(!answer.ok, 'granted, though it was not free');
  if (state !== 'mine') {
    assert.deepEqual(answer.refusal, refusal);
    return;
  }
  const own = [answer.refusal].filter((no) => no.code === 'already-booked');
  assert.ok(own.every((no) => no.seat === seat.id || no.seatName !== ''));
}
