import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EntitlementUnconfirmed } from '../../api/src/application/entitlement.ts';
import { KeysUnreachable } from '../../api/src/application/secrets.ts';
import { respondToThrown } from '../../api/src/http/respond.ts';

/** What whoever asked is answered when this is thrown. */
async function answerTo(thrown: unknown, language: 'ja' | 'en') {
  const server = createServer((request, response) => {
    respondToThrown(thrown, { request, response, requestId: 'r-1', language });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const body = await answer.json();
  server.close();
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body };
}

describe('answers while something that must be asked is silent', () => {
  it('say since when RSI has confirmed nothing, and that nothing is lost', async () => {
    const since = Date.parse('2026-10-05T00:00:00Z');
    const { status, body, retryAfter } = await answerTo(new EntitlementUnconfirmed(since), 'en');

    assert.deepEqual([status, body.code], [503, 'entitlement-unconfirmed']);
    assert.equal(body.since, '2026-10-05T00:00:00.000Z');
    assert.match(body.detail, /Your bookings stay as they are/);
    assert.ok(Number(retryAfter) > 0);
  });

  it('say that the keys do not answer, not which and where', async () => {
    const thrown = new KeysUnreachable('vault-7.example: connect ECONNREFUSED');
    const answers = await Promise.all([answerTo(thrown, 'ja'), answerTo(thrown, 'en')]);

    for (const { status, body } of answers) {
      assert.deepEqual([status, body.code], [503, 'keys-unreachable']);
      assert.doesNotMatch(JSON.stringify(body), /vault-7|ECONNREFUSED/);
    }
    assert.notEqual(answers[0]?.body.title, answers[1]?.body.title);
  });
});
