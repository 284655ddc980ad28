import assert from 'node:assert/strict';
import { personId } from '../../api/src/domain/ids.ts';
import type { OwnOperationSettings } from '../../api/src/domain/operation.ts';
import { clockTime } from '../../api/src/domain/workday.ts';
import {
  type AnsweringBot,
  anAnsweringBot,
  heardFrom,
  link,
} from '../support/bot/answering-bot.ts';
import { playedCard } from '../support/bot/played-message.ts';
import { operated } from '../support/operated.ts';
import { aKey, at, between, given, midori } from '../support/world.ts';

const hanako = { tenant: midori, person: personId('hanako'), roles: ['general' as const] };
const ken = { ...hanako, person: personId('ken') };
const tomorrow = between('2026-10-06T09:00:00+09:00', '2026-10-06T18:00:00+09:00');

describe('the day in a chat', () => {
  let bot: AnsweringBot;
  let chat: ReturnType<typeof heardFrom>;
  beforeEach(async () => {
    bot = await anAnsweringBot();
    chat = await link(bot, 'hanako');
    await link(bot, 'ken');
  });
  afterEach(() => bot.world.stores.close());

  const set = (own: OwnOperationSettings) =>
    operated(bot.world, bot.floor.floor.id, { tenant: midori, own });
  const book = async (actor: typeof hanako, seat: number, period = tomorrow) => {
    const wish = { seat: bot.floor.seats[seat] ?? assert.fail(), period, key: aKey() };
    return given(await bot.world.useCases.bookSeat(actor, wish));
  };
  const say = async (text: string) => playedCard((await bot.message(chat, text)).card);
  const press = async (card: ReturnType<typeof playedCard>, title: string) =>
    playedCard((await bot.press(chat, card.button(title).data)).card);
  const bookings = async () =>
    (await bot.world.useCases.listBookings(hanako, {})).map(({ booking, seatName }) => [
      booking.workday,
      seatName,
      booking.state,
    ]);

  it('checks in by a sentence, and says so early when it is too early', async () => {
    await set({ checkInMode: 'anywhere' });
    await book(hanako, 0);
    bot.world.clock.set(at('2026-10-06T07:30:00+09:00'));

    const early = await say('チェックイン');
    bot.world.clock.set(at('2026-10-06T08:30:00+09:00'));
    const done = await say('着きました');

    assert.equal(early.title, 'まだチェックインできません');
    assert.equal(done.title, 'チェックイン済みです: S-1');
  });

  it('keeps a seat an hour longer for who says once that they come late', async () => {
    await set({ checkInMode: 'anywhere' });
    await book(hanako, 0);
    bot.world.clock.set(at('2026-10-06T08:30:00+09:00'));

    const late = await say('遅れます');
    const again = await say('30分遅刻します');

    assert.match(late.text, /席は12:00まで確保しています/);
    assert.ok(!late.buttons.includes('遅れます'));
    assert.equal(again.title, '遅れることはすでに知らせています');
  });

  it('moves to the seat that somebody says they sit at, in one press, and checks them in', async () => {
    await set({ checkInMode: 'anywhere' });
    await book(hanako, 0);
    bot.world.clock.set(at('2026-10-06T09:10:00+09:00'));

    const seat = await say('S-3にいます');
    const moved = await press(seat, 'いまの予約をS-3に移す');

    assert.equal(moved.title, 'チェックイン済みです: S-3');
    assert.deepEqual(await bookings(), [['2026-10-06', 'S-3', 'checked-in']]);
  });

  it('says until when a colleague has that seat, and moves to the nearest free one', async () => {
    await book(hanako, 0);
    await book(ken, 2);
    bot.world.clock.set(at('2026-10-06T09:10:00+09:00'));

    const seat = await say('I’m at S-3');
    const [, ...others] = seat.buttons;
    const moved = await press(seat, 'Move to S-4');

    assert.match(seat.title, /S-3: ken さん has it until 18:00/);
    assert.ok(others.length > 0);
    assert.equal(moved.title, 'Your seat is booked: S-4');
  });

  it('takes a free seat for whoever sits there without a booking', async () => {
    const seat = await say('S-2に座っています');
    const taken = await press(seat, seat.buttons[0] ?? '');

    assert.match(seat.title, /^S-2: /);
    assert.equal(taken.title, '席をとりました: S-2');
    assert.deepEqual(await bookings(), [['2026-10-05', 'S-2', 'booked']]);
  });

  it('asks for the seat where none is named that exists, and for nothing where nobody has a seat today', async () => {
    const unnamed = await say('別の席にいます');
    const unknown = await say('Z-99にいます');
    const none = await say('チェックイン');

    assert.deepEqual([unnamed.title, unknown.title], Array(2).fill('どの席にいますか'));
    assert.equal(none.title, '今日の予約はありません');
  });

  it('leaves a seat by the button of its card once it has begun', async () => {
    await book(hanako, 0);
    bot.world.clock.set(at('2026-10-06T15:00:00+09:00'));

    const card = await say('早めに帰ります');
    const left = await press(card, '席を空ける');

    assert.equal(left.title, '席を解放しました: S-1');
    assert.deepEqual(await bookings(), []);
  });

  it('cancels the bookings of a range with one press after showing them, once however often pressed', async () => {
    await book(hanako, 0);
    await book(hanako, 1, between('2026-10-08T09:00:00+09:00', '2026-10-08T12:00:00+09:00'));
    await book(hanako, 1, between('2026-10-12T09:00:00+09:00', '2026-10-12T12:00:00+09:00'));

    const asked = await say('10/6から10/9まで予約をキャンセル');
    const untouched = await bookings();
    const done = await press(asked, '2件を取り消す');
    const again = await press(asked, '2件を取り消す');

    assert.equal(untouched.length, 3);
    assert.deepEqual([done.title, again.title], Array(2).fill('2件の予約を取り消しました'));
    assert.deepEqual(await bookings(), [['2026-10-12', 'S-2', 'booked']]);
  });

  it('offers the parts that a floor has instead of times that it has not, and knows their names', async () => {
    const parts = [
      { id: 'early', name: '早番', from: clockTime('07:00'), to: clockTime('15:00') },
      { id: 'late', name: '遅番', from: clockTime('15:00'), to: clockTime('23:00') },
    ];
    await set({ parts, allDay: 'not-offered', freeTimes: 'not-offered' });

    const refused = await say('明日の空席');
    const early = await press(refused, '早番');
    const late = await say('明日の遅番の空席');

    assert.equal(refused.title, 'この時間の区切りでは予約できません');
    assert.match(early.text, /07:00–15:00/);
    assert.match(late.text, /15:00–23:00/);
  });

  it('shows nothing of a person to a channel', async () => {
    const channel = heardFrom('hanako', 'channel-1', { kind: 'channel' });

    const answers = await Promise.all(
      ['チェックイン', '遅れます', 'S-1にいます', '来週の予約をキャンセル'].map(
        async (text) => (await bot.message(channel, text)).card.fallbackText,
      ),
    );

    assert.equal(new Set(answers).size, 1);
    assert.doesNotMatch(answers.join(), /S-1/);
  });
});
