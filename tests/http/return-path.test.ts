import assert from 'node:assert/strict';
import fc from 'fast-check';
import { returnPath } from '../../api/src/http/return-path.ts';
import { type RunningService, sharedService } from '../support/service.ts';

/** What has sent people elsewhere after a sign-in, in one product or another. */
const traps = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/%2fevil.example',
  '/%2F/evil.example',
  '/%5cevil.example',
  '/a/%2e%2e/%2f/evil.example',
  'https://evil.example',
  'https:evil.example',
  'HTTPS://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '@evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/a\r\nLocation: https://evil.example',
  '/a%0d%0aSet-Cookie: x=1',
  '/%00',
  '/。evil.example',
  '/#//evil.example',
  '/\\\\evil.example',
  '/\\/evil.example',
  '/./\\evil.example',
  '/%5C%5Cevil.example',
  '/%255c%2f',
  '/%09/evil.example',
  '/%0Aevil.example',
  '/%0d',
  '/a/../..//%2fevil.example',
  '///\\;@evil.example',
  '//evil.example/%2f..',
  '//evil%E3%80%82example',
  '//;@evil.example',
  '/\u2028/evil.example',
  '/\u00a0//evil.example',
  '/\uff0fevil.example',
  '\u2215\u2215evil.example',
  '/evil.example\u202e/',
  'https:/evil.example',
  'https:\\\\evil.example',
  '://evil.example',
  'blob:https://evil.example/x',
  'vbscript:x',
  'jAvAsCrIpT:alert(1)',
  ' javascript:alert(1)',
  '\x01javascript:alert(1)',
  'file:///etc/passwd',
  'ms-appx:x',
  'msteams://x',
  '?next=//evil.example#',
  '.evil.example',
  '/<script>alert(1)</script>',
  '/"onmouseover="alert(1)',
  '/{{constructor}}',
  '/席',
];

describe('where a sign-in leads', () => {
  it('is the start page for whatever could lead elsewhere', () => {
    assert.deepEqual(
      traps.map((trap) => [trap, returnPath(trap)]),
      traps.map((trap) => [trap, '/']),
    );
    assert.equal(returnPath(undefined), '/');
  });

  it('is the page that somebody wanted', () => {
    const wanted = ['/', '/bookings', '/floors/f1?date=2026-11-24&seat=s-1', '/people/%E8%8A%B1'];

    assert.deepEqual(wanted.map(returnPath), wanted);
  });

  it('is never another host, whatever is asked for (login 14)', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        '/',
        '\\',
        '%',
        '2',
        'f',
        '5',
        'c',
        '@',
        ':',
        '.',
        '?',
        '#',
        ' ',
        '\t',
        'e',
        '。',
      ),
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          nasty,
          nasty.map((text) => `/${text}`),
        ),
        (text) => {
          const base = 'https://sekitori.example';
          return new URL(returnPath(text), base).origin === base;
        },
      ),
      { numRuns: 2000 },
    );
  });

  describe('when RSI, or somebody in its name, answers with an error', () => {
    let service: RunningService;
    before(async function () {
      this.timeout(150_000);
      service = await sharedService();
    });

    it('is a page of ours that repeats nothing of it, without a session (login 11)', async () => {
      const payload = '<script>alert(1)</script>';
      const said = {
        error: payload,
        error_description: payload,
        error_uri: 'https://evil.example',
        state: payload,
      };
      const address = `${service.url}/auth/callback?${new URLSearchParams(said)}`;

      const answer = await fetch(address, { redirect: 'manual' });

      assert.equal(
        answer.headers.get('location'),
        `${service.url}/sign-in-failed?code=login-failed`,
      );
      assert.doesNotMatch(await answer.text(), /script|evil/);
      assert.doesNotMatch(answer.headers.getSetCookie().join(), /__Host-sekitori=[^;]/);
    });
  });
});
