import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as ask, createServer, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { offTheRecord } from '../../api/src/application/audit/off-the-record.ts';
import { activityOf } from '../../bot/src/serve.ts';
import { aTalkingBot, registeredBot, type TalkingBot } from '../support/bot/talking-bot.ts';
import { sharedService } from '../support/service.ts';
import { aWorld } from '../support/world.ts';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('the body of an activity', function () {
  this.timeout(180_000);

  const post = async (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) => {
    const { url } = await sharedService();
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    return { status: response.status, text: await response.text() };
  };
  const tooMuch: readonly [string, () => ReturnType<typeof post>, number][] = [
    ['over a megabyte', () => post(JSON.stringify({ text: 'x'.repeat(1_000_001) })), 413],
    ['nested 40 deep', () => post(nested(40)), 400],
    ['nested 400,000 deep', () => post(nested(400_000)), 400],
    ['that reaches for a prototype', () => post('{"__proto__":{"type":"message"}}'), 400],
    ['that is compressed', () => post(gzipSync('{}'), { 'content-encoding': 'gzip' }), 415],
    ['of another kind', () => post('a=b', { 'content-type': 'text/plain' }), 415],
    ['that is no JSON', () => post('{"type":'), 400],
    ['that is empty', () => post('{}'), 401],
    ['that is a list', () => post('[]'), 401],
    ['that is nothing', () => post('null'), 401],
  ];
  for (const [what, sent, status] of tooMuch) {
    it(`${what} is refused with ${status} (bot 14, bot 15)`, async () => {
      const answer = await sent();

      assert.equal(answer.status, status);
      assert.doesNotMatch(answer.text, /at .*\.ts|node_modules|microsoft|botframework/i);
    });
  }
});

describe('the body of a stranger’s request', () => {
  let strict: TalkingBot;
  let server: Server;
  beforeEach(async () => {
    const world = await aWorld();
    strict = await aTalkingBot(world, { settings: registeredBot });
    server = createServer(activityOf(async () => strict.bot, offTheRecord)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    strict.stop();
    server.close();
    server.closeAllConnections();
  });

  it('is not read: the refusal comes while it is still being sent (bot 14, 4.2-b)', async () => {
    const address = server.address();
    assert.ok(typeof address === 'object' && address);
    const headers = { 'content-type': 'application/json', 'content-length': '900000' };
    const sending = ask({ host: '127.0.0.1', port: address.port, method: 'POST', headers });
    sending.write('{"type":');

    const [response] = await once(sending, 'response');

    assert.equal(response.statusCode, 401);
    sending.destroy();
  });

  it('is refused alike whatever it holds (bot 15, 4.2-b)', async () => {
    const bodies = [undefined, {}, [], { type: 'message' }, strict.activity()];

    const answers = await Promise.all(bodies.map((body) => strict.post(body)));

    const [first] = answers;
    assert.equal(first?.status, 401);
    assert.deepEqual(
      answers,
      answers.map(() => first),
    );
    assert.deepEqual(strict.written(), []);
  });
});
