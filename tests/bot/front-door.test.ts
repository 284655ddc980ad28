import assert from 'node:assert/strict';
import fc from 'fast-check';
import { base64url, SignJWT } from 'jose';
import { BotNotRegistered, frontDoorWith } from '../../bot/src/front-door.ts';
import { startConnector } from '../support/bot/connector-stand-in.ts';
import { egressDuring } from '../support/egress.ts';
import { organisationOf } from '../support/organisations.ts';
import { aClock, contoso, midori } from '../support/world.ts';

const appId = '6f2c9f5e-3f4f-4b5a-9a76-0d5c3a3f8a10';
const log = { warn: () => undefined, error: () => undefined };
const organisation = organisationOf(midori);
/** Nobody connected this one. */
const stranger = organisationOf(contoso);

describe('the front door of the bot', () => {
  const clock = aClock('2026-10-05T09:00:00+09:00');
  let connector: Awaited<ReturnType<typeof startConnector>>;
  /** The organisations that were looked up, each one a read of the store. */
  let lookedUp: string[];
  const tenantOf = async (asked: string) => {
    lookedUp.push(asked);
    return asked === organisation ? midori : undefined;
  };
  const world = { clock, log, tenantOf };

  beforeEach(async () => {
    clock.set(Date.parse('2026-10-05T09:00:00+09:00'));
    lookedUp = [];
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
      world,
    );
  const anActivity = (changes: object = {}) => ({
    type: 'message',
    channelId: 'msteams',
    id: 'a1',
    serviceUrl: connector.serviceUrl,
    from: { id: '29:x', aadObjectId: 'o-1' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:1', conversationType: 'personal' },
    channelData: { tenant: { id: organisation } },
    text: 'hi',
    ...changes,
  });
  const knock = async (token: string | undefined, activity: unknown = anActivity()) => {
    const authorization = token === undefined ? undefined : `Bearer ${token}`;
    return (await door().letIn({ authorization }, activity)) !== undefined;
  };

  it('lets an activity of Teams in, as of the tenant whose organisation it comes from', async () => {
    const authorization = `Bearer ${await connector.token()}`;

    const letIn = await door().letIn({ authorization }, anActivity());

    assert.equal(letIn?.activity.id, 'a1');
    assert.equal(letIn?.tenant, midori);
  });

  it('allows five minutes between the clocks and no more (bot 5)', async () => {
    const seconds = clock.now() / 1000;

    assert.equal(await knock(await connector.token({ exp: seconds - 290 })), true);
    assert.equal(await knock(await connector.token({ exp: seconds - 310 })), false);
    assert.equal(await knock(await connector.token({ nbf: seconds + 290 })), true);
    assert.equal(await knock(await connector.token({ nbf: seconds + 310 })), false);
  });

  describe('refuses, without fetching keys or asking the store,', () => {
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
      ['no header (bot 1)', () => knock(undefined)],
      ['garbage (bot 1)', () => knock('garbage')],
      ['three pieces of garbage (bot 1)', () => knock('a.b.c')],
      ['alg none (bot 3)', () => knock(`${unsigned({ alg: 'none', kid: 'teams' }, right())}.`)],
      [
        'alg HS256 (bot 3)',
        async () =>
          knock(
            await new SignJWT(right())
              .setProtectedHeader({ alg: 'HS256', kid: 'teams' })
              .sign(new TextEncoder().encode('k'.repeat(32))),
          ),
      ],
      [
        'a token that brings its own key (bot 3)',
        () => knock(`${unsigned({ alg: 'RS256', kid: 'teams', jwk: {} }, right())}.AA`),
      ],
      [
        'a token that points at its own keys (bot 3)',
        () =>
          knock(
            `${unsigned({ alg: 'RS256', kid: 'teams', jku: 'https://evil.example' }, right())}.AA`,
          ),
      ],
      ['no key id (bot 3)', () => knock(`${unsigned({ alg: 'RS256' }, right())}.AA`)],
      [
        'another issuer (bot 4)',
        async () => knock(await connector.token({ iss: 'https://evil.example' })),
      ],
      [
        'the emulator as issuer (bot 7)',
        async () =>
          knock(
            await connector.token({
              iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
            }),
          ),
      ],
      ['another audience (bot 4)', async () => knock(await connector.token({ aud: 'other' }))],
      [
        'several audiences (bot 4)',
        async () => knock(await connector.token({ aud: [appId, 'other'] })),
      ],
      [
        'a service address other than the activity’s (bot 10)',
        async () =>
          knock(await connector.token({ serviceurl: 'https://smba.trafficmanager.net/x/' })),
      ],
      ['a token that has run out (bot 5)', async () => knock(await connector.token({ exp: 1 }))],
      [
        'a token that is not valid yet (bot 5)',
        async () => knock(await connector.token({ nbf: clock.now() / 1000 + 900 })),
      ],
      [
        'a token without an end (bot 5)',
        () =>
          knock(`${unsigned({ alg: 'RS256', kid: 'teams' }, { ...right(), exp: undefined })}.AA`),
      ],
      ['a token of 8 kB (bot 14)', () => knock(`a.${'b'.repeat(8192)}.c`)],
    ];
    for (const [title, knocking] of cases) {
      it(title, async () => {
        let isIn = true;
        const egress = await egressDuring(async () => {
          isIn = await knocking();
        });

        assert.equal(isIn, false);
        assert.deepEqual([egress, lookedUp], [[], []]);
      });
    }

    for (const channelId of ['AseChannel', 'emulator', 'directline', 'Msteams', '', undefined]) {
      it(`the channel ${channelId} (bot 8)`, async () => {
        assert.equal(await knock(await connector.token(), anActivity({ channelId })), false);
        assert.deepEqual([connector.fetches(), lookedUp], [0, []]);
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
      'https://2130706433/',
      'https://[::1]/',
      'https://smba.trafficmanager.net%2eevil.example/',
      'https://smba.trafficmanager.net\\@evil.example/',
      'https://evil.example/https://smba.trafficmanager.net/',
      'https://ѕmba.trafficmanager.net/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      ' ',
      `https://smba.trafficmanager.net/${'x'.repeat(600)}`,
      'http://smba.trafficmanager.net/',
      'https://xn--smba-7qa.trafficmanager.net/',
      'https://smba.trafficmanager.net.evil.example/',
    ]) {
      it(`the service address ${serviceUrl?.slice(0, 60)} (bot 9)`, async () => {
        const token = await connector.token(serviceUrl ? { serviceurl: serviceUrl } : {});

        assert.equal(await knock(token, anActivity({ serviceUrl })), false);
        assert.deepEqual([connector.fetches(), lookedUp], [0, []]);
      });
    }

    it('bodies that are no activity (bot 15)', async () => {
      const token = await connector.token();
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (body) => {
          assert.equal(await knock(token, body), false);
        }),
        { numRuns: 50 },
      );
      assert.equal(await knock(token, {}), false);
      assert.deepEqual([connector.fetches(), lookedUp], [0, []]);
    });

    const inConversation = (tenantId: string) => ({ id: 'a:1', tenantId });
    const unnamed: readonly [string, object][] = [
      ['no channel data', { channelData: undefined }],
      ['no organisation', { channelData: {} }],
      ['an organisation that is no GUID', { channelData: { tenant: { id: 'midori' } } }],
      ['an empty organisation', { channelData: { tenant: { id: '' } } }],
      ['another organisation in the conversation', { conversation: inConversation(stranger) }],
      ['an empty organisation in the conversation', { conversation: inConversation('') }],
      ['no id', { id: undefined }],
    ];
    for (const [title, changes] of unnamed) {
      it(`an activity with ${title} (bot 11)`, async () => {
        assert.equal(await knock(await connector.token(), anActivity(changes)), false);
        assert.deepEqual([connector.fetches(), lookedUp], [0, []]);
      });
    }
  });

  it('refuses an organisation that nobody connected after one read, and reaches out to nobody (bot 11, 2.2.3-d)', async () => {
    const token = await connector.token();
    const changes = { channelData: { tenant: { id: stranger } } };

    const egress = await egressDuring(async () => {
      assert.equal(await knock(token, anActivity(changes)), false);
    });

    assert.deepEqual([egress, lookedUp], [[], [stranger]]);
  });

  it('reaches out for keys alone, and only for a connected organisation (control, 2.2.3-d)', async () => {
    const token = await connector.token();

    const egress = await egressDuring(async () => {
      assert.equal(await knock(token), true);
    });

    const { host } = new URL(connector.trust.openIdMetadata);
    assert.ok(egress.length > 0);
    assert.deepEqual(new Set(egress), new Set([`connect ${host}`]));
  });

  it('takes an organisation as the same however it is written', async () => {
    const changes = {
      channelData: { tenant: { id: organisation.toUpperCase() } },
      conversation: { id: 'a:1', tenantId: organisation },
    };

    assert.equal(await knock(await connector.token(), anActivity(changes)), true);
  });

  it('finds no body worth reading without a token for us (bot 1)', async () => {
    const worth = async (token: string | undefined) =>
      door().isWorthReading({ authorization: token && `Bearer ${token}` });

    const found = [
      await worth(undefined),
      await worth(await connector.token({ aud: 'other' })),
      await worth(await connector.token({ exp: 1 })),
      await worth(await connector.token()),
    ];

    assert.deepEqual(found, [false, false, false, true]);
  });

  it('refuses a forged signature of a known key (bot 3)', async () => {
    const { stranger: forger } = connector.keysOf;

    assert.equal(await knock(await connector.token({}, { key: forger })), false);
  });

  it('refuses a key that is endorsed for another channel (bot 8)', async () => {
    const { elsewhere } = connector.keysOf;
    const token = await connector.token({}, { kid: 'elsewhere', key: elsewhere });

    assert.equal(await knock(token), false);
  });

  it('fetches keys at most once an hour for key ids that nobody knows (bot 6)', async () => {
    const { letIn } = door();
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
    const { letIn } = door();
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
    assert.equal(recovered?.activity.id, 'a1');
  });

  it('without a registration opens to this machine only, and only in the local environment (bot 2)', async () => {
    const settings = {
      environment: 'local',
      publicUrl: 'http://localhost:3978',
      cardKey: 'k'.repeat(32),
    };
    const local = frontDoorWith(settings, world);
    const from = (serviceUrl: string) => local.letIn({}, anActivity({ serviceUrl }));

    assert.ok(await from('http://127.0.0.1:56150/_connector'));
    assert.equal(await from('http://192.0.2.1/'), undefined);
    assert.equal(await from('https://smba.trafficmanager.net/jp/'), undefined);
    assert.equal(await local.letIn({}, { ...anActivity(), channelId: 'emulator' }), undefined);
    const elsewhere = { ...settings, environment: 'production' };
    assert.throws(() => frontDoorWith(elsewhere, world), BotNotRegistered);
    const nameless = { ...elsewhere, registration: { ...registration, appId: '' } };
    assert.throws(() => frontDoorWith(nameless, world), BotNotRegistered);
  });
});
