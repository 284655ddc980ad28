import assert from 'node:assert/strict';
import { conversationReferencesOver } from '../../api/src/application/conversation-references.ts';
import { departuresFrom } from '../../api/src/application/places.ts';
import type { TeamsUser } from '../../api/src/application/teams-chats.ts';
import { offerLinkCodeWith } from '../../api/src/application/teams-link.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { buttonsWith } from '../../bot/src/cards/buttons.ts';
import { cardSealWith, type Press } from '../../bot/src/cards/signed-data.ts';
import { titleOfAnswer, titlesIn } from '../support/bot/spoken.ts';
import {
  aTalkingBot,
  localBot,
  registeredBot,
  type TalkingBot,
} from '../support/bot/talking-bot.ts';
import { aDeliverer, toldChats } from '../support/delivery.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { connected, organisationOf } from '../support/organisations.ts';
import { aMovableRsi, withdrawn } from '../support/rsi.ts';
import {
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  aWorld,
  between,
  contoso,
  given,
  knownPeople,
  midori,
  type TestWorld,
} from '../support/world.ts';

const ada = anActor('ada');
const morning = between('2026-10-06T09:00:00+09:00', '2026-10-06T12:00:00+09:00');
const team = '19:team@thread.tacv2';
const signIn = 'Please sign in';

describe('whom the bot does something for', () => {
  let world: TestWorld;
  let rsi: ReturnType<typeof aMovableRsi>['rsi'];
  let bot: TalkingBot;
  let user: TeamsUser;
  let floor: Awaited<ReturnType<typeof aFloor>>;

  const bots: TalkingBot[] = [];
  async function aBot(settings = localBot): Promise<TalkingBot> {
    const made = await aTalkingBot(world, { settings });
    bots.push(made);
    return made;
  }

  beforeEach(async () => {
    const movable = aMovableRsi();
    rsi = movable.rsi;
    world = await aWorld('2026-10-05T09:00:00+09:00', movable.port);
    await knownPeople(world, ada);
    floor = await aFloor(world);
    user = await linkedTeamsUser(world, ada);
    bot = await aBot();
  });
  afterEach(async () => {
    for (const each of bots.splice(0)) each.stop();
    await world.stores.close();
  });

  const adasChat = { id: 'chat-teams-ada', conversationType: 'personal' };
  const inChannel = {
    conversation: { id: `${team};messageid=1`, conversationType: 'channel', isGroup: true },
    channelData: { tenant: { id: organisationOf(midori) }, team: { id: team } },
  };
  const fromAda = (changes: object = {}) =>
    bot.activity({
      from: { id: '29:ada', aadObjectId: user.user },
      conversation: adasChat,
      locale: 'en-US',
      ...changes,
    });
  const said = async (activity: object) => {
    const { status } = await bot.post(activity);
    assert.equal(status, 200);
    return titlesIn(bot.written());
  };
  /** The invoke of a button that was made for somebody in a chat. */
  const pressOf = (press: Press, { tenant, person }: Actor, conversation: string) => {
    const madeFor = { tenant, person, conversation, language: 'en' as const };
    const buttons = buttonsWith(cardSealWith(localBot.cardKey), world.clock.now(), madeFor);
    const { data } = buttons('Press', press);
    const value = { action: { type: 'Action.Execute', verb: press.verb, data } };
    return { type: 'invoke', name: 'adaptiveCard/action', value };
  };
  const pressing = (press: Press, changes: object = {}) =>
    fromAda({ ...pressOf(press, ada, adasChat.id), replyToId: 'card-1', ...changes });
  const booking = (): Press => ({ verb: 'book', seats: [floor.seat], ...morning });
  const bookings = () => world.useCases.listBookings(ada, {});
  const booked = async () => {
    const wish = { seat: floor.seat, period: morning, key: aKey() };
    return given(await world.useCases.bookSeat(ada, wish)).booking.id;
  };

  describe('is known by their Teams account alone (bot 12)', () => {
    it('hears the person who is linked (control)', async () => {
      await booked();

      assert.deepEqual(await said(fromAda({ text: 'my bookings' })), ['Your bookings: 1']);
    });

    const others: readonly [string, () => object][] = [
      ['whom nobody linked', () => ({ from: { id: '29:y', aadObjectId: 'teams-eve' } })],
      ['without an account', () => ({ from: { id: '29:ada' } })],
      ['who only calls themselves so', () => ({ from: { id: 'teams-ada', name: 'Ada' } })],
      [
        'of another organisation',
        () => ({ channelData: { tenant: { id: organisationOf(contoso) } } }),
      ],
    ];
    for (const [who, changes] of others) {
      it(`and asks somebody ${who} to sign in, whatever they say or press`, async () => {
        await connected(world, contoso);
        const booking1 = await booked();

        const told = await said(fromAda({ text: 'my bookings', ...changes() }));
        const pressed = await bot.post(pressing({ verb: 'cancel', booking: booking1 }, changes()));

        assert.deepEqual(told, [signIn]);
        assert.equal(titleOfAnswer(pressed.text), signIn);
        assert.equal((await bookings())[0]?.booking.state, 'booked');
      });
    }

    it('and asks who lost the right in RSI to sign in', async () => {
      await booked();
      rsi.answer = withdrawn;
      world.clock.advance(90_000);

      const told = await said(fromAda({ text: 'my bookings' }));
      const pressed = await bot.post(pressing(booking()));

      assert.deepEqual(told, [signIn]);
      assert.equal(titleOfAnswer(pressed.text), signIn);
    });

    it('and hears nobody of an organisation that was disconnected, linked or not (2.2.3-d)', async () => {
      const admin = anAdministrator();
      given(await world.useCases.disconnectOrganisation(admin, organisationOf(midori)));

      const told = await bot.post(fromAda({ text: 'my bookings' }));
      const pressed = await bot.post(pressing(booking()));

      assert.deepEqual([told.status, pressed.status], [401, 401]);
      assert.deepEqual(bot.written(), []);
      assert.deepEqual(await bookings(), []);
    });

    it('and asks for a new sign-in where another company took the organisation over', async () => {
      const organisation = organisationOf(midori);
      given(await world.useCases.disconnectOrganisation(anAdministrator(), organisation));
      given(await world.useCases.connectOrganisation(anAdministrator(contoso), organisation));

      const told = await said(fromAda({ text: 'my bookings' }));
      const pressed = await bot.post(pressing(booking()));

      assert.deepEqual(told, [signIn]);
      assert.equal(titleOfAnswer(pressed.text), signIn);
      assert.deepEqual(await bookings(), []);
    });
  });

  describe('does once what Teams delivers twice (bot 13)', () => {
    const twice = async (activity: object) => {
      const first = await bot.post(activity);
      const told = bot.written();
      const second = await bot.post(activity);
      return { first, told, second, toldAgain: bot.written() };
    };

    it('a message: no second answer', async () => {
      const { told, second, toldAgain } = await twice(fromAda({ text: 'my bookings' }));

      assert.equal(told.length, 1);
      assert.deepEqual([second, toldAgain], [{ status: 200, text: '' }, []]);
    });

    it('a message that comes to two processes at once: one answer', async () => {
      const other = await aBot();
      const activity = fromAda({ text: 'my bookings' });

      await Promise.all([bot, other, bot, other].map((each) => each.post(activity)));

      assert.equal(bot.written().length, 1);
    });

    it('a message in two chats: two answers (control)', async () => {
      const activity = fromAda({ text: 'help' });
      await bot.post(activity);
      await bot.post({ ...activity, conversation: { ...adasChat, id: 'elsewhere' } });

      assert.equal(bot.written().length, 2);
    });

    it('a sign-out: who signed in again stays', async () => {
      const activity = fromAda({ text: 'sign out' });
      await bot.post(activity);
      await linkedTeamsUser(world, ada);
      await bot.post(activity);

      assert.deepEqual(await world.useCases.actorOfTeamsUser(user), ada);
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
        await world.useCases.unlinkTeamsUser(user);
        const request = await world.useCases.requestTeamsLink({
          ...user,
          conversation: adasChat.id,
        });
        const digits = given(await offerLinkCodeWith(world)(request, ada));

        const { told, second, toldAgain } = await twice(fromAda(change(digits)));

        assert.deepEqual(titlesIn(told), ['You are signed in']);
        assert.equal(second.status, 200);
        assert.deepEqual(toldAgain, []);
      }
    });

    it('a booking press: the same answer, one booking, and none anew after it was cancelled', async () => {
      const press = pressing(booking());
      const { first, second } = await twice(press);
      const [only, ...others] = await bookings();
      assert.ok(only && others.length === 0);
      given(await world.useCases.cancelBooking(ada, only.booking.id));
      await bot.post(press);

      const isLive = ({ booking: { state } }: typeof only) => state === 'booked';
      assert.equal(titleOfAnswer(second.text), titleOfAnswer(first.text));
      assert.equal((await bookings()).some(isLive), false);
    });

    it('a cancelling press: the same answer, one event', async () => {
      const id = await booked();
      const press = pressing({ verb: 'cancel', booking: id }, { replyToId: undefined });
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
      await booked();
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
      const press = { verb: 'unfollow-floor', floor: floor.floor.id } as const;
      const pressed = say({ ...pressOf(press, admin, team), replyToId: 'card-1' });
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
      const gone = fromAda({ type: 'installationUpdate', action: 'remove', ...inChannel });
      await bot.post(gone);
      await bot.post(gone);

      assert.equal(await departuresFrom(world, team), 1);
    });
  });

  describe('is asked for their right again at each press (bot 16)', () => {
    it('and a card of a role that was taken back does nothing', async () => {
      const press = pressOf({ verb: 'unfollow-floor', floor: floor.floor.id }, ada, adasChat.id);
      const pressed = await bot.post(fromAda(press));

      assert.equal(titleOfAnswer(pressed.text), 'You may not do this');
    });

    it('and a card whose chat was ended from elsewhere asks for a sign-in', async () => {
      const [chat] = await world.useCases.listTeamsChats(ada);
      given(await world.useCases.unlinkTeamsChat(ada, chat?.id ?? ''));

      const pressed = await bot.post(pressing(booking()));

      assert.equal(titleOfAnswer(pressed.text), signIn);
      assert.deepEqual(await bookings(), []);
    });

    it('and a card is spent for whoever is linked in its place', async () => {
      const press = pressing(booking());
      await linkedTeamsUser(world, anActor('grace'), user.user);

      const pressed = await bot.post(press);

      assert.equal(titleOfAnswer(pressed.text), 'This card cannot be used');
      assert.deepEqual(await bookings(), []);
    });
  });

  describe('is no stranger who says that the bot was put in or taken out (bot 17)', () => {
    const presences = [
      { type: 'installationUpdate', action: 'add' },
      { type: 'installationUpdate', action: 'remove' },
      { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] },
      { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] },
    ];
    const references = () => conversationReferencesOver(world, midori).list(10, undefined);

    for (const presence of presences) {
      const what = JSON.stringify(presence);

      it(`without a token: ${what}`, async () => {
        const strict = await aBot(registeredBot);
        const forged = strict.activity({ ...presence, ...inChannel });
        const microsofts = { ...forged, serviceUrl: 'https://smba.trafficmanager.net/jp/' };

        const answers = [
          await strict.post(forged),
          await strict.post(microsofts),
          await strict.post(microsofts, { authorization: 'Bearer a.b.c' }),
        ];

        assert.deepEqual(
          answers.map(({ status }) => status),
          [401, 401, 401],
        );
        assert.deepEqual(strict.written(), []);
        assert.equal(await departuresFrom(world, team), 0);
        assert.deepEqual((await references()).references, []);
      });

      it(`from an organisation that nobody connected: ${what}`, async () => {
        const channelData = { ...inChannel.channelData, tenant: { id: organisationOf(contoso) } };

        const { status } = await bot.post(bot.activity({ ...presence, ...inChannel, channelData }));

        assert.equal(status, 401);
        assert.deepEqual(bot.written(), []);
        assert.equal(await departuresFrom(world, team), 0);
        assert.deepEqual((await references()).references, []);
      });
    }
  });

  describe('is told nothing of themselves in front of others (bot 18)', () => {
    const places: readonly [string, object][] = [
      ['a channel', inChannel],
      ['a group chat', { conversation: { id: '19:g', conversationType: 'groupChat' } }],
      ['a chat that does not say what it is', { conversation: { id: '19:g' } }],
      ['a chat that says two things', { conversation: { ...adasChat, isGroup: true } }],
      ['a chat of two in a team', { channelData: inChannel.channelData }],
    ];
    for (const [where, place] of places) {
      for (const text of ['my bookings', 'cancel my booking', 'sign out', 'sign in', '123456']) {
        it(`“${text}” in ${where} leads to their own chat`, async () => {
          await booked();

          const told = await bot.post(fromAda({ text, ...place }));
          const written = bot.written();

          assert.equal(told.status, 200);
          assert.deepEqual(titlesIn(written), ['Please use your own chat']);
          assert.doesNotMatch(written.join(), /S-1|ada さん|[?&]link=/);
          assert.deepEqual(await world.useCases.actorOfTeamsUser(user), ada);
        });
      }

      it(`nobody unknown is handed a sign-in link in ${where}`, async () => {
        await bot.post(fromAda({ text: 'free seats', ...place, from: { id: '29:eve' } }));

        const written = bot.written();
        assert.deepEqual(titlesIn(written), ['Please use your own chat']);
        assert.doesNotMatch(written.join(), /[?&]link=/);
      });
    }

    it('and no card of their own chat works in a channel', async () => {
      const id = await booked();

      const pressed = await bot.post(pressing({ verb: 'cancel', booking: id }, inChannel));

      assert.equal(titleOfAnswer(pressed.text), 'This card cannot be used');
      assert.doesNotMatch(pressed.text, /S-1/);
      assert.equal((await bookings())[0]?.booking.state, 'booked');
    });
  });
});
