import assert from 'node:assert/strict';
import { offerLinkCodeWith } from '../../api/src/application/teams-link.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { connected, organisationOf } from '../support/organisations.ts';
import { entitled } from '../support/signed-in.ts';
import {
  anActor,
  anAdministrator,
  aWorld,
  contoso,
  given,
  midori,
  type TestWorld,
} from '../support/world.ts';

const organisation = organisationOf(midori);
const chat = { entraTenant: organisation, user: 'teams-ada', conversation: 'a:1' };
const ada = anActor('ada');
const minute = 60_000;

describe('linking a Teams user', () => {
  let world: TestWorld;
  let request: string;
  beforeEach(async () => {
    world = await aWorld();
    await entitled(world, ada);
    await connected(world, midori);
    request = await world.useCases.requestTeamsLink(chat);
  });
  afterEach(() => world.stores.close());

  const offer = (to: Actor, of = request) => offerLinkCodeWith(world)(of, to);
  const digits = async () => given(await offer(ada));
  const complete = (typed: string, from = chat) => world.useCases.completeTeamsLink(from, typed);
  const another = (typed: string) => String((Number(typed) + 1) % 1_000_000).padStart(6, '0');

  it('ties the user to who signed in, when the digits are typed into the same chat', async () => {
    const actor = given(await complete(await digits()));

    assert.deepEqual(actor, ada);
    assert.deepEqual(await world.useCases.actorOfTeamsUser(chat), ada);
  });

  it('knows nobody before, nobody of another Entra tenant, and nobody after signing out', async () => {
    const before = await world.useCases.actorOfTeamsUser(chat);
    given(await complete(await digits()));
    const foreign = await world.useCases.actorOfTeamsUser({
      ...chat,
      entraTenant: await connected(world, contoso),
    });
    await world.useCases.unlinkTeamsUser(chat);
    const after = await world.useCases.actorOfTeamsUser(chat);

    assert.deepEqual([before, foreign, after], [undefined, undefined, undefined]);
  });

  it('takes the digits once', async () => {
    const typed = await digits();
    given(await complete(typed));

    assert.equal((await complete(typed)).ok, false);
  });

  it('takes them from nobody else and in no other chat', async () => {
    const typed = await digits();

    const elsewhere = await complete(typed, { ...chat, conversation: 'a:2' });
    const somebody = await complete(typed, { ...chat, user: 'teams-eve' });

    assert.deepEqual([elsewhere.ok, somebody.ok], [false, false]);
  });

  it('takes them for five minutes', async () => {
    const typed = await digits();

    world.clock.advance(5 * minute);

    assert.equal((await complete(typed)).ok, false);
  });

  it('allows five attempts, also when they come at once', async () => {
    const typed = await digits();

    await Promise.all(Array.from({ length: 20 }, () => complete(another(typed))));
    for (let attempt = 0; attempt < 5; attempt += 1) await complete(another(typed));

    assert.equal((await complete(typed)).ok, false);
  });

  it('keeps the digits of a login under way when somebody asks again', async () => {
    const typed = await digits();
    const again = await world.useCases.requestTeamsLink(chat);

    assert.equal(again, request);
    assert.equal((await complete(typed)).ok, true);
  });

  it('begins anew once the attempts are spent or the link is made', async () => {
    const typed = await digits();
    for (let attempt = 0; attempt < 5; attempt += 1) await complete(another(typed));
    const afterAttempts = await world.useCases.requestTeamsLink(chat);

    assert.notEqual(afterAttempts, request);
    request = afterAttempts;
    given(await complete(await digits()));
    assert.notEqual(await world.useCases.requestTeamsLink(chat), afterAttempts);
  });

  it('offers no digits where nobody asked, or too long ago', async () => {
    const nobody = await offer(ada, 'x'.repeat(43));
    world.clock.advance(15 * minute);
    const late = await offer(ada);

    assert.deepEqual([nobody, late], Array(2).fill(refusedFor('code-unusable')));
  });

  describe('where the organisation of the chat', () => {
    const reconnect = async (tenant: typeof midori) => {
      const { useCases } = world;
      given(await useCases.disconnectOrganisation(anAdministrator(midori), organisation));
      given(await useCases.connectOrganisation(anAdministrator(tenant), organisation));
    };

    it('is another company’s, offers no digits to who signed in (2.3-d)', async () => {
      const foreign = anActor('eve', contoso);
      await entitled(world, foreign);

      const offered = await offer(foreign);

      assert.deepEqual(offered, refusedFor('chat-of-another-company'));
    });

    it('came to be another company’s after the digits were shown, takes them no more (2.3-d)', async () => {
      const typed = await digits();
      await reconnect(contoso);

      const completed = await complete(typed);

      assert.deepEqual(completed, refusedFor('chat-of-another-company'));
      assert.deepEqual(await world.useCases.listTeamsChats(ada), []);
      await reconnectHome();
      assert.equal(await world.useCases.actorOfTeamsUser(chat), undefined);
    });

    const reconnectHome = async () => {
      const { useCases } = world;
      given(await useCases.disconnectOrganisation(anAdministrator(contoso), organisation));
      given(await useCases.connectOrganisation(anAdministrator(midori), organisation));
    };

    it('came to be another company’s or nobody’s, lets a linked person do nothing there (2.3-d)', async () => {
      given(await complete(await digits()));
      const { useCases } = world;

      given(await useCases.disconnectOrganisation(anAdministrator(midori), organisation));
      const ofNobody = await useCases.actorOfTeamsUser(chat);
      given(await useCases.connectOrganisation(anAdministrator(contoso), organisation));
      const elsewhere = await useCases.actorOfTeamsUser(chat);
      await reconnectHome();
      const home = await useCases.actorOfTeamsUser(chat);

      assert.deepEqual([ofNobody, elsewhere, home], [undefined, undefined, ada]);
    });
  });

  it('takes no digits that somebody else was given in another chat, in theirs or ours', async () => {
    const mallory = { ...chat, user: 'teams-mallory', conversation: 'a:9' };
    const begun = await world.useCases.requestTeamsLink(mallory);
    const ofVictim = given(await offer(ada, begun));

    const inOwnChat = await complete(ofVictim);
    const asAda = await world.useCases.actorOfTeamsUser(chat);

    assert.deepEqual([inOwnChat.ok, asAda], [false, undefined]);
  });
});

const refusedFor = (code: 'code-unusable' | 'chat-of-another-company') => ({
  ok: false,
  refusal: { code },
});
