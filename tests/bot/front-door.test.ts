import assert from 'node:assert/strict';
import fc from 'fast-check';
import { base64url, SignJWT } from 'jose';
import { BotNotRegistered, frontDoorWith } from '../../bot/src/front-door.ts';
import { startConnector } from '../support/bot/connector-stand-in.ts';
import { aClock } from '../support/world.ts';

const appId = '6f2c9f5e-3f4f-4b5a-9a76-0d5c3a3f8a10';
const log = { warn: () => undefined, error: () => undefined };

describe('the front door of the bot', () => {
  const clock = aClock('2026-10-05T09:00:00+09:00');
  let connector: Awaited<ReturnType<typeof startConnector>>;

  beforeEach(async () => {
    clock.set(Date.parse('2026-10-05T09:00:00+09:00'));
    connector = await startConnector({ appId, now: clock.now });
  });
  afterEach(() => connector.stop());

  const registration = {
    appId,
    kind: 'SingleTenant',
    entraTenant: 'entra',
    password: 'x',
  } as const;
  const door = () =>
    frontDoorWith(
      {
        environment: 'production',
        publicUrl: 'https://sekitori.example',
        cardKey: 'k'.repeat(32),
        registration,
        trust: connector.trust,
      },
      { clock, log },
    );
  const anActivity = (changes: object = {}) => ({
    type: 'message',
    channelId: 'msteams',
    id: 'a1',
    serviceUrl: connector.serviceUrl,
    from: { id: '29:x', aadObjectId: 'o-1' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:1', conversationType: 'personal' },
    channelData: { tenant: { id: 'entra' } },
    text: 'hi',
    ...changes,
  });
  const knock = async (token: string | undefined, activity: unknown = anActivity()) => {
    const authorization = token === undefined ? undefined : `Bearer ${token}`;
    return (await door()({ authorization }, activity)) !== undefined;
  };

  it('lets an activity of Teams in', async () => {
    assert.equal(await knock(await connector.token()), true);
  });

  it('allows five minutes between the clocks and no more', async () => {
    const seconds = clock.now() / 1000;

    assert.equal(await knock(await connector.token({ exp: seconds - 290 })), true);
    assert.equal(await knock(await connector.token({ exp: seconds - 310 })), false);
    assert.equal(await knock(await connector.token({ nbf: seconds + 290 })), true);
    assert.equal(await knock(await connector.token({ nbf: seconds + 310 })), false);
  });

  describe('refuses, without fetching keys,', () => {
    const unsigned = (header: object, claims: object) =>
      [header, claims].map((part) => base64url.encode(JSON.stringify(part))).join('.');
    const right = () => ({
      iss: connector.trust.issuer,
      aud: appId,
      serviceurl: connector.serviceUrl,
      nbf: clock.now() / 1000,
      exp: clock.now() / 1000 + 600,
    });
    const cases: readonly [string, () => Promise<boolean>][] = [
      ['no header', () => knock(undefined)],
      ['garbage', () => knock('garbage')],
      ['three pieces of garbage', () => knock('a.b.c')],
      ['alg none', () => knock(`${unsigned({ alg: 'none', kid: 'teams' }, right())}.`)],
      [
        'alg HS256',
        async () =>
          knock(
            await new SignJWT(right())
              .setProtectedHeader({ alg: 'HS256', kid: 'teams' })
              .sign(new TextEncoder().encode('k'.repeat(32))),
          ),
      ],
      [
        'a token that brings its own key',
        () => knock(`${unsigned({ alg: 'RS256', kid: 'teams', jwk: {} }, right())}.AA`),
      ],
      [
        'a token that points at its own keys',
        () =>
          knock(
            `${unsigned({ alg: 'RS256', kid: 'teams', jku: 'https://evil.example' }, right())}.AA`,
          ),
      ],
      ['no key id', () => knock(`${unsigned({ alg: 'RS256' }, right())}.AA`)],
      ['another issuer', async () => knock(await connector.token({ iss: 'https://evil.example' }))],
      [
        'the emulator as issuer',
        async () =>
          knock(
            await connector.token({
              iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
            }),
          ),
      ],
      ['another audience', async () => knock(await connector.token({ aud: 'other' }))],
      ['several audiences', async () => knock(await connector.token({ aud: [appId, 'other'] }))],
      [
        'a service address other than the activity’s',
        async () =>
          knock(await connector.token({ serviceurl: 'https://smba.trafficmanager.net/x/' })),
      ],
    ];
    for (const [title, knocking] of cases) {
      it(title, async () => {
        assert.equal(await knocking(), false);
        assert.equal(connector.fetches(), 0);
      });
    }

    for (const channelId of ['AseChannel', 'emulator', 'directline', 'Msteams', '', undefined]) {
      it(`the channel ${channelId}`, async () => {
        assert.equal(await knock(await connector.token(), anActivity({ channelId })), false);
        assert.equal(connector.fetches(), 0);
      });
    }

    for (const serviceUrl of [
      undefined,
      'https://evil.example/',
      'https://smba.trafficmanager.net@evil.example/',
      'https://user:pw@smba.trafficmanager.net/',
      'https://smba.trafficmanager.net.:443/',
      'https://smba.trafficmanager.net:8443/',
      'https://127.0.0.1/',
      'http://smba.trafficmanager.net/',
      'https://xn--smba-7qa.trafficmanager.net/',
      'https://smba.trafficmanager.net.evil.example/',
    ]) {
      it(`the service address ${serviceUrl}`, async () => {
        const token = await connector.token(serviceUrl ? { serviceurl: serviceUrl } : {});

        assert.equal(await knock(token, anActivity({ serviceUrl })), false);
        assert.equal(connector.fetches(), 0);
      });
    }

    it('bodies that are no activity', async () => {
      const token = await connector.token();
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (body) => {
          assert.equal(await knock(token, body), false);
        }),
        { numRuns: 50 },
      );
      assert.equal(await knock(token, {}), false);
      assert.equal(connector.fetches(), 0);
    });
  });

  it('refuses a forged signature of a known key', async () => {
    const { stranger } = connector.keysOf;

    assert.equal(await knock(await connector.token({}, { key: stranger })), false);
  });

  it('refuses a key that is endorsed for another channel', async () => {
    const { elsewhere } = connector.keysOf;
    const token = await connector.token({}, { kid: 'elsewhere', key: elsewhere });

    assert.equal(await knock(token), false);
  });

  it('fetches keys at most once an hour for key ids that nobody knows', async () => {
    const letIn = door();
    const try1 = async (kid: string) =>
      letIn({ authorization: `Bearer ${await connector.token({}, { kid })}` }, anActivity());

    await try1('unknown-1');
    await try1('unknown-2');
    await try1('teams');
    const before = connector.fetches();
    clock.advance(61 * 60 * 1000);
    await try1('unknown-3');

    assert.equal(before, 2);
    assert.equal(connector.fetches(), 4);
  });

  it('refuses while the keys cannot be had, and recovers a minute later', async () => {
    const letIn = door();
    const try1 = async () =>
      letIn({ authorization: `Bearer ${await connector.token()}` }, anActivity());
    connector.setUp(false);

    const down = await try1();
    connector.setUp(true);
    const tooEarly = await try1();
    clock.advance(61_000);
    const recovered = await try1();

    assert.equal(down, undefined);
    assert.equal(tooEarly, undefined);
    assert.equal(recovered?.id, 'a1');
  });

  it('without a registration opens to this machine only, and only in the local environment', async () => {
    const settings = {
      environment: 'local',
      publicUrl: 'http://localhost:3978',
      cardKey: 'k'.repeat(32),
    };
    const local = frontDoorWith(settings, { clock, log });
    const from = (serviceUrl: string) => local({}, anActivity({ serviceUrl }));

    assert.ok(await from('http://127.0.0.1:56150/_connector'));
    assert.equal(await from('http://192.0.2.1/'), undefined);
    assert.equal(await from('https://smba.trafficmanager.net/jp/'), undefined);
    assert.throws(
      () => frontDoorWith({ ...settings, environment: 'production' }, { clock, log }),
      BotNotRegistered,
    );
  });
});
