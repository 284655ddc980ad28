import assert from 'node:assert/strict';
import type { FloorBody } from '../../api/src/application/documents.ts';
import { configScope } from '../../api/src/application/scopes.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { floorId, personId, seatId, zoneId } from '../../api/src/domain/ids.ts';
import { nothingSet, nothingSetAnywhere } from '../../api/src/domain/operation.ts';
import type { Place } from '../../api/src/domain/operation-change.ts';
import { seatIdOn } from '../../api/src/domain/seat.ts';
import { dyingAt, Killed } from '../support/failing-stores.ts';
import { setOperation } from '../support/set-operation.ts';
import { booked, savedWith } from '../support/touched-world.ts';
import {
  aFloor,
  anActor,
  anAdministrator,
  aWorld,
  between,
  contoso,
  given,
  knownPeople,
  midori,
  type TestWorld,
  workday,
} from '../support/world.ts';

const ada = anActor('ada');
const admin = anAdministrator();
const back = zoneId('back');
const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
const noBookings = { kept: 0, notified: 0, moved: 0, released: 0 };
const closure = {
  id: 'c',
  first: workday('2026-10-06'),
  last: workday('2026-10-06'),
  reason: '空調の点検',
};

describe('how a floor operates', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    world = await aWorld();
    floor = await aFloor(world, { seats: 6 });
    await knownPeople(world, ada, admin);
  });
  afterEach(() => world.stores.close());

  const seen = async () => given(await world.useCases.seeOperation(admin, floor.floor.id));
  const set = (change: Parameters<typeof setOperation>[2]) =>
    setOperation(world, floor.floor.id, change);
  const seats = (...names: string[]): Place => ({
    level: 'seat',
    seatIds: names.map((name) => seatIdOn(floor.floor.id, name)),
  });

  it('is as the product comes until somebody says otherwise', async () => {
    const { operation, versions, changed, people } = await seen();

    assert.deepEqual(operation, nothingSetAnywhere);
    assert.deepEqual(versions, { tenant: 'none', floor: 'none' });
    assert.deepEqual([changed, people], [{}, []]);
  });

  it('can be set at each place, which says who did it last and when', async () => {
    given(await set({ place: { level: 'tenant' }, own: { daysAhead: 30 } }));
    given(await set({ place: { level: 'site' }, own: { holidaysOf: 'JP' } }));
    world.clock.advance(60_000);
    given(await set({ own: { allDay: 'not-offered' }, closures: [closure] }));
    given(await set({ place: { level: 'zone', zoneId: back }, own: { names: 'hidden' } }));
    const assigned = { seatMode: { kind: 'assigned', to: ada.person } } as const;
    const { operation } = given(await set({ place: seats('s1', 's2'), own: assigned }));

    const placed = (own: object) => ({ ...nothingSet, own });
    assert.deepEqual(operation.operation, {
      tenant: placed({ daysAhead: 30 }),
      site: placed({ holidaysOf: 'JP' }),
      floor: { ...placed({ allDay: 'not-offered' }), closures: [closure] },
      zones: { back: placed({ names: 'hidden' }) },
      seats: {
        [seatIdOn(floor.floor.id, 's1')]: placed(assigned),
        [seatIdOn(floor.floor.id, 's2')]: placed(assigned),
      },
    });
    const by = { id: admin.person, name: 'admin さん', mail: 'admin@midori.example' };
    assert.deepEqual(operation.changed, {
      tenant: { by, at: world.clock.now() - 60_000 },
      floor: { by, at: world.clock.now() },
    });
    assert.deepEqual(operation.people, [
      { id: ada.person, name: 'ada さん', mail: 'ada@midori.example' },
    ]);
    assert.deepEqual(await seen(), operation);
  });

  it('is not overwritten by whoever saw it as it was before', async () => {
    const { versions } = await seen();
    given(await set({ own: { daysAhead: 7 } }));

    const late = await set({ own: { daysAhead: 9 }, version: versions.floor });

    assert.deepEqual(late, { ok: false, refusal: { code: 'changed-meanwhile' } });
    assert.deepEqual((await seen()).operation.floor.own, { daysAhead: 7 });
  });

  it('is overwritten by one of two who save at the same moment, and the other is told', async () => {
    const both = await Promise.all([
      set({ own: { daysAhead: 7 }, version: 'none' }),
      set({ own: { daysAhead: 9 }, version: 'none' }),
    ]);

    assert.deepEqual(
      both.map((one) => (one.ok ? 'saved' : one.refusal.code)),
      ['saved', 'changed-meanwhile'],
    );
  });

  it('for the tenant may change while somebody changes the floor', async () => {
    const { versions } = await seen();
    given(await set({ own: { daysAhead: 7 } }));

    given(await set({ place: { level: 'site' }, own: { daysAhead: 9 }, version: versions.tenant }));

    const { operation } = await seen();
    assert.deepEqual(
      [operation.site.own, operation.floor.own],
      [{ daysAhead: 9 }, { daysAhead: 7 }],
    );
  });

  it('of one site leaves the other sites as they are', async () => {
    const other = await aFloor(world, { name: '3F' });
    const place = { level: 'site' } as const;
    given(await setOperation(world, other.floor.id, { place, own: { daysAhead: 30 } }));
    given(await set({ place, own: { daysAhead: 3 } }));

    const there = given(await world.useCases.seeOperation(admin, other.floor.id)).operation.site;

    assert.deepEqual(there.own, { daysAhead: 30 });
    assert.deepEqual((await seen()).operation.site.own, { daysAhead: 3 });
  });

  it('is refused with every flaw, and nothing is written', async () => {
    const wish = { quota: { perDay: 3, perWeek: 2 }, holidaysOf: 'ZZ' };
    const assigned = { seatMode: { kind: 'assigned', to: personId('nobody') } } as const;

    const contradicting = await set({ own: wish });
    const unknown = await set({ place: seats('s1'), own: assigned });

    assert.deepEqual(contradicting, {
      ok: false,
      refusal: {
        code: 'settings-have-flaws',
        flaws: [
          { kind: 'unknown-country', field: 'holidaysOf', country: 'ZZ' },
          {
            kind: 'quota-above-longer-span',
            field: 'quota',
            span: 'perDay',
            most: 3,
            longerSpan: 'perWeek',
            mostOfLonger: 2,
          },
        ],
      },
    });
    assert.deepEqual(unknown, {
      ok: false,
      refusal: {
        code: 'settings-have-flaws',
        flaws: [{ kind: 'unknown-person', field: 'seatMode', person: 'nobody' }],
      },
    });
    assert.deepEqual((await seen()).versions, { tenant: 'none', floor: 'none' });
  });

  it('is refused for the tenant where it would contradict what is set for another floor', async () => {
    const other = await aFloor(world, { name: '3F' });
    given(await setOperation(world, other.floor.id, { own: { checkInMode: 'at-seat' } }));

    const refusal = await set({ place: { level: 'tenant' }, own: { longestMinutes: 30 } });

    assert.deepEqual(refusal, {
      ok: false,
      refusal: {
        code: 'settings-have-flaws',
        flaws: [
          {
            kind: 'grace-above-longest',
            field: 'checkInGrace',
            grace: 60,
            longest: 30,
            at: { level: 'floor', name: '3F' },
          },
        ],
      },
    });
  });

  it('cannot be set so voluminously that every booking would bear it', async () => {
    const closures = Array.from({ length: 200 }, (_, at) => ({
      ...closure,
      id: `c${at}`,
      reason: '長'.repeat(120),
    }));
    const all = floor.seats.map((seat) => String(seat).split('.')[1] ?? '');

    const refusal = await set({ place: seats(...all), closures });

    assert.deepEqual(refusal, {
      ok: false,
      refusal: {
        code: 'settings-have-flaws',
        flaws: [{ kind: 'too-much-set', field: 'closures', mostBytes: 400_000 }],
      },
    });
  });

  it('keeps what once stood with the plan when something is first set for one of its zones', async () => {
    const store = world.stores.forTenant(midori);
    const item = await store.read<FloorBody>(configScope, `floor:${floor.floor.id}`);
    if (!item) throw new Error('The floor is not published');
    const body = { ...item.body, formerSettings: { daysAhead: 5 } };
    const former = { id: item.id, type: 'floor', k1: floor.floor.id, body };
    await store.commit(configScope, [{ kind: 'put', item: former }]);

    given(await set({ place: { level: 'zone', zoneId: back }, own: { names: 'hidden' } }));

    assert.deepEqual((await seen()).operation.floor.own, { daysAhead: 5 });
  });

  it('of what is taken from the plan does no harm, and is forgotten with the next change', async () => {
    given(await set({ place: seats('s4'), own: { seatMode: { kind: 'drop-in' } } }));
    const saved = await savedWith(world, floor.floor.id, (all) => all.slice(0, 3));
    given(
      await world.useCases.publishFloor(admin, {
        floor: floor.floor.id,
        version: saved.version,
        bookings: 'refuse',
      }),
    );

    const kept = (await seen()).operation.seats;
    await booked(world, ada, { seat: floor.seats[2], period: morning });
    given(await set({ own: { daysAhead: 7 } }));

    assert.deepEqual(Object.keys(kept), [seatIdOn(floor.floor.id, 's4')]);
    assert.deepEqual((await seen()).operation.seats, {});
  });

  it('of a floor that is not published yet can be set, and of one that is not there cannot', async () => {
    const site = floor.site.id;
    const draft = given(
      await world.useCases.createFloor(admin, { site, name: '9F', key: 'key-of-the-floor' }),
    );

    const { operation } = given(
      await setOperation(world, draft.floor.id, { own: { daysAhead: 7 } }),
    );
    const gone = await world.useCases.seeOperation(admin, floorId('gone'));

    assert.deepEqual(operation.operation.floor.own, { daysAhead: 7 });
    assert.deepEqual(gone, { ok: false, refusal: { code: 'not-found', what: 'floor' } });
  });

  it('leaves bookings as they are, or does with those that it touches what was chosen', async () => {
    const booking = await booked(world, ada, { seat: floor.seats[0], period: morning });
    const place = seats('s1');

    const kept = given(await set({ place, closures: [closure] }));
    given(await set({ place }));
    const released = given(await set({ place, closures: [closure], bookings: 'release' }));

    const { booking: after } = given(await world.useCases.seeBooking(ada, booking.id));
    assert.deepEqual(kept.outcome, { ...noBookings, kept: 1 });
    assert.deepEqual(released.outcome, { ...noBookings, released: 1 });
    assert.equal(after.state, 'released');
  });

  it('touches no booking where nothing changes for it', async () => {
    await booked(world, ada, { seat: floor.seats[0], period: morning });

    const { outcome } = given(
      await set({ place: seats('s2'), closures: [closure], bookings: 'release' }),
    );

    assert.deepEqual(outcome, noBookings);
  });

  it('cut off before bookings were mended, is ended by asking the same again', async () => {
    await booked(world, ada, { seat: floor.seats[0], period: morning });
    const { versions } = await seen();
    const wish = {
      place: seats('s1'),
      closures: [closure],
      bookings: 'release',
      version: versions.floor,
    } as const;
    const stores = dyingAt(world.stores, 1, 'after');
    const dying = useCasesOver({ ...world, stores });
    await assert.rejects(setOperation({ useCases: dying }, floor.floor.id, wish), Killed);

    const again = given(await set(wish));
    const third = given(await set(wish));

    assert.deepEqual(again.outcome, { ...noBookings, released: 1 });
    assert.deepEqual(third.outcome, noBookings);
    assert.deepEqual(third.operation.versions, again.operation.versions);
  });

  it('names nothing of another tenant, which is as if it were not there', async () => {
    const theirs = await aFloor(world, { tenant: contoso });
    const eve = anActor('eve', contoso);
    await knownPeople(world, eve);
    const names = { mayBook: { people: [eve.person], groups: [] } };
    const kindsOf = (outcome: Awaited<ReturnType<typeof set>>) =>
      outcome.ok || outcome.refusal.code !== 'settings-have-flaws'
        ? outcome
        : outcome.refusal.flaws.map(({ kind }) => kind);

    const seat = await set({ place: { level: 'seat', seatIds: [theirs.seat] } });
    const zone = await set({ place: { level: 'zone', zoneId: zoneId(theirs.floor.id) } });
    const person = await set({ own: names });
    const floorOfTheirs = await world.useCases.seeOperation(admin, theirs.floor.id);
    const tested = await world.useCases.testRules(admin, {
      floor: floor.floor.id,
      seat: floor.seat,
      person: eve.person,
      period: morning,
    });

    assert.deepEqual([seat, zone, person].map(kindsOf), [
      ['unknown-seat'],
      ['unknown-zone'],
      ['unknown-person'],
    ]);
    assert.deepEqual(floorOfTheirs, { ok: false, refusal: { code: 'not-found', what: 'floor' } });
    assert.deepEqual(tested, { ok: false, refusal: { code: 'not-found', what: 'person' } });
  });

  it('is asked about a seat of this floor alone', async () => {
    const place: Place = { level: 'seat', seatIds: [seatId('other.s1')] };

    const refusal = await set({ place, own: { daysAhead: 3 } });

    assert.deepEqual(refusal, {
      ok: false,
      refusal: {
        code: 'settings-have-flaws',
        flaws: [{ kind: 'unknown-seat', field: 'place', id: 'other.s1' }],
      },
    });
  });
});
