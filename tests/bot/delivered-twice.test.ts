import assert from 'node:assert/strict';
import { departuresFrom } from '../../api/src/application/places.ts';
import { offerLinkCodeWith } from '../../api/src/application/teams-link.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import {
  type AdasChat,
  ada,
  adasConversation,
  anAdasChat,
  inChannel,
  team,
} from '../support/bot/adas-chat.ts';
import { titleOfAnswer, titlesIn } from '../support/bot/spoken.ts';
import type { TalkingBot } from '../support/bot/talking-bot.ts';
import { aDeliverer, toldChats } from '../support/delivery.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { anActor, anAdministrator, given, knownPeople, midori } from '../support/world.ts';

describe('the bot does once what Teams delivers twice (bot 13)', () => {
  let on: AdasChat;
  let bot: TalkingBot;
  let world: AdasChat['world'];
  beforeEach(async () => {
    on = await anAdasChat();
    ({ bot, world } = on);
  });
  afterEach(() => on.stop());

  const twice = async (activity: object) => {
    const first = await bot.post(activity);
    const told = bot.written();
    const second = await bot.post(activity);
    return { first, told, second, toldAgain: bot.written() };
  };

  it('a message: no second answer', async () => {
    const { told, second, toldAgain } = await twice(on.fromAda({ text: 'my bookings' }));

    assert.equal(told.length, 1);
    assert.deepEqual([second, toldAgain], [{ status: 200, text: '' }, []]);
  });

  it('a message that comes to two processes at once: one answer', async () => {
    const other = await on.aBot();
    const activity = on.fromAda({ text: 'my bookings' });

    await Promise.all([bot, other, bot, other].map((each) => each.post(activity)));

    assert.equal(bot.written().length, 1);
  });

  it('a message in two chats: two answers (control)', async () => {
    const activity = on.fromAda({ text: 'help' });
    await bot.post(activity);
    await bot.post({ ...activity, conversation: { ...adasConversation, id: 'elsewhere' } });

    assert.equal(bot.written().length, 2);
  });

  it('a sign-out: who signed in again stays', async () => {
    const activity = on.fromAda({ text: 'sign out' });
    await bot.post(activity);
    await linkedTeamsUser(world, ada);
    await bot.post(activity);

    assert.deepEqual(await world.useCases.actorOfTeamsUser(on.user), ada);
  });

  it('digits, typed or handed over: one link, one answer', async () => {
    for (const change of [
      (digits: string) => ({ text: digits }),
      (digits: string) => ({
        type: 'invoke',
        name: 'signin/verifyState',
        value: { state: digits },
      }),
    ]) {
      await world.useCases.unlinkTeamsUser(on.user);
      const request = await world.useCases.requestTeamsLink({
        ...on.user,
        conversation: adasConversation.id,
      });
      const digits = given(await offerLinkCodeWith(world)(request, ada));

      const { told, second, toldAgain } = await twice(on.fromAda(change(digits)));

      assert.deepEqual(titlesIn(told), ['You are signed in']);
      assert.equal(second.status, 200);
      assert.deepEqual(toldAgain, []);
    }
  });

  it('a booking press: the same answer, one booking, and none anew after it was cancelled', async () => {
    const press = on.pressing(on.booking());
    const { first, second } = await twice(press);
    const [only, ...others] = await on.bookings();
    assert.ok(only && others.length === 0);
    given(await world.useCases.cancelBooking(ada, only.booking.id));
    await bot.post(press);

    const isLive = ({ booking: { state } }: typeof only) => state === 'booked';
    assert.equal(titleOfAnswer(second.text), titleOfAnswer(first.text));
    assert.equal((await on.bookings()).some(isLive), false);
  });

  it('a cancelling press: the same answer, one event', async () => {
    const id = await on.booked();
    const press = on.pressing({ verb: 'cancel', booking: id }, { replyToId: undefined });
    const { first, second } = await twice(press);

    const { items } = await world.stores.changes(undefined, 1000);
    const events = items.filter(({ type }) => type === 'event');
    assert.equal(titleOfAnswer(second.text), titleOfAnswer(first.text));
    assert.equal(events.length, 2);
  });

  const admin: Actor = anActor('naoki', midori, ['general', 'operations-administrator']);
  async function linkedAdministrator() {
    await knownPeople(world, admin);
    const roles = ['operations-administrator'] as const;
    given(await world.useCases.grantRoles(anAdministrator(), { person: admin.person, roles }));
    await linkedTeamsUser(world, admin);
    return (changes: object) =>
      bot.activity({
        from: { id: '29:naoki', aadObjectId: 'teams-naoki' },
        locale: 'en-US',
        ...inChannel,
        ...changes,
      });
  }
  async function postsOfABooking(): Promise<number> {
    const chats = toldChats();
    const { deliver } = aDeliverer(world, chats.chats);
    await deliver();
    await on.booked();
    await deliver();
    return chats.told.length;
  }

  it('a wish for posts: what was stopped since stays stopped', async () => {
    const say = await linkedAdministrator();
    const follow = say({ text: 'post bookings of 12F here' });
    await bot.post(follow);
    await bot.post(say({ text: 'stop posting 12F' }));
    await bot.post(follow);

    assert.equal(await postsOfABooking(), 0);
  });

  it('an end of posts, typed or pressed: what was wished for since goes on', async () => {
    const say = await linkedAdministrator();
    const stop = say({ text: 'stop posting 12F' });
    const press = { verb: 'unfollow-floor', floor: on.floor.floor.id } as const;
    const pressed = say({ ...on.pressOf(press, admin, team), replyToId: 'card-1' });
    await bot.post(say({ text: 'post bookings of 12F here' }));
    await bot.post(stop);
    const first = await bot.post(pressed);
    await bot.post(say({ text: 'post bookings of 12F here' }));
    await bot.post(stop);
    const second = await bot.post(pressed);

    assert.equal(titleOfAnswer(second.text), titleOfAnswer(first.text));
    assert.equal(await postsOfABooking(), 1);
  });

  it('being taken out of a team: where it was put in again, it is there', async () => {
    const gone = on.fromAda({ type: 'installationUpdate', action: 'remove', ...inChannel });
    await bot.post(gone);
    await bot.post(gone);

    assert.equal(await departuresFrom(world, team), 1);
  });
});
