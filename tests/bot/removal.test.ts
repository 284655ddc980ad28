import assert from 'node:assert/strict';
import { conversationReferencesOver } from '../../api/src/application/conversation-references.ts';
import { heardIn } from '../../bot/src/activities/heard.ts';
import { incomingActivity } from '../../bot/src/front-door/incoming-activity.ts';
import { aTalkingBot, type TalkingBot } from '../support/bot/talking-bot.ts';
import { aDeliverer, toldChats } from '../support/delivery.ts';
import { connected, organisationOf } from '../support/organisations.ts';
import {
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  aWorld,
  between,
  given,
  knownPeople,
  midori,
  type TestWorld,
} from '../support/world.ts';

const ada = anActor('ada');
const admin = anAdministrator();
const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
const team = '19:team@thread.tacv2';
const general = { id: team, conversationType: 'channel', tenantId: organisationOf(midori) };
const inTeam = { tenant: { id: organisationOf(midori) }, team: { id: team } };

/** What Teams sends when somebody takes the app out of a team or a chat, or only puts a new version in. */
const presences = {
  'installationUpdate remove': { type: 'installationUpdate', action: 'remove' },
  'conversationUpdate without the bot': {
    type: 'conversationUpdate',
    membersRemoved: [{ id: '29:somebody' }, { id: '28:bot' }],
  },
};
const noRemovals = {
  'an upgrade of the app': { type: 'installationUpdate', action: 'remove-upgrade' },
  'somebody else who left': { type: 'conversationUpdate', membersRemoved: [{ id: '29:else' }] },
};

describe('a team that the bot is taken out of', () => {
  let world: TestWorld;
  let bot: TalkingBot;
  beforeEach(async () => {
    world = await aWorld();
    await connected(world, midori);
    bot = await aTalkingBot(world, { log: { warn: assert.fail, error: assert.fail } });
  });
  afterEach(async () => {
    bot.stop();
    await world.stores.close();
  });

  const hear = (activity: object) =>
    bot.post(bot.activity({ conversation: general, channelData: inTeam, ...activity }));
  const references = async () =>
    (await conversationReferencesOver(world, midori).list(10, undefined)).references.length;

  /** A channel of the team follows a floor, a seat is booked, and this is what the channel then hears. */
  async function heardAfter(activity: object): Promise<readonly string[]> {
    await knownPeople(world, ada);
    const floor = await aFloor(world);
    const reference = { conversation: '19:c@thread.tacv2', place: team, details: {} };
    const asked = { floor: floor.floor.id, reference, language: 'ja' as const };
    given(await world.useCases.followFloor(admin, asked));
    const wish = { seat: floor.seat, period: morning, key: aKey() };
    given(await world.useCases.bookSeat(ada, wish));
    const response = await hear(activity);
    const recorded = toldChats();
    await aDeliverer(world, recorded.chats).deliver();
    assert.equal(response.status, 200);
    return recorded.told;
  }

  for (const [how, activity] of Object.entries(presences)) {
    it(`hears no more of bookings after ${how}`, async () => {
      assert.deepEqual(await heardAfter(activity), []);
    });
  }

  for (const [how, activity] of Object.entries(noRemovals)) {
    it(`hears of bookings as before after ${how}`, async () => {
      assert.equal((await heardAfter(activity)).length, 1);
    });
  }

  it('is the place of what its channels agree to; a chat is its own', () => {
    const activity = (changes: object) =>
      incomingActivity.parse({
        type: 'message',
        channelId: 'msteams',
        id: '1',
        serviceUrl: 'https://smba.trafficmanager.net/jp/',
        from: { id: '29:x' },
        recipient: { id: '28:bot' },
        ...changes,
      });
    const thread = { id: '19:c@thread.tacv2;messageid=1', conversationType: 'channel' };
    const group = { id: '19:g@thread.v2', conversationType: 'groupChat' };

    const inChannel = heardIn(activity({ conversation: thread, channelData: inTeam }));
    const inGroup = heardIn(
      activity({ conversation: group, channelData: { tenant: inTeam.tenant } }),
    );

    assert.deepEqual([inChannel.place, inGroup.place], [team, group.id]);
    assert.equal(inChannel.referenceFor(ada).place, team);
    assert.equal(inChannel.chat.conversation, '19:c@thread.tacv2');
  });

  it('is forgotten as a place that the bot could write to', async () => {
    await hear({ type: 'installationUpdate', action: 'add' });
    const before = await references();

    await hear({ type: 'installationUpdate', action: 'remove' });

    assert.deepEqual([before, await references()], [1, 0]);
  });
});
