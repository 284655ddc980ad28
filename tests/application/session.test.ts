import assert from 'node:assert/strict';
import { administratorsScope } from '../../api/src/application/scopes.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { countedStores } from '../support/counted-stores.ts';
import { loyalRsi, withdrawn } from '../support/rsi.ts';
import { signedIn } from '../support/signed-in.ts';
import { anActor, aWorld, midori, type TestWorld } from '../support/world.ts';

const hour = 3_600_000;
const ada = anActor('ada');
describe('a session (2.2.1-c, -d)', () => {
  let world: TestWorld;
  let secret: string;
  beforeEach(async () => {
    world = await aWorld();
    secret = await signedIn(world, ada);
  });
  afterEach(() => world.stores.close());

  const resolve = () => world.useCases.resolveSession(secret);

  it('says who it belongs to', async () => {
    const endsAt = world.clock.now() + 8 * hour;
    const confirmedUntil = world.clock.now() + 60_000;

    assert.deepEqual(await resolve(), { actor: ada, tenantName: midori, endsAt, confirmedUntil });
    assert.equal(await world.useCases.resolveSession(`${secret.slice(0, -1)}x`), undefined);
  });

  it('ends eight hours after the last request, to the millisecond (session 6)', async () => {
    world.clock.advance(7.9 * hour);
    const late = await resolve();
    world.clock.advance(8 * hour - 1);
    const later = await resolve();
    world.clock.advance(8 * hour);
    const tooLate = await resolve();

    assert.deepEqual([late !== undefined, later !== undefined, tooLate], [true, true, undefined]);
  });

  it('ends a day after sign-in, however busy, and stays ended (session 6)', async () => {
    for (let hours = 0; hours < 23; hours += 1) {
      world.clock.advance(hour);
      assert.ok(await resolve());
    }
    world.clock.advance(hour - 1);
    const last = await resolve();
    world.clock.advance(1);
    const over = await resolve();
    world.clock.advance(1_000);

    assert.deepEqual([last?.actor, over, await resolve()], [ada, undefined, undefined]);
  });

  it('is stored without its secret', async () => {
    const { items } = await world.stores.changes(undefined, 100);

    assert.equal(JSON.stringify(items).includes(secret), false);
  });

  it('gains and loses granted roles at once, and never a system administrator from the store (4.3-b, session 3)', async () => {
    const grant = (roles: readonly string[]) =>
      world.stores.forTenant(midori).commit(administratorsScope, [
        {
          kind: 'put',
          item: {
            id: `person:${ada.person}`,
            type: 'grant',
            body: { v: 2, person: ada.person, roles },
          },
        },
      ]);

    await grant(['operations-administrator', 'system-administrator']);
    const granted = await resolve();
    await grant([]);
    const revoked = await resolve();

    assert.deepEqual(granted?.actor.roles, ['operations-administrator', 'general']);
    assert.deepEqual(revoked?.actor.roles, ['general']);
  });

  it('is over after sign-out (session 4)', async () => {
    await world.useCases.endSession(secret);

    assert.equal(await resolve(), undefined);
  });

  it('cannot be revived by what was read before it ended: a use that is noted late changes nothing (session 4)', async () => {
    world.clock.advance(hour);
    const { forService } = world.stores;
    let isEnded = false;
    const endedMeanwhile: typeof forService = {
      ...forService,
      async commit(scope, operations) {
        if (!isEnded) {
          isEnded = true;
          await world.useCases.endSession(secret);
        }
        return forService.commit(scope, operations);
      },
    };
    const stores = { ...world.stores, forService: endedMeanwhile };

    await useCasesOver({ ...world, stores }).resolveSession(secret);

    assert.deepEqual([isEnded, await resolve()], [true, undefined]);
  });

  it('of a person whom RSI disabled is over everywhere, and comes back with no later yes (session 12)', async () => {
    const disabled = { ...loyalRsi, identityOf: withdrawn };
    const other = await world.useCases.openSession(ada);
    world.clock.advance(100_000);

    const refused = await useCasesOver({ ...world, rsi: disabled }).resolveSession(secret);
    const elsewhere = await world.useCases.resolveSession(other);
    world.clock.advance(1_000);
    const anew = await signedIn(world, ada);

    assert.deepEqual([refused, elsewhere], [undefined, undefined]);
    assert.ok(await world.useCases.resolveSession(anew));
    assert.deepEqual(
      [await resolve(), await world.useCases.resolveSession(other)],
      [undefined, undefined],
    );
  });

  it('costs three reads to look at, and a login three commits more than its own records', async () => {
    const { stores, costs, reset } = countedStores(world.stores);
    const { resolveSession, openSession } = useCasesOver({ ...world, stores });

    await resolveSession(secret);
    const look = { ...costs };
    reset();
    await openSession({ ...ada, rsiSession: 'sid-1' });

    assert.deepEqual(look, { reads: 3, queries: 0, commits: 0, operations: 0 });
    assert.deepEqual(costs, { reads: 0, queries: 2, commits: 3, operations: 3 });
  });
});
