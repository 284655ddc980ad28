import assert from 'node:assert/strict';
import { offerLinkCodeWith } from '../../api/src/application/teams-link.ts';
import { entitled } from '../support/signed-in.ts';
import { anActor, aWorld, given, type TestWorld } from '../support/world.ts';

const chat = { entraTenant: 'e1', user: 'teams-ada', conversation: 'a:1' };
const ada = anActor('ada');
const minute = 60_000;

describe('linking a Teams user', () => {
  let world: TestWorld;
  let request: string;
  beforeEach(async () => {
    world = await aWorld();
    await entitled(world, ada);
    request = await world.useCases.requestTeamsLink(chat);
  });
  afterEach(() => world.stores.close());

  async function digits(): Promise<string> {
    const offered = await offerLinkCodeWith(world)(request, ada);
    assert.ok(offered);
    return offered;
  }
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
    const foreign = await world.useCases.actorOfTeamsUser({ ...chat, entraTenant: 'e2' });
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
    const nobody = await offerLinkCodeWith(world)('x'.repeat(43), ada);
    world.clock.advance(15 * minute);
    const late = await offerLinkCodeWith(world)(request, ada);

    assert.deepEqual([nobody, late], [undefined, undefined]);
  });
});
