import assert from 'node:assert/strict';
import fc from 'fast-check';
import { personId } from '../../api/src/domain/ids.ts';
import { cardSealWith, type SignedPress } from '../../bot/src/cards/signed-data.ts';
import {
  type AnsweringBot,
  anAnsweringBot,
  heardFrom,
  link,
} from '../support/bot/answering-bot.ts';
import { playedCard } from '../support/bot/played-message.ts';
import { contoso, midori } from '../support/world.ts';

describe('pressed buttons', () => {
  async function dataOf(
    bot: AnsweringBot,
    heard: ReturnType<typeof heardFrom>,
    text: string,
    title: string,
  ) {
    const { card } = await bot.message(heard, text);
    return playedCard(card).button(title).data;
  }
  const bookingsOf = (bot: AnsweringBot, name: string, tenant = midori) =>
    bot.world.useCases.listBookings({ tenant, person: personId(name), roles: ['general'] }, {});
  const titleOf = ({ card }: Awaited<ReturnType<AnsweringBot['press']>>) => card.fallbackText;

  it('book the chosen seat, once however often they are pressed', async () => {
    const bot = await anAnsweringBot();
    const heard = await link(bot, 'hanako');
    const data = {
      ...(await dataOf(bot, heard, '明日の午前の空席', '席をとる')),
      seat: bot.floor.seats[1],
    };

    const answers = await Promise.all([1, 2, 3].map(() => bot.press(heard, data)));

    assert.deepEqual(answers.map(titleOf), Array(3).fill('席をとりました: S-2'));
    assert.equal((await bookingsOf(bot, 'hanako')).length, 1);
  });

  it('offer the nearest free seats as buttons when somebody was first', async () => {
    const bot = await anAnsweringBot();
    const [hanako, ken] = [await link(bot, 'hanako'), await link(bot, 'ken')];
    const mine = await dataOf(bot, hanako, '明日の午前の空席', '席をとる');
    const theirs = await dataOf(bot, ken, '明日の午前の空席', '席をとる');
    await bot.press(ken, theirs);

    const refused = await bot.press(hanako, mine);
    const other = playedCard(refused.card).button('S-2 を予約').data;
    const booked = await bot.press(hanako, other);

    assert.equal(titleOf(refused), 'この席は予約されています');
    assert.equal(titleOf(booked), '席をとりました: S-2');
  });

  it('do nothing for anybody else, in another chat, of another tenant, or too late (bot 16)', async () => {
    const bot = await anAnsweringBot();
    const heard = await link(bot, 'hanako');
    const other = await link(bot, 'ken');
    const foreign = await link(bot, 'hanako', contoso);
    const data = await dataOf(bot, heard, '明日の午前の空席', '席をとる');

    const refused = [
      await bot.press(other, data),
      await bot.press(
        { ...foreign, chat: { ...foreign.chat, conversation: heard.chat.conversation } },
        data,
      ),
      await bot.press({ ...heard, chat: { ...heard.chat, conversation: 'elsewhere' } }, data),
    ];
    bot.world.clock.advance(25 * 60 * 60 * 1000);
    const late = await bot.press(heard, data);

    assert.deepEqual([...refused, late].map(titleOf), Array(4).fill('このカードは使えません'));
    assert.equal((await bookingsOf(bot, 'hanako')).length, 0);
  });

  it('do nothing where the seat is none of those the card offered (bot 16)', async () => {
    const bot = await anAnsweringBot();
    const heard = await link(bot, 'hanako');
    const data = await dataOf(bot, heard, '明日の午前の空席', '席をとる');

    const answer = await bot.press(heard, { ...data, seat: 'other.s1' });

    assert.equal(titleOf(answer), 'このカードは使えません');
  });

  it('ask for a sign-in once somebody has signed out (bot 16)', async () => {
    const bot = await anAnsweringBot();
    const heard = await link(bot, 'hanako');
    const data = await dataOf(bot, heard, '明日の午前の空席', '席をとる');
    await bot.message(heard, 'サインアウト');

    assert.equal(titleOf(await bot.press(heard, data)), 'サインインしてください');
  });

  it('cannot be edited (bot 16)', () => {
    const seal = cardSealWith('k'.repeat(32));
    const press: SignedPress = {
      v: 1,
      tenant: midori,
      conversation: 'c',
      person: personId('hanako'),
      language: 'ja',
      issuedAt: 0,
      expiresAt: 1000,
      press: { verb: 'my-bookings' },
    };
    const signed = seal.sign(press);

    fc.assert(
      fc.property(
        fc.nat(signed.length - 1),
        fc.constantFrom('A', 'b', '0', '.', ''),
        (index, by) => {
          const edited = signed.slice(0, index) + by + signed.slice(index + 1);
          // The last character of base64url holds bits that mean nothing.
          fc.pre(edited !== signed && index < signed.length - 1);
          assert.equal(seal.open(edited, 0), undefined);
        },
      ),
    );
    assert.deepEqual(seal.open(signed, 999), press);
    assert.equal(seal.open(signed, 1000), undefined);
    assert.equal(cardSealWith('o'.repeat(32)).open(signed, 0), undefined);
  });

  it('with any data at all are answered with a card (bot 16)', async () => {
    const bot = await anAnsweringBot();
    const heard = heardFrom('nobody');

    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.jsonValue(), fc.record({ sekitori: fc.string() })),
        async (data) => {
          assert.equal(titleOf(await bot.press(heard, data)), 'このカードは使えません');
        },
      ),
    );
  });
});
