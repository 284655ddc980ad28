import assert from 'node:assert/strict';
import { conversationReferencesOver } from '../../api/src/application/conversation-references.ts';
import { departuresFrom } from '../../api/src/application/places.ts';
import {
  type AdasChat,
  ada,
  adasConversation,
  anAdasChat,
  inChannel,
  team,
} from '../support/bot/adas-chat.ts';
import { titleOfAnswer, titlesIn } from '../support/bot/spoken.ts';
import { registeredBot, type TalkingBot } from '../support/bot/talking-bot.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { connected, organisationOf } from '../support/organisations.ts';
import { withdrawn } from '../support/rsi.ts';
import { anActor, anAdministrator, contoso, given, midori } from '../support/world.ts';

const signIn = 'Please sign in';

describe('whom the bot does something for', () => {
  let on: AdasChat;
  let bot: TalkingBot;
  let world: AdasChat['world'];
  beforeEach(async () => {
    on = await anAdasChat();
    ({ bot, world } = on);
  });
  afterEach(() => on.stop());

  describe('is known by their Teams account alone (bot 12)', () => {
    it('hears the person who is linked (control)', async () => {
      await on.booked();

      assert.deepEqual(await on.said(on.fromAda({ text: 'my bookings' })), ['Your bookings: 1']);
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
        const booking1 = await on.booked();

        const told = await on.said(on.fromAda({ text: 'my bookings', ...changes() }));
        const pressed = await bot.post(
          on.pressing({ verb: 'cancel', booking: booking1 }, changes()),
        );

        assert.deepEqual(told, [signIn]);
        assert.equal(titleOfAnswer(pressed.text), signIn);
        assert.equal((await on.bookings())[0]?.booking.state, 'booked');
      });
    }

    it('and asks who lost the right in RSI to sign in', async () => {
      await on.booked();
      on.rsi.answer = withdrawn;
      world.clock.advance(90_000);

      const told = await on.said(on.fromAda({ text: 'my bookings' }));
      const pressed = await bot.post(on.pressing(on.booking()));

      assert.deepEqual(told, [signIn]);
      assert.equal(titleOfAnswer(pressed.text), signIn);
    });

    it('and hears nobody of an organisation that was disconnected, linked or not (2.2.3-d)', async () => {
      const admin = anAdministrator();
      given(await world.useCases.disconnectOrganisation(admin, organisationOf(midori)));

      const told = await bot.post(on.fromAda({ text: 'my bookings' }));
      const pressed = await bot.post(on.pressing(on.booking()));

      assert.deepEqual([told.status, pressed.status], [401, 401]);
      assert.deepEqual(bot.written(), []);
      assert.deepEqual(await on.bookings(), []);
    });

    it('and asks for a new sign-in where another company took the organisation over', async () => {
      const organisation = organisationOf(midori);
      given(await world.useCases.disconnectOrganisation(anAdministrator(), organisation));
      given(await world.useCases.connectOrganisation(anAdministrator(contoso), organisation));

      const told = await on.said(on.fromAda({ text: 'my bookings' }));
      const pressed = await bot.post(on.pressing(on.booking()));

      assert.deepEqual(told, [signIn]);
      assert.equal(titleOfAnswer(pressed.text), signIn);
      assert.deepEqual(await on.bookings(), []);
    });
  });

  describe('is asked for their right again at each press (bot 16)', () => {
    it('and a card of a role that was taken back does nothing', async () => {
      const press = on.pressOf(
        { verb: 'unfollow-floor', floor: on.floor.floor.id },
        ada,
        adasConversation.id,
      );
      const pressed = await bot.post(on.fromAda(press));

      assert.equal(titleOfAnswer(pressed.text), 'You may not do this');
    });

    it('and a card whose chat was ended from elsewhere asks for a sign-in', async () => {
      const [chat] = await world.useCases.listTeamsChats(ada);
      given(await world.useCases.unlinkTeamsChat(ada, chat?.id ?? ''));

      const pressed = await bot.post(on.pressing(on.booking()));

      assert.equal(titleOfAnswer(pressed.text), signIn);
      assert.deepEqual(await on.bookings(), []);
    });

    it('and a card is spent for whoever is linked in its place', async () => {
      const press = on.pressing(on.booking());
      await linkedTeamsUser(world, anActor('grace'), on.user.user);

      const pressed = await bot.post(press);

      assert.equal(titleOfAnswer(pressed.text), 'This card cannot be used');
      assert.deepEqual(await on.bookings(), []);
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
        const strict = await on.aBot(registeredBot);
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
      ['a chat that says two things', { conversation: { ...adasConversation, isGroup: true } }],
      ['a chat of two in a team', { channelData: inChannel.channelData }],
    ];
    for (const [where, place] of places) {
      for (const text of ['my bookings', 'cancel my booking', 'sign out', 'sign in', '123456']) {
        it(`“${text}” in ${where} leads to their own chat`, async () => {
          await on.booked();

          const told = await bot.post(on.fromAda({ text, ...place }));
          const written = bot.written();

          assert.equal(told.status, 200);
          assert.deepEqual(titlesIn(written), ['Please use your own chat']);
          assert.doesNotMatch(written.join(), /S-1|ada さん|[?&]link=/);
          assert.deepEqual(await world.useCases.actorOfTeamsUser(on.user), ada);
        });
      }

      it(`nobody unknown is handed a sign-in link in ${where}`, async () => {
        await bot.post(on.fromAda({ text: 'free seats', ...place, from: { id: '29:eve' } }));

        const written = bot.written();
        assert.deepEqual(titlesIn(written), ['Please use your own chat']);
        assert.doesNotMatch(written.join(), /[?&]link=/);
      });
    }

    it('and no card of their own chat works in a channel', async () => {
      const id = await on.booked();

      const pressed = await bot.post(on.pressing({ verb: 'cancel', booking: id }, inChannel));

      assert.equal(titleOfAnswer(pressed.text), 'This card cannot be used');
      assert.doesNotMatch(pressed.text, /S-1/);
      assert.equal((await on.bookings())[0]?.booking.state, 'booked');
    });
  });
});
