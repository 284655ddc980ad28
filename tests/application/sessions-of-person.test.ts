import assert from 'node:assert/strict';
import { signedIn } from '../support/signed-in.ts';
import { anActor, aWorld, contoso, midori, type TestWorld } from '../support/world.ts';

const hour = 3_600_000;
const ada = anActor('ada');
const bob = anActor('bob');
const notFound = { ok: false, refusal: { code: 'not-found', what: 'session' } };

describe('where somebody is signed in (2.2.1-b, -d)', () => {
  let world: TestWorld;
  let openedAt: number;
  let laptop: string;
  let phone: string;
  beforeEach(async () => {
    world = await aWorld();
    openedAt = world.clock.now();
    laptop = await signedIn(world, ada);
    world.clock.advance(hour);
    const device = { browser: 'Safari', system: 'iOS' };
    phone = await world.useCases.openSession({ ...ada, device, isInTeams: true });
  });
  afterEach(() => world.stores.close());

  const list = (secret = laptop) => world.useCases.listSessions(ada, secret);
  const isIn = async (secret: string) =>
    (await world.useCases.resolveSession(secret)) !== undefined;
  const idOf = async (secret: string) => {
    const own = (await list(secret)).find(({ isThis }) => isThis);
    return own?.id ?? assert.fail('not in the list');
  };

  it('is listed with the newest first, what each is, and which one asks', async () => {
    const seen = await list();

    assert.deepEqual(
      seen.map(({ id: _, ...rest }) => rest),
      [
        {
          device: { browser: 'Safari', system: 'iOS' },
          isInTeams: true,
          createdAt: openedAt + hour,
          lastSeenAt: openedAt + hour,
          isThis: false,
        },
        {
          device: {},
          isInTeams: false,
          createdAt: openedAt,
          lastSeenAt: openedAt,
          isThis: true,
        },
      ],
    );
  });

  it('tells when each was used last, to five minutes', async () => {
    await world.useCases.resolveSession(laptop);

    const own = (await list()).find(({ isThis }) => isThis);

    assert.equal(own?.lastSeenAt, openedAt + hour);
  });

  it('is called by names that open nothing, and are nowhere in what the store calls a session', async () => {
    const names = (await list()).map(({ id }) => id);
    const { items } = await world.stores.changes(undefined, 100);
    const places = items
      .filter(({ type }) => type === 'session')
      .map(({ scope, id }) => `${scope} ${id}`);

    assert.equal(new Set(names).size, 2);
    assert.equal(places.length, 2);
    for (const name of names) {
      assert.equal(await isIn(name), false);
      assert.equal(
        places.some((place) => place.includes(name)),
        false,
      );
    }
  });

  it('can be ended one by one, for good, and the others go on', async () => {
    const ended = await world.useCases.endOwnSession(ada, await idOf(phone));

    assert.deepEqual(ended, { ok: true, value: null });
    assert.deepEqual([await isIn(phone), await isIn(laptop)], [false, true]);
    assert.equal((await list()).length, 1);
  });

  it('can be ended everywhere but here, at once (session 5)', async () => {
    const tablet = await world.useCases.openSession(ada);
    const others = await signedIn(world, bob);

    const ended = await world.useCases.endOtherSessions(ada, laptop);

    assert.equal(ended, 2);
    assert.deepEqual(
      [await isIn(laptop), await isIn(phone), await isIn(tablet), await isIn(others)],
      [true, false, false, true],
    );
    assert.equal((await list()).length, 1);
    assert.equal(await world.useCases.endOtherSessions(ada, laptop), 0);
  });

  it('is not for others to end: theirs answers like one that never was, or is over', async () => {
    await signedIn(world, bob);
    const id = await idOf(phone);
    const unknown = id.split('').reverse().join('');

    const byBob = await world.useCases.endOwnSession(bob, id);
    const byUnknown = await world.useCases.endOwnSession(ada, unknown);
    await world.useCases.endSession(phone);
    const twice = await world.useCases.endOwnSession(ada, id);

    assert.deepEqual([byBob, byUnknown, twice], [notFound, notFound, notFound]);
  });

  it('is of one tenant: what the same person has in another is neither listed nor ended (2.3)', async () => {
    const elsewhere = anActor('ada', contoso);
    const there = await signedIn(world, elsewhere);
    const [{ id } = { id: '' }] = await world.useCases.listSessions(elsewhere, there);

    const refused = await world.useCases.endOwnSession(ada, id);
    await world.useCases.endOtherSessions(ada, laptop);

    assert.deepEqual(refused, notFound);
    assert.equal((await list()).length, 1);
    assert.equal(await isIn(there), true);
    assert.equal((await world.useCases.listSessions(elsewhere, there)).length, 1);
  });

  it('forgets sessions that nobody used for eight hours, and that are a day old', async () => {
    world.clock.set(openedAt + 8 * hour);
    await world.useCases.resolveSession(phone);
    const afterEight = await list(phone);
    world.clock.set(openedAt + 26 * hour);

    assert.deepEqual(
      afterEight.map(({ isThis }) => isThis),
      [true],
    );
    assert.deepEqual(await list(phone), []);
  });

  it('is empty after sign-out', async () => {
    await world.useCases.endSession(phone);
    await world.useCases.endSession(laptop);

    assert.deepEqual(await list(), []);
  });

  it('never lives unlisted: what an older version opened is over (control: what is of today is not)', async () => {
    const before = [await isIn(laptop), await isIn(phone)];
    const { items } = await world.stores.changes(undefined, 100);
    const found = items.find(({ type }) => type === 'session') ?? assert.fail('no session');
    const now = world.clock.now();
    const older = { v: 2, tenant: midori, person: ada.person, createdAt: now, lastSeenAt: now };
    const item = { id: found.id, type: 'session', body: older };

    const { ok } = await world.raw.forService.commit(found.scope, [
      { kind: 'replace', item, ifMatch: found.etag },
    ]);

    assert.deepEqual([ok, ...before], [true, true, true]);
    assert.equal([await isIn(laptop), await isIn(phone)].filter(Boolean).length, 1);
  });
});
