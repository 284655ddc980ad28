import assert from 'node:assert/strict';
import { resolveSessionWith } from '../../api/src/application/session.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { followChanges } from '../../api/src/application/what-changed.ts';
import { type KnownSessions, knownSessions } from '../../api/src/http/known-sessions.ts';
import { type Costs, countedStores } from '../support/counted-stores.ts';
import { aMovableRsi, withdrawn } from '../support/rsi.ts';
import { signedIn } from '../support/signed-in.ts';
import {
  anActor,
  anAdministrator,
  aWorld,
  given,
  knownPeople,
  type TestWorld,
} from '../support/world.ts';

const ada = anActor('ada');

describe('known sessions', () => {
  let world: TestWorld;
  let costs: Costs;
  let sessions: KnownSessions;
  let secret: string;
  let openedAt: number;
  beforeEach(async () => {
    world = await aWorld('2026-10-05T09:00:30+09:00');
    await knownPeople(world, ada);
    openedAt = world.clock.now();
    secret = await signedIn(world, ada);
    const counted = countedStores(world.stores);
    costs = counted.costs;
    sessions = sessionsOver(counted.stores);
  });
  afterEach(() => world.stores.close());

  function sessionsOver(stores: Stores): KnownSessions {
    const gather = () => Promise.resolve();
    const whatChanged = followChanges(stores, { clock: world.clock, everyMs: 0, gather });
    const { clock } = world;
    const resolve = (read: Stores) => resolveSessionWith({ ...world, stores: read });
    return knownSessions(whatChanged, { clock, resolve });
  }

  it('are read from the store once', async () => {
    const first = await sessions.of(secret);
    const again = await sessions.of(secret);

    assert.deepEqual(again, first);
    assert.equal(costs.reads, 3);
  });

  it('are over as soon as another process ended them', async () => {
    const before = await sessions.of(secret);
    await world.useCases.endSession(secret);

    assert.deepEqual(before?.actor, ada);
    assert.equal(await sessions.of(secret), undefined);
  });

  it('have the roles that another process gave or took a moment ago (4.3-d)', async () => {
    const rolesNow = async () => (await sessions.of(secret))?.actor.roles;
    const grant = async (roles: readonly 'operations-administrator'[]) =>
      given(await world.useCases.grantRoles(anAdministrator(), { person: ada.person, roles }));

    const before = await rolesNow();
    await grant(['operations-administrator']);
    const granted = await rolesNow();
    await grant([]);

    assert.deepEqual(before, ['general']);
    assert.deepEqual(granted, ['operations-administrator', 'general']);
    assert.deepEqual(await rolesNow(), ['general']);
  });

  it('end a day after sign-in to the millisecond, though kept', async () => {
    const hour = 3_600_000;
    for (const hours of [7, 14, 21]) {
      world.clock.set(openedAt + hours * hour);
      await sessions.of(secret);
    }
    world.clock.set(openedAt + 24 * hour - 1);
    // The first of these notes the use, which is a change.
    await sessions.of(secret);
    const last = await sessions.of(secret);
    world.clock.set(openedAt + 24 * hour);

    assert.deepEqual(last?.actor, ada);
    assert.equal(await sessions.of(secret), undefined);
  });

  it('are asked about after a minute, though nothing else changes and they were looked at just before (2.2.1-e)', async () => {
    const { rsi, port } = aMovableRsi();
    world = await aWorld('2026-10-05T09:00:01+09:00', port);
    secret = await signedIn(world, ada);
    sessions = sessionsOver(world.stores);
    rsi.answer = withdrawn;
    let lastYes = 0;
    for (let at = 1; at < 200; at += 1) {
      world.clock.advance(1_000);
      if (await sessions.of(secret)) lastYes = at;
      await Promise.all(world.questions.values());
    }

    assert.ok(lastYes <= 61, `let in after ${lastYes} s`);
  });

  it('end in each process with the no that another one heard (2.2.1-e)', async () => {
    const { rsi, port } = aMovableRsi();
    world = await aWorld('2026-10-05T09:00:01+09:00', port);
    secret = await signedIn(world, ada);
    sessions = sessionsOver(world.stores);
    world.clock.advance(55_000);
    const kept = await sessions.of(secret);
    const parts = { ...world, clock: { now: () => world.clock.now() + 40_000 } };
    rsi.answer = withdrawn;
    await resolveSessionWith(parts)(secret);

    assert.ok(kept);
    assert.equal(await sessions.of(secret), undefined);
  });
});
