import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import sinon from 'sinon';
import { createBot } from '../../bot/src/bot.ts';
import { aWorld } from '../support/world.ts';

describe('POST /api/messages', () => {
  const log = { warn: sinon.fake(), error: sinon.fake() };
  let server: Server;
  let peer: Server;
  let answersWith = 200;
  const heard: string[] = [];

  before(async () => {
    const world = await aWorld();
    const bot = createBot({
      ...world,
      log,
      settings: {
        environment: 'local',
        publicUrl: 'http://localhost:3978',
        cardKey: 'k'.repeat(32),
      },
    });
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
      await bot.handle({ headers: request.headers, body, requestId: 'r-1' }, response);
    }).listen(0, '127.0.0.1');
    peer = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      heard.push(text);
      response.writeHead(answersWith, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: `m-${heard.length}` }));
    }).listen(0, '127.0.0.1');
    await Promise.all([once(server, 'listening'), once(peer, 'listening')]);
  });
  beforeEach(() => {
    heard.length = 0;
    answersWith = 200;
  });
  afterEach(() => sinon.restore());
  after(() => {
    for (const each of [server, peer]) {
      each.close();
      each.closeAllConnections();
    }
  });

  const urlOf = (of: Server) => {
    const address = of.address();
    return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  };
  const anActivity = (changes: object) => ({
    type: 'message',
    channelId: 'msteams',
    id: 'a1',
    serviceUrl: urlOf(peer),
    from: { id: '29:x' },
    recipient: { id: '28:bot', name: 'Sekitori' },
    conversation: { id: 'a:1', conversationType: 'personal' },
    ...changes,
  });
  const post = async (body: object) => {
    const response = await fetch(urlOf(server), { method: 'POST', body: JSON.stringify(body) });
    return { status: response.status, text: await response.text() };
  };

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
    assert.deepEqual(heard, []);
  });

  it('answers a greeting without knowing who it is from', async () => {
    const answer = await post(anActivity({ text: 'Hello', locale: 'en-US' }));

    assert.equal(answer.status, 200);
    assert.match(heard.join(), /What I can do/);
  });

  it('answers a bare mention with help', async () => {
    const text = '<at>Sekitori</at> ';
    const mention = { type: 'mention', text: '<at>Sekitori</at>', mentioned: { id: '28:bot' } };
    await post(anActivity({ text, entities: [mention], locale: 'ja-JP' }));

    assert.equal(heard.length, 1);
    assert.match(heard.join(), /できること/);
  });

  it('answers a verified sign-in that brings no digits as one that failed', async () => {
    const answer = await post(
      anActivity({ type: 'invoke', name: 'signin/verifyState', value: { state: 'cancelled' } }),
    );

    assert.equal(answer.status, 200);
    assert.match(heard.join(), /このコードは使えません/);
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
    answersWith = 400;
    const answer = await post(anActivity({ text: 'Hello' }));

    assert.equal(answer.text, '');
    assert.equal(log.error.calledOnce, true);
    assert.doesNotMatch(JSON.stringify(log.error.firstCall.args), /Hello/);
  });
});
