import assert from 'node:assert/strict';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { organisationOf } from '../support/organisations.ts';
import {
  anActor,
  aWorld,
  aWorldOver,
  contoso,
  given,
  midori,
  type TestWorld,
} from '../support/world.ts';

const ada = anActor('ada');
const grace = anActor('grace');
const notFound = { ok: false, refusal: { code: 'not-found', what: 'chat' } };

describe('the Teams chats of a person', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await aWorld();
  });
  afterEach(() => world.stores.close());

  const chatsOf = async (actor: typeof ada) => [...(await world.useCases.listTeamsChats(actor))];
  async function onlyChatOf(actor: typeof ada) {
    const [chat, ...others] = await chatsOf(actor);
    assert.ok(chat && others.length === 0);
    return chat;
  }

  it('are those that act for them: organisation and since when', async () => {
    await linkedTeamsUser(world, ada);
    await linkedTeamsUser(world, grace);

    const chat = await onlyChatOf(ada);

    assert.equal(chat.organisation, organisationOf(midori));
    assert.equal(chat.linkedAt, world.clock.now());
  });

  it('can be ended one by one, and act for nobody from then on', async () => {
    const first = await linkedTeamsUser(world, ada, 'phone');
    const second = await linkedTeamsUser(world, ada, 'desk');
    const [chat] = await chatsOf(ada);

    given(await world.useCases.unlinkTeamsChat(ada, chat?.id ?? ''));
    const left = await chatsOf(ada);
    const actors = await Promise.all([first, second].map(world.useCases.actorOfTeamsUser));

    assert.equal(left.length, 1);
    assert.deepEqual(actors.filter((actor) => actor === undefined).length, 1);
  });

  it('are ended by nobody else, of whatever tenant, and answered like none (2.3-c)', async () => {
    const user = await linkedTeamsUser(world, ada);
    const { id } = await onlyChatOf(ada);

    const answers = [
      await world.useCases.unlinkTeamsChat(grace, id),
      await world.useCases.unlinkTeamsChat(anActor('ada', contoso), id),
      await world.useCases.unlinkTeamsChat(ada, 'none'),
    ];

    assert.deepEqual(answers, Array(3).fill(notFound));
    assert.deepEqual(await world.useCases.actorOfTeamsUser(user), ada);
  });

  it('lose the one that was signed out of in the chat', async () => {
    const user = await linkedTeamsUser(world, ada);
    const { id } = await onlyChatOf(ada);

    await world.useCases.unlinkTeamsUser(user);

    assert.deepEqual(await chatsOf(ada), []);
    assert.deepEqual(await world.useCases.unlinkTeamsChat(ada, id), notFound);
  });

  it('change owner with the next login there', async () => {
    const user = await linkedTeamsUser(world, ada, 'shared');
    const { id } = await onlyChatOf(ada);
    await linkedTeamsUser(world, grace, 'shared');

    const ofAda = await chatsOf(ada);
    const refused = await world.useCases.unlinkTeamsChat(ada, id);

    assert.deepEqual(ofAda, []);
    assert.deepEqual(refused, notFound);
    assert.equal((await onlyChatOf(grace)).id, id);
    assert.deepEqual(await world.useCases.actorOfTeamsUser(user), grace);
  });

  it('are not what an entry says that a process left behind when it died', async () => {
    const user = await linkedTeamsUser(world, grace);
    const { id } = await onlyChatOf(grace);
    const body = { v: 1, id, organisation: organisationOf(midori), linkedAt: 7 };
    const item = { id: `chat:${id}`, type: 'teams-chat', k1: id, body };
    const store = world.stores.forTenant(midori);
    await store.commit(`teams-chats:${ada.person}`, [{ kind: 'put', item }]);

    const listed = await chatsOf(ada);
    const ended = await world.useCases.unlinkTeamsChat(ada, id);

    assert.deepEqual([listed, ended], [[], notFound]);
    assert.deepEqual(await world.useCases.actorOfTeamsUser(user), grace);
  });

  it('hold a link of an older version from its next use on', async () => {
    const raw = await openSqliteStores(':memory:', world.clock);
    await world.stores.close();
    world = aWorldOver(raw, world.clock);
    const user = await linkedTeamsUser(world, ada);
    const { id } = await onlyChatOf(ada);
    const body = { v: 1, tenant: midori, person: ada.person, linkedAt: 7 };
    const item = { id: `user:${id}`, type: 'teams-link', body };
    await raw.forService.commit(`teams:${id.slice(0, 2)}`, [{ kind: 'put', item }]);
    const unlisted = [{ kind: 'delete', id: `chat:${id}` }] as const;
    await raw.forTenant(midori).commit(`teams-chats:${ada.person}`, unlisted);

    const before = await chatsOf(ada);
    const actor = await world.useCases.actorOfTeamsUser(user);
    const after = await onlyChatOf(ada);

    assert.deepEqual([before, actor], [[], ada]);
    assert.deepEqual(after, { id, organisation: organisationOf(midori), linkedAt: 7 });
  });
});
