import assert from 'node:assert/strict';
import { type RsiCredentials, RsiUnreachable } from '../../api/src/application/ports.ts';
import { readKeptCredentials } from '../../api/src/application/rsi-credentials.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { loyalRsi } from '../support/rsi.ts';
import { signedIn } from '../support/signed-in.ts';
import { anActor, aWorld, type TestWorld } from '../support/world.ts';

const ada = anActor('ada');

describe('signing out of this product', () => {
  let world: TestWorld;
  let revoked: RsiCredentials[];
  beforeEach(async () => {
    revoked = [];
    const revoke = async (credentials: RsiCredentials) => void revoked.push(credentials);
    world = await aWorld('2026-10-05T09:00:00+09:00', { ...loyalRsi, revoke });
  });
  afterEach(() => world.stores.close());

  const isKept = async () => (await readKeptCredentials(world.stores, ada)) !== undefined;
  const isIn = async (secret: string) =>
    (await world.useCases.resolveSession(secret)) !== undefined;
  async function signOut(secret: string): Promise<void> {
    await world.useCases.endSession(secret);
    await world.settled();
  }

  it('gives back to RSI with what it was asked about the person, after their last session', async () => {
    const [laptop, phone] = [await signedIn(world, ada), await signedIn(world, ada)];

    await signOut(laptop);
    const afterOne = [await isKept(), revoked.length, await isIn(phone)];
    await signOut(phone);

    assert.deepEqual(afterOne, [true, 0, true]);
    assert.deepEqual(
      revoked.map(({ accessToken }) => accessToken),
      ['access-token-of-ada'],
    );
    assert.equal(await isKept(), false);
  });

  it('keeps it while a Teams chat speaks for the person', async () => {
    const user = await linkedTeamsUser(world, ada);
    const secret = await signedIn(world, ada);

    await signOut(secret);

    assert.deepEqual([await isKept(), revoked.length], [true, 0]);
    assert.ok(await world.useCases.actorOfTeamsUser(user));
  });

  it('takes nothing from whoever signed in meanwhile', async () => {
    const before = await signedIn(world, ada);
    let after = '';
    const { secrets } = world;
    const slow = {
      ...secrets,
      open: async (...asked: Parameters<typeof secrets.open>) => {
        after ||= await signedIn(world, ada);
        return secrets.open(...asked);
      },
    };

    await useCasesOver({ ...world, secrets: slow }).endSession(before);
    await world.settled();

    assert.deepEqual([await isKept(), revoked.length], [true, 0]);
    assert.equal(await isIn(after), true);
  });

  it('is done, and all forgotten, though RSI does not answer', async () => {
    const secret = await signedIn(world, ada);
    const revoke = () => Promise.reject(new RsiUnreachable('down'));
    const parts = { ...world, rsi: { ...loyalRsi, revoke } };

    await useCasesOver(parts).endSession(secret);
    await world.settled();

    assert.deepEqual([await isIn(secret), await isKept()], [false, false]);
  });

  it('says nothing of the right to come back: the next login opens a session as ever', async () => {
    await signOut(await signedIn(world, ada));

    const again = await signedIn(world, ada);
    world.clock.advance(100_000);

    assert.equal(await isIn(again), true);
  });
});
