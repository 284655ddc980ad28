import assert from 'node:assert/strict';
import sinon from 'sinon';
import { aTalkingBot, type TalkingBot } from '../support/bot/talking-bot.ts';
import { connected } from '../support/organisations.ts';
import { aWorld, midori } from '../support/world.ts';

describe('POST /api/messages', () => {
  const log = { warn: sinon.fake(), error: sinon.fake() };
  let bot: TalkingBot;

  before(async () => {
    const world = await aWorld();
    await connected(world, midori);
    bot = await aTalkingBot(world, { log });
  });
  beforeEach(() => {
    bot.written();
    bot.setAnswer(200);
  });
  after(() => bot.stop());

  const post = (body: object) => bot.post(body);
  const anActivity = (changes: object) => bot.activity(changes);

  it('tells a stranger nothing but that they may not', async () => {
    const answer = await post({ type: 'message' });

    assert.equal(answer.status, 401);
    assert.deepEqual(JSON.parse(answer.text), {
      type: 'about:blank',
      title: 'Unauthorized',
      status: 401,
      detail: 'Unauthorized',
      code: 'not-authenticated',
      requestId: 'r-1',
    });
    assert.deepEqual(bot.written(), []);
  });

  it('answers a greeting without knowing who it is from', async () => {
    const answer = await post(anActivity({ text: 'Hello', locale: 'en-US' }));

    assert.equal(answer.status, 200);
    assert.match(bot.written().join(), /What I can do/);
  });

  it('answers a bare mention with help', async () => {
    const text = '<at>Sekitori</at> ';
    const mention = { type: 'mention', text: '<at>Sekitori</at>', mentioned: { id: '28:bot' } };
    await post(anActivity({ text, entities: [mention], locale: 'ja-JP' }));

    const written = bot.written();
    assert.equal(written.length, 1);
    assert.match(written.join(), /できること/);
  });

  it('answers a verified sign-in that brings no digits as one that failed', async () => {
    const answer = await post(
      anActivity({ type: 'invoke', name: 'signin/verifyState', value: { state: 'cancelled' } }),
    );

    assert.equal(answer.status, 200);
    assert.match(bot.written().join(), /このコードは使えません/);
  });

  it('answers a button with data that we never signed', async () => {
    const value = {
      action: { type: 'Action.Execute', verb: 'book', data: { sekitori: 'e30.AAAA' } },
    };
    const answer = await post(anActivity({ type: 'invoke', name: 'adaptiveCard/action', value }));
    const body: { statusCode: number; value: { fallbackText: string } } = JSON.parse(answer.text);

    assert.equal(body.statusCode, 200);
    assert.equal(body.value.fallbackText, 'このカードは使えません');
  });

  it('keeps what broke to itself when the chat cannot be answered', async () => {
    bot.setAnswer(400);
    const answer = await post(anActivity({ text: 'Hello' }));

    assert.equal(answer.text, '');
    assert.equal(log.error.calledOnce, true);
    assert.doesNotMatch(JSON.stringify(log.error.firstCall.args), /Hello/);
  });
});
