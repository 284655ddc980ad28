import assert from 'node:assert/strict';
import type { Actor } from '../../../api/src/domain/person.ts';
import { buttonsWith } from '../../../bot/src/cards/buttons.ts';
import { cardSealWith, type Press } from '../../../bot/src/cards/signed-data.ts';
import { linkedTeamsUser } from '../linked-teams-user.ts';
import { organisationOf } from '../organisations.ts';
import { aMovableRsi } from '../rsi.ts';
import { aFloor, aKey, anActor, aWorld, between, given, knownPeople, midori } from '../world.ts';
import { titlesIn } from './spoken.ts';
import { aTalkingBot, localBot, type TalkingBot } from './talking-bot.ts';

export const ada = anActor('ada');
export const team = '19:team@thread.tacv2';
export const inChannel = {
  conversation: { id: `${team};messageid=1`, conversationType: 'channel', isGroup: true },
  channelData: { tenant: { id: organisationOf(midori) }, team: { id: team } },
};
export const adasConversation = { id: 'chat-teams-ada', conversationType: 'personal' };
const morning = between('2026-10-06T09:00:00+09:00', '2026-10-06T12:00:00+09:00');

/** Ada, linked, in a chat of her own with a bot behind a real server; with an RSI whose word can change. */
export async function anAdasChat() {
  const { rsi, port } = aMovableRsi();
  const world = await aWorld('2026-10-05T09:00:00+09:00', port);
  await knownPeople(world, ada);
  const floor = await aFloor(world);
  const user = await linkedTeamsUser(world, ada);
  const bots: TalkingBot[] = [];
  async function aBot(settings = localBot): Promise<TalkingBot> {
    const made = await aTalkingBot(world, { settings });
    bots.push(made);
    return made;
  }
  const bot = await aBot();

  const fromAda = (changes: object = {}) =>
    bot.activity({
      from: { id: '29:ada', aadObjectId: user.user },
      conversation: adasConversation,
      locale: 'en-US',
      ...changes,
    });
  /** The invoke of a button that was made for somebody in a chat. */
  const pressOf = (press: Press, { tenant, person }: Actor, conversation: string) => {
    const madeFor = { tenant, person, conversation, language: 'en' as const };
    const buttons = buttonsWith(cardSealWith(localBot.cardKey), world.clock.now(), madeFor);
    const { data } = buttons('Press', press);
    const value = { action: { type: 'Action.Execute', verb: press.verb, data } };
    return { type: 'invoke', name: 'adaptiveCard/action', value };
  };
  return {
    ...{ world, rsi, floor, user, bot, aBot, fromAda, pressOf },
    async said(activity: object) {
      const { status } = await bot.post(activity);
      assert.equal(status, 200);
      return titlesIn(bot.written());
    },
    pressing: (press: Press, changes: object = {}) =>
      fromAda({ ...pressOf(press, ada, adasConversation.id), replyToId: 'card-1', ...changes }),
    booking: (): Press => ({ verb: 'book', seats: [floor.seat], ...morning }),
    bookings: () => world.useCases.listBookings(ada, {}),
    async booked() {
      const wish = { seat: floor.seat, period: morning, key: aKey() };
      return given(await world.useCases.bookSeat(ada, wish)).booking.id;
    },
    async stop() {
      for (const each of bots) each.stop();
      await world.stores.close();
    },
  };
}
export type AdasChat = Awaited<ReturnType<typeof anAdasChat>>;
