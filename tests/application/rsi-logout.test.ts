import assert from 'node:assert/strict';
import { type Rsi, RsiRefused, RsiUnreachable } from '../../api/src/application/ports.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import type { PersonId } from '../../api/src/domain/ids.ts';
import { countedStores } from '../support/counted-stores.ts';
import { loyalRsi } from '../support/rsi.ts';
import { entitled, signedIn } from '../support/signed-in.ts';
import { anActor, aWorld, contoso, type TestWorld } from '../support/world.ts';

const ada = anActor('ada');
const bob = anActor('bob');

type Word = { readonly id: string; readonly person?: PersonId; readonly rsiSession?: string };
/** What each logout token says, in place of a signature; the real ones are proven in tests/rsi. */
const token = (word: Word) => JSON.stringify(word);
const reading: Rsi = {
  ...loyalRsi,
  readLogout: async (text) => {
    if (!text.startsWith('{')) throw new RsiRefused('Not a logout token');
    return { ...JSON.parse(text), issuedAt: 0 };
  },
};

describe('RSI’s word that somebody signed out there (session 7)', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await aWorld('2026-10-05T09:00:00+09:00', reading);
    await entitled(world, ada);
  });
  afterEach(() => world.stores.close());

  const open = (rsiSession: string, actor = ada) =>
    world.useCases.openSession({ ...actor, rsiSession });
  const isIn = async (secret: string) =>
    (await world.useCases.resolveSession(secret)) !== undefined;
  const areIn = (...secrets: string[]) => Promise.all(secrets.map(isIn));
  const tell = (word: Word) => world.useCases.endRsiSession(token(word));

  it('ends the sessions that came of that session of RSI’s, and no other', async () => {
    const [first, second, other] = [await open('sid-1'), await open('sid-1'), await open('sid-2')];
    const bobs = await signedIn(world, bob);

    const isObeyed = await tell({ id: 'a', person: ada.person, rsiSession: 'sid-1' });

    assert.equal(isObeyed, true);
    assert.deepEqual(await areIn(first, second, other, bobs), [false, false, true, true]);
  });

  it('ends all of a person where it names no session, in every tenant', async () => {
    const elsewhere = anActor('ada', contoso);
    const secrets = [await open('sid-1'), await signedIn(world, ada)];
    secrets.push(await signedIn(world, elsewhere));
    const bobs = await signedIn(world, bob);

    await tell({ id: 'a', person: ada.person });

    assert.deepEqual(await areIn(...secrets, bobs), [false, false, false, true]);
  });

  it('finds whose session it is where it names nobody', async () => {
    const [mine, other] = [await open('sid-1'), await open('sid-2')];

    const isObeyed = await tell({ id: 'a', rsiSession: 'sid-1' });
    const ofNobody = await tell({ id: 'b', rsiSession: 'sid-unknown' });

    assert.deepEqual([isObeyed, ofNobody], [true, true]);
    assert.deepEqual(await areIn(mine, other), [false, true]);
  });

  it('ends nobody’s session where session and person do not belong together', async () => {
    await entitled(world, bob);
    const [mine, bobs] = [await open('sid-1'), await open('sid-2', bob)];

    await tell({ id: 'a', person: bob.person, rsiSession: 'sid-1' });

    assert.deepEqual(await areIn(mine, bobs), [true, true]);
  });

  it('is obeyed once: its replay ends nothing that came later, and is refused', async () => {
    const word = { id: 'once', person: ada.person };
    const before = await open('sid-1');
    await tell(word);
    world.clock.advance(1_000);
    const after = await open('sid-2');

    const replayed = await tell(word);

    assert.equal(replayed, false);
    assert.deepEqual(await areIn(before, after), [false, true]);
  });

  it('counts for a login that has not become a session yet, and not for a later one', async () => {
    const provedAt = world.clock.now();
    world.clock.advance(1_000);
    await tell({ id: 'a', rsiSession: 'sid-1' });
    await tell({ id: 'b', person: bob.person });
    await entitled(world, bob);
    world.clock.advance(1_000);

    const late = await world.useCases.openSession({ ...ada, rsiSession: 'sid-1', provedAt });
    const bobs = await world.useCases.openSession({ ...bob, provedAt });
    const anew = await world.useCases.openSession({ ...ada, rsiSession: 'sid-1' });

    assert.deepEqual(await areIn(late, bobs, anew), [false, false, true]);
  });

  it('that was half obeyed when the process died is obeyed when RSI repeats it', async () => {
    const secret = await open('sid-1');
    let isDying = true;
    const dying = {
      ...world.stores.forService,
      commit: (...asked: Parameters<typeof world.stores.forService.commit>) =>
        isDying && asked[0].startsWith('s:')
          ? Promise.reject(new Error('died'))
          : world.stores.forService.commit(...asked),
    };
    const parts = { ...world, stores: { ...world.stores, forService: dying } };
    const { endRsiSession } = useCasesOver(parts);
    const word = token({ id: 'a', rsiSession: 'sid-1' });

    await assert.rejects(endRsiSession(word), /died/);
    isDying = false;
    const repeated = await endRsiSession(word);

    assert.equal(repeated, true);
    assert.equal(await isIn(secret), false);
  });

  it('costs no write where it is not RSI’s, or about nobody, however often', async () => {
    const { stores, costs } = countedStores(world.stores);
    const { endRsiSession } = useCasesOver({ ...world, stores });

    const said = await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        endRsiSession(at % 2 === 0 ? `garbage-${at}` : token({ id: `x${at}` })),
      ),
    );

    assert.equal(said.some(Boolean), false);
    assert.deepEqual(costs, { reads: 0, queries: 0, commits: 0, operations: 0 });
  });

  it('costs one read where it comes again and again', async () => {
    await tell({ id: 'a', person: ada.person });
    const { stores, costs } = countedStores(world.stores);
    const { endRsiSession } = useCasesOver({ ...world, stores });

    for (let times = 0; times < 50; times += 1) {
      await endRsiSession(token({ id: 'a', person: ada.person }));
    }

    assert.deepEqual(costs, { reads: 50, queries: 0, commits: 0, operations: 0 });
  });

  it('is neither obeyed nor forgotten where RSI’s keys cannot be had', async () => {
    const secret = await open('sid-1');
    const rsi = { ...reading, readLogout: () => Promise.reject(new RsiUnreachable('down')) };
    const word = token({ id: 'a', rsiSession: 'sid-1' });

    await assert.rejects(useCasesOver({ ...world, rsi }).endRsiSession(word), RsiUnreachable);
    const before = await isIn(secret);
    await world.useCases.endRsiSession(word);

    assert.deepEqual([before, await isIn(secret)], [true, false]);
  });
});
