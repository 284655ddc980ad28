import assert from 'node:assert/strict';
import fc from 'fast-check';
import { aWorld, contoso, midori, type TestWorld } from '../support/world.ts';

const hour = 60 * 60 * 1000;

describe('an activity of Teams', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await aWorld();
  });
  afterEach(() => world.stores.close());

  const said = { conversation: 'a:1', type: 'message', id: '1' };
  const hear = (activity = said, tenant = midori) => world.useCases.hearActivity(tenant, activity);

  it('is heard once within a day, also by processes that hear it at once', async () => {
    const heard = await Promise.all(Array.from({ length: 20 }, () => hear()));
    const again = await hear();

    assert.equal(heard.filter((isNew) => isNew).length, 1);
    assert.equal(again, false);
  });

  it('is another one in another chat, of another number, kind or tenant', async () => {
    await hear();

    const others = [
      await hear({ ...said, conversation: 'a:2' }),
      await hear({ ...said, id: '2' }),
      await hear({ ...said, type: 'invoke' }),
      await hear(said, contoso),
    ];

    assert.deepEqual(others, Array(4).fill(true));
  });

  it('is remembered for 24 hours, at whatever hour it came, and not for ever', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(24 * 60), fc.nat(23 * 60 + 59), async (began, later) => {
        count += 1;
        const activity = { ...said, id: `p${count}` };
        world.clock.advance(began * 60_000);
        assert.equal(await hear(activity), true);
        world.clock.advance(later * 60_000);
        assert.equal(await hear(activity), false);
        world.clock.advance(49 * hour);
        assert.equal(await hear(activity), true);
      }),
      { numRuns: 30 },
    );
  });

  it('leaves nothing behind after two days', async () => {
    await hear();
    world.clock.advance(48 * hour);

    const { items } = await world.stores.changes(undefined, 100);

    assert.deepEqual(items, []);
  });
});
