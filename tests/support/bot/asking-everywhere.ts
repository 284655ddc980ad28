import type { Language } from '../../../api/src/contract/language.ts';
import { type RefusalWire, refusalWire } from '../../../api/src/contract/problem.ts';
import { type BookingId, personId, type SeatId } from '../../../api/src/domain/ids.ts';
import type { Period } from '../../../api/src/domain/period.ts';
import { floorOfSeat } from '../../../api/src/domain/seat.ts';
import { isoAt } from '../../../api/src/domain/workday.ts';
import { buttonsWith } from '../../../bot/src/cards/buttons.ts';
import type { Press } from '../../../bot/src/cards/signed-data.ts';
import { aServedWorld } from '../served-world.ts';
import { midori, siteClock } from '../world.ts';
import { anAnsweringBot, link } from './answering-bot.ts';
import { type PlayedCard, playedCard } from './played-message.ts';

/** What was answered to one wish: by each place of the API, and in a chat. */
export type Answers = {
  readonly api: Readonly<Record<string, RefusalWire>>;
  readonly chat: PlayedCard;
};

/** Emily, in a browser and in a chat, over the floor of an answering bot. Loads restify. */
export async function emilyEverywhere() {
  const bot = await anAnsweringBot();
  const { world } = bot;
  const chat = await link(bot, 'emily');
  const { emily: api, stop } = await aServedWorld(world);
  const press = async (language: Language, pressed: Press) => {
    const { conversation } = chat.chat;
    const emily = { tenant: midori, person: personId('emily'), conversation, language };
    const { data } = buttonsWith(bot.seal, world.clock.now(), emily)('', pressed);
    return playedCard((await bot.press(chat, data)).card);
  };

  return {
    ...bot,
    stop,
    /** Where she would book a seat; with the first rule that says no. */
    async booking(seat: SeatId, period: Period, language: Language) {
      const headers = { 'accept-language': language };
      const floor = floorOfSeat(seat);
      const wish = { from: iso(period.start), to: iso(period.end) };
      const tried = new URLSearchParams({ ...wish, seatId: seat, personId: 'emily' });
      const query = new URLSearchParams(wish);
      const map = await api.get(`/api/v1/floors/${floor}/availability?${query}`, headers);
      const answer = await api.send('POST', '/api/v1/bookings', { seatId: seat, ...wish }, headers);
      const rules = await api.get(`/api/v1/admin/floors/${floor}/rules?${tried}`, headers);
      const no = rules.body.verdicts.find((verdict: { refusal?: object }) => verdict.refusal);
      const seen = map.body.seats.find(({ seatId }: { seatId: string }) => seatId === seat);
      return {
        rule: String(no?.rule),
        api: { map: seen.refusal, booking: wireOf(answer.body), tester: no?.refusal },
        chat: await press(language, { verb: 'book', seats: [seat], ...period }),
      };
    },
    /** Where she asks in a sentence for any seat of the floor. */
    async searching({ start, end }: Period, language: Language): Promise<Answers> {
      const [day, from] = isoAt(start, tokyo).split('T');
      const [, to] = isoAt(end, tokyo).split('T');
      const when = `${day} ${from?.slice(0, 5)}-${to?.slice(0, 5)}`;
      const said = language === 'ja' ? `${when}の空席` : `free seats ${when}`;
      return { api: {}, chat: playedCard((await bot.message(chat, said)).card) };
    },
    /** Where she would move a booking there. */
    async moving(booking: BookingId, seat: SeatId, language: Language): Promise<Answers> {
      const path = `/api/v1/bookings/${booking}/move`;
      const headers = { 'accept-language': language };
      const answer = await api.send('POST', path, { seatId: seat }, headers);
      return {
        api: { move: wireOf(answer.body) },
        chat: await press(language, { verb: 'move', booking, seat }),
      };
    },
    /** Where she sits there, and has a booking elsewhere that is about to begin. */
    async sitting(seat: SeatId, name: string, language: Language): Promise<Answers> {
      const seen = await api.get(`/api/v1/seats/${seat}`, { 'accept-language': language });
      const said = language === 'ja' ? `${name}にいます` : `I’m at ${name}`;
      return {
        api: { 'seat page': seen.body.refusal },
        chat: playedCard((await bot.message(chat, said)).card),
      };
    },
  };
}
export type EmilyEverywhere = Awaited<ReturnType<typeof emilyEverywhere>>;

const { timeZone: tokyo } = siteClock('Asia/Tokyo');
const iso = (instant: number) => new Date(instant).toISOString();

/** What of a problem document is the refusal. */
function wireOf({ type: _, status: __, requestId: ___, ...wire }: RefusalWire & Problem) {
  return refusalWire.parse(wire);
}
type Problem = { readonly type: string; readonly status: number; readonly requestId: string };
