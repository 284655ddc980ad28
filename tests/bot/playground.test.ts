import assert from 'node:assert/strict';
import { z } from 'zod';
import { demoPassword } from '../../env/local/src/demo/demo-people.ts';
import { productEnvironment, readSettings } from '../../env/local/src/settings.ts';
import { digitsOfLogin, linkAs } from '../support/bot/link-by-login.ts';
import type { PlayedMessage } from '../support/bot/played-message.ts';
import { type Playground, startPlayground } from '../support/bot/playground.ts';
import { clientOf } from '../support/client.ts';
import { found, type Place } from '../support/observed/canaries.ts';
import { keysInUse } from '../support/observed/keys-in-use.ts';
import { type RunningService, sharedService } from '../support/service.ts';

const employee = 'hanako.sato@midori.example';
const operator = 'naoki.tanaka@midori.example';
const hidden = 'daisuke.ito@midori.example';
const openMember = 'minhanh.nguyen@midori.example';

describe('the bot, with the Agents Playground as Teams', function () {
  this.timeout(180_000);
  let service: RunningService;
  let playground: Playground;
  const inChat = (message: PlayedMessage) => message.conversation === playground.personal;
  const elsewhere = (message: PlayedMessage) => !inChat(message);

  before(async () => {
    service = await sharedService();
  });
  beforeEach(async () => {
    playground = await startPlayground(`${service.url}/api/messages`);
  });
  const sent: Place[] = [];
  afterEach(async () => {
    await playground.stop();
    sent.push(...playground.sent.map((text) => ({ name: 'a message', bytes: Buffer.from(text) })));
  });

  async function say(text: string): Promise<PlayedMessage> {
    await playground.say(playground.personal, text);
    return playground.next((message) => inChat(message) && message.kind === 'createMessage');
  }

  it('welcomes once and asks an unknown user to sign in', async () => {
    await playground.install(playground.personal);

    const welcome = await playground.next(inChat);
    const answer = await say('明日の空席');

    assert.equal(welcome.card.title, 'Welcome to Sekitori');
    assert.equal(answer.card.title, 'サインインしてください');
    assert.match(answer.card.text, /6桁の数字/);
  });

  it('links by the six digits of a login, once', async () => {
    const signIn = await say('サインイン');
    const digits = await digitsOfLogin(signIn, employee);

    const linked = await say(digits);
    const again = await say(digits);

    assert.equal(linked.card.title, 'You are signed in');
    assert.equal(again.card.title, 'This code cannot be used');
  });

  it('takes a seat, lists it, cancels it, and keeps the card up to date', async () => {
    await linkAs(playground, employee);

    const seats = await say('3日後の午前の空席');
    const booked = await playground.execute(seats, '席をとる');
    const twice = await playground.execute(seats, '席をとる');
    const mine = await say('私の予約');
    const cancelled = await playground.execute(mine, '取り消す');
    const changed = await playground.next(
      (message) => message.id === seats.id && /取り消しました/.test(message.card.title),
    );

    assert.match(seats.card.text, /空席 \d+\/82席/);
    assert.match(booked.text, /席をとりました/);
    assert.deepEqual(twice.text, booked.text);
    assert.match(mine.card.title, /^今後の予約 1件$/);
    assert.match(cancelled.text, /予約を取り消しました/);
    assert.match(changed.card.text, /予約を取り消しました/);
  });

  it('explains why a second seat cannot be taken at that time', async () => {
    await linkAs(playground, employee);
    const seats = await say('free seats in 4 days 9-12 on 12F');
    await playground.execute(seats, 'Take this seat');
    const others = await say('free seats in 4 days 9-12 on 12F');

    const refused = await playground.execute(others, 'Take this seat');

    assert.match(refused.title, /^You already have /);
    assert.deepEqual(refused.buttons, ['My bookings']);
    const mine = await playground.execute(refusedIn(others, refused), 'My bookings');
    await playground.execute({ ...others, card: mine }, 'Cancel');
  });

  it('posts the bookings of a floor to a channel that an operations administrator chose', async () => {
    await linkAs(playground, operator);
    await playground.say(playground.channel, '12階の予約をここに投稿して');
    const following = await playground.next(elsewhere);
    const booking = await bookOverHttp(service, openMember, 5);
    const post = await playground.next((message) => /Nguyen/.test(message.card.text));
    await bookOverHttp(service, hidden, 5);
    const anonymous = await playground.next((message) => /^1名が/.test(message.card.title));
    await cancelOverHttp(service, openMember, booking);
    const changed = await playground.next(
      (message) => message.kind === 'updateMessage' && message.id === post.id,
    );
    const posts = playground.messages.filter((message) =>
      /席を予約しました/.test(message.card.title),
    );
    await playground.say(playground.channel, '12階の投稿を停止');
    const stopped = await playground.next((message) => /停止しました/.test(message.card.title));

    assert.equal(following.card.title, '12階の予約をこのチャネルに投稿します');
    assert.equal(post.conversation, playground.channel);
    assert.equal(changed.card.title, 'Nguyen Minh Anhさんの予約は取り消されました');
    assert.doesNotMatch(anonymous.card.text, /伊藤|大輔/);
    assert.equal(posts.length, 2);
    assert.equal(stopped.card.title, '12階の予約の投稿を停止しました');
  });

  it('lets nobody else choose what a channel receives, and shows nobody their bookings there', async () => {
    await linkAs(playground, employee);

    await playground.say(playground.channel, '12階の予約をここに投稿して');
    const refused = await playground.next(elsewhere);
    await playground.say(playground.channel, '私の予約');
    const turnedAway = await playground.next(elsewhere);

    assert.equal(refused.card.title, 'この操作は許可されていません');
    assert.equal(turnedAway.card.title, '1対1のチャットをご利用ください');
  });

  it('wrote no password and no key in any of these conversations', async () => {
    const secrets = [
      { name: 'RSI password', value: demoPassword },
      { name: 'client key', value: readSettings({}).client.secret },
      { name: 'card key', value: productEnvironment(readSettings({}))['CARD_KEY'] ?? '' },
      ...(await keysInUse(service.dataDir)),
    ];
    const welcome = { name: 'the welcome', value: 'Welcome to Sekitori' };
    const planted = secrets.map(({ name, value }) => ({
      name: `a message with the ${name}`,
      bytes: Buffer.concat([Buffer.from('{"text":"'), Buffer.from(value), Buffer.from('"}')]),
    }));

    assert.deepEqual(found(secrets, sent), []);

    // The same search finds what was written, and each of them where it is written.
    assert.ok(found([welcome], sent).length > 0);
    for (const [at, secret] of secrets.entries()) {
      assert.equal(found([secret], planted.slice(at, at + 1)).length, 1, secret.name);
    }
    assert.equal(new Set(secrets.map(({ name }) => name)).size, 5);
    assert.ok(sent.length > 30, `${sent.length} messages`);
  });
});

const refusedIn = (message: PlayedMessage, card: PlayedMessage['card']) => ({ ...message, card });

async function bookOverHttp(service: RunningService, mail: string, daysAhead: number) {
  const client = await clientOf(service, mail);
  const floors = await client.get('/api/v1/floors');
  const floor = floors.body.items.find((item: { name: string }) => item.name === '12階');
  const day = new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10);
  const period = { from: `${day}T13:00:00+09:00`, to: `${day}T15:00:00+09:00` };
  const query = new URLSearchParams(period);
  const seen = await client.get(`/api/v1/floors/${floor.id}/availability?${query}`);
  const free = seen.body.seats.find((seat: { state: string }) => seat.state === 'free');
  const booked = await client.send('POST', '/api/v1/bookings', { seatId: free.seatId, ...period });
  assert.equal(booked.status, 201, JSON.stringify(booked.body));
  return z.string().parse(booked.body.id);
}

async function cancelOverHttp(service: RunningService, mail: string, booking: string) {
  const client = await clientOf(service, mail);
  const cancelled = await client.send('POST', `/api/v1/bookings/${booking}/cancel`);
  assert.equal(cancelled.status, 200, JSON.stringify(cancelled.body));
}
