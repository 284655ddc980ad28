import assert from 'node:assert/strict';
import { type PlayedCard, playedCard } from '../support/bot/played-message.ts';
import { aTalkingBot, type TalkingBot } from '../support/bot/talking-bot.ts';
import { toldChats } from '../support/delivery.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { operated } from '../support/operated.ts';
import { aWorker, passTime } from '../support/watched-day.ts';
import {
  aFloor,
  aKey,
  anActor,
  at,
  aWorld,
  between,
  given,
  knownPeople,
  midori,
  type TestWorld,
} from '../support/world.ts';

const ada = anActor('ada');
const clock = (time: string) => at(`2026-10-06T${time}+09:00`);
const nineToSix = between('2026-10-06T09:00:00+09:00', '2026-10-06T18:00:00+09:00');

/** A card that the bot wrote to the connector, and whether it was a change to one that was there. */
type WrittenCard = { readonly isChange: boolean; readonly card: PlayedCard };

describe('reminders in the chat with the bot (C5, G2)', () => {
  let world: TestWorld;
  let bot: TalkingBot;
  let worker: ReturnType<typeof aWorker>;
  let booking: string;
  beforeEach(async () => {
    world = await aWorld('2026-10-06T07:50:00+09:00');
    await knownPeople(world, ada);
    const floor = await aFloor(world);
    await operated(world, floor.floor.id, {
      tenant: midori,
      own: { checkInMode: 'anywhere' },
    });
    bot = await aTalkingBot(world);
    worker = aWorker(world, { ...toldChats(), chats: bot.bot.chats });
    await linkedTeamsUser(world, ada);
    await say({ text: 'ヘルプ' });
    const wish = { seat: floor.seat, period: nineToSix, key: aKey() };
    booking = given(await world.useCases.bookSeat(ada, wish)).booking.id;
    bot.written();
  });
  afterEach(async () => {
    bot.stop();
    await world.stores.close();
  });

  const from = { id: '29:ada', aadObjectId: 'teams-ada' };
  const say = (changes: object) => bot.post(bot.activity({ from, locale: 'ja-JP', ...changes }));
  const press = (card: PlayedCard, title: string) =>
    say({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', data: card.button(title).data } },
    });
  const stateNow = async () => {
    const [view] = await world.useCases.listBookings(ada, {});
    return view?.booking.id === booking ? view.booking.state : 'none';
  };

  function writtenCards(): WrittenCard[] {
    return bot.written().map((line) => {
      const [method = '', , ...json] = line.split(' ');
      const { attachments } = JSON.parse(json.join(' '));
      return { isChange: method === 'PUT', card: playedCard(attachments[0].content) };
    });
  }

  it('come where its holder last wrote, and check in with one press', async () => {
    await passTime(world, worker, clock('10:45:00'));
    const [reminder, ...others] = writtenCards();
    assert.ok(reminder);
    await press(reminder.card, 'チェックイン');

    assert.deepEqual([reminder.isChange, others], [false, []]);
    assert.match(reminder.card.text, /チェックインをお願いします/);
    assert.match(reminder.card.text, /11:00までに/);
    assert.deepEqual(reminder.card.buttons, [
      'チェックイン',
      '遅れます',
      '席を空ける',
      '地図',
      '自分の予約',
    ]);
    assert.equal(await stateNow(), 'checked-in');
  });

  it('keep the seat longer for who presses that they are late, once', async () => {
    await passTime(world, worker, clock('10:45:00'));
    const [reminder] = writtenCards();
    assert.ok(reminder);
    await press(reminder.card, '遅れます');
    await worker.work();
    const changed = writtenCards().filter(({ isChange }) => isChange);
    await passTime(world, worker, clock('11:30:00'));

    assert.match(changed.at(-1)?.card.text ?? '', /12:00まで確保/);
    assert.equal(changed.at(-1)?.card.buttons.includes('遅れます'), false);
    assert.equal(await stateNow(), 'booked');
  });

  it('become the card of what lapsed, with a press that takes it again', async () => {
    await passTime(world, worker, clock('10:45:00'));
    writtenCards();
    await passTime(world, worker, clock('11:01:00'));
    const [lapsed, ...others] = writtenCards();
    assert.ok(lapsed);
    const before = await stateNow();
    await press(lapsed.card, 'もう一度とる');

    assert.deepEqual([lapsed.isChange, others], [true, []]);
    assert.match(lapsed.card.text, /11:30までなら/);
    assert.deepEqual([before, await stateNow()], ['lapsed', 'checked-in']);
  });

  it('reach nobody in a channel or a group, where others read', async () => {
    await world.useCases.leavePlace('a:1');
    const conversation = { id: '19:c@thread.tacv2', conversationType: 'channel' };
    await say({ text: 'ヘルプ', conversation });
    bot.written();
    await passTime(world, worker, clock('10:46:00'));

    assert.deepEqual(writtenCards(), []);
    assert.deepEqual(
      (await world.useCases.seeNotices(ada)).map(({ kind }) => kind),
      ['check-in-due'],
    );
  });
});
