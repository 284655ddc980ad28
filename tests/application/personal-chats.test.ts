import assert from 'node:assert/strict';
import { chatsOf } from '../../api/src/application/personal-chats.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { countedStores } from '../support/counted-stores.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { anActor, aWorld, midori, type TestWorld } from '../support/world.ts';

const ada = anActor('ada');

describe('chats in which people are reached', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await aWorld();
  });
  afterEach(() => world.stores.close());

  const heardIn = (conversation: string, language: 'ja' | 'en' = 'ja') => ({
    language,
    referenceFor: ({ person }: { person: string }) => ({
      conversation,
      place: conversation,
      details: { for: person },
    }),
  });
  const reachedIn = async (actor = ada) =>
    (await chatsOf(world, midori, actor.person)).map(({ reference, language }) => [
      reference.conversation,
      language,
    ]);

  it('are those where a linked Teams user was heard last, one for each of their accounts', async () => {
    const user = await linkedTeamsUser(world, ada);
    const other = await linkedTeamsUser(world, ada, 'second');
    await world.useCases.keepChat(user, heardIn('old'));
    await world.useCases.keepChat(user, heardIn('new', 'en'));
    await world.useCases.keepChat(other, heardIn('phone'));

    assert.deepEqual((await reachedIn()).sort(), [
      ['new', 'en'],
      ['phone', 'ja'],
    ]);
  });

  it('are kept for nobody who is not linked', async () => {
    const user = await linkedTeamsUser(world, ada);
    await world.useCases.keepChat({ ...user, user: 'somebody' }, heardIn('a'));

    assert.deepEqual(await reachedIn(), []);
  });

  it('end with the link, and where the bot is taken out', async () => {
    const user = await linkedTeamsUser(world, ada);
    const other = await linkedTeamsUser(world, ada, 'second');
    await world.useCases.keepChat(user, heardIn('a'));
    await world.useCases.keepChat(other, heardIn('b'));
    await world.useCases.unlinkTeamsUser(user);
    const unlinked = await reachedIn();
    await world.useCases.leavePlace('b');
    const left = await reachedIn();
    await world.useCases.keepChat(other, heardIn('b'));

    assert.deepEqual([unlinked, left, await reachedIn()], [[['b', 'ja']], [], [['b', 'ja']]]);
  });

  it('are the next person’s once somebody else signs in there', async () => {
    const user = await linkedTeamsUser(world, ada);
    await world.useCases.keepChat(user, heardIn('a'));
    const hanako = anActor('hanako');
    await linkedTeamsUser(world, hanako, user.user);
    await world.useCases.keepChat(user, heardIn('a'));

    assert.deepEqual([await reachedIn(), await reachedIn(hanako)], [[], [['a', 'ja']]]);
  });

  it('cost three reads and no write where nothing is new', async () => {
    const user = await linkedTeamsUser(world, ada);
    await world.useCases.keepChat(user, heardIn('a'));
    const { stores, costs } = countedStores(world.stores);
    const { keepChat } = useCasesOver({ ...world, stores });

    await keepChat(user, heardIn('a'));

    assert.deepEqual(costs, { reads: 3, queries: 0, commits: 0, operations: 0 });
  });
});
