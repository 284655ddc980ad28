import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockAheadOf } from '../../api/src/adapters/system/this-process.ts';
import { ConfigUnusable, readConfig } from '../../api/src/config.ts';
import { routes } from '../../api/src/contract/routes.ts';
import { silentRoutes } from '../../api/src/start-check.ts';
import { certify } from '../support/certificates.ts';
import { freePort } from '../support/service.ts';

const root = new URL('../../', import.meta.url);
const random = () => crypto.randomUUID() + crypto.randomUUID();

describe('a start that must not meet people (security.md 4.13)', () => {
  let folder: string;
  let safe: Record<string, string>;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-unsafe-'));
    const DATA_DIR = join(folder, 'data');
    mkdirSync(DATA_DIR, { mode: 0o700 });
    safe = {
      ENVIRONMENT: 'production',
      PORT: String(await freePort()),
      PUBLIC_URL: 'https://sekitori.example',
      DATA_DIR,
      RSI_ISSUER: 'https://rsi.invalid',
      RSI_CLIENT_ID: 'sekitori',
      RSI_CLIENT_SECRET: random(),
      BOT_ID: 'bot',
      BOT_PASSWORD: random(),
      BOT_TENANT_ID: 'organisation',
      CARD_KEY: random(),
    };
    const made = start({}, ['api/src/commands/seal-keys.ts', 'make']);
    assert.equal((await made).status, 0, (await made).said);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  type Change = Readonly<Record<string, string | undefined>>;

  /** Runs until it ends, or until it listens. */
  async function start(change: Change, args: readonly string[] = ['bot/src/main.ts']) {
    const { NODE_ARGUMENT, ...settings } = { ...safe, ...change };
    const named = Object.entries(settings).filter(([, value]) => value !== undefined);
    const child = spawn(
      process.execPath,
      [...(NODE_ARGUMENT ? [NODE_ARGUMENT] : []), '--import', 'tsx', ...args],
      {
        cwd: root,
        env: { PATH: process.env['PATH'], ...Object.fromEntries(named) },
        timeout: 30_000,
      },
    );
    let said = '';
    let listened = false;
    child.stderr.on('data', (text) => {
      said += text;
    });
    child.stdout.on('data', (text) => {
      if (!String(text).includes('"listening"')) return;
      listened = true;
      child.kill();
    });
    await once(child, 'close');
    return { status: child.exitCode, said: said.trim(), listened };
  }

  async function assertRefused(change: Change, sentence: RegExp): Promise<void> {
    const { status, said, listened } = await start(change);

    assert.deepEqual({ status, listened }, { status: 1, listened: false }, said);
    assert.match(said, sentence);
  }

  it('is told from one that may, which listens (control)', async function () {
    this.timeout(40_000);
    const { listened, said } = await start({});

    assert.equal(listened, true, said);
  });

  const settings: readonly (readonly [string, Change, RegExp])[] = [
    [
      'a bot without its id',
      { BOT_ID: undefined, BOT_PASSWORD: undefined, BOT_TENANT_ID: undefined },
      /BOT_ID: without it/,
    ],
    ['a bot with an empty id', { BOT_ID: '' }, /BOT_ID/],
    ['a short key of cards', { CARD_KEY: 'a1b2c3d4e5f6' }, /CARD_KEY/],
    ['a short secret', { RSI_CLIENT_SECRET: 'a1b2c3' }, /RSI_CLIENT_SECRET/],
    ['a demo key', { CARD_KEY: `demo-${random()}` }, /demo values are public/],
    [
      'a demo secret',
      { RSI_CLIENT_SECRET: 'Demo-secret-of-this-machine' },
      /demo values are public/,
    ],
    ['a key that is not random', { CARD_KEY: 'ab'.repeat(20) }, /too few different characters/],
    [
      'certificates that nobody checks',
      { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      /NODE_TLS_REJECT_UNAUTHORIZED/,
    ],
    [
      'TLS 1.0 towards others',
      { NODE_OPTIONS: '--tls-min-v1.0' },
      /NODE_OPTIONS: no inspector and no TLS below 1.2/,
    ],
    ['no limits', { RATE_LIMITS: 'off' }, /RATE_LIMITS: off is for demonstrations/],
    ['plain HTTP', { PUBLIC_URL: 'http://sekitori.example' }, /PUBLIC_URL: https only/],
    ['plain HTTP to RSI', { RSI_ISSUER: 'http://rsi.example' }, /RSI_ISSUER: https only/],
    [
      'a stand-in of RSI',
      { RSI_ISSUER: 'https://localhost:3979' },
      /RSI_ISSUER: an address of this machine/,
    ],
    [
      'a stand-in of the store',
      { STORE: 'cosmos', COSMOS_ENDPOINT: 'https://127.0.0.1:8081' },
      /COSMOS_ENDPOINT: an address of this machine/,
    ],
    ['a stand-in of Entra', { ENTRA_AUTHORITY: 'https://login.example' }, /ENTRA_AUTHORITY/],
    ['an open origin', { EDGE_KEY: 'off' }, /EDGE_KEY: off only with ORIGIN=private/],
    ['half a certificate', { TLS_KEY: '/tmp/key.pem' }, /TLS_CERTIFICATE, TLS_KEY: both or none/],
  ];
  for (const [what, change, sentence] of settings) {
    it(`is refused with ${what}`, () => {
      assert.throws(
        () => readConfig({ ...safe, ...change }),
        (thrown) => thrown instanceof ConfigUnusable && sentence.test(thrown.message),
      );
    });
  }

  it('names all of that at once, and nothing listens', async function () {
    this.timeout(40_000);
    const change = {
      ...{ BOT_ID: undefined, BOT_PASSWORD: undefined, BOT_TENANT_ID: undefined },
      ...{ CARD_KEY: `demo-${random()}`, RSI_CLIENT_SECRET: 'ab'.repeat(20) },
      ...{ NODE_TLS_REJECT_UNAUTHORIZED: '0', RATE_LIMITS: 'off', EDGE_KEY: 'off' },
      ...{ PUBLIC_URL: 'http://sekitori.example', RSI_ISSUER: 'https://localhost:3979' },
    };

    await assertRefused(
      change,
      /BOT_ID.*PUBLIC_URL.*RSI_ISSUER.*EDGE_KEY.*demo values.*too few.*NODE_TLS_REJECT_UNAUTHORIZED.*RATE_LIMITS/,
    );
  });

  const processes: readonly (readonly [string, Change, RegExp])[] = [
    [
      'a certificate that is not there',
      { TLS_CERTIFICATE: '/tmp/no.pem', TLS_KEY: '/tmp/no.pem' },
      /no.pem cannot be read/,
    ],
    ['no key of secrets', { KEY_FILE: '/tmp/no-keys-here.json' }, /The key file .* cannot be read/],
    ['an inspector', { NODE_ARGUMENT: '--inspect=127.0.0.1:0' }, /The inspector is open/],
  ];
  for (const [what, change, sentence] of processes) {
    it(`is refused with ${what}`, async function () {
      this.timeout(40_000);
      await assertRefused(change, sentence);
    });
  }

  it('is refused where others can read the folder of its data', async function () {
    this.timeout(40_000);
    const DATA_DIR = join(folder, 'open');
    mkdirSync(DATA_DIR);
    chmodSync(DATA_DIR, 0o755);

    await assertRefused({ DATA_DIR }, /Others can read DATA_DIR .*chmod 700/);
  });

  it('is refused over the people of a demonstration', async function () {
    this.timeout(40_000);
    const DATA_DIR = join(folder, 'demo');
    mkdirSync(DATA_DIR, { mode: 0o700 });
    writeFileSync(join(DATA_DIR, 'demonstration'), '');

    await assertRefused({ DATA_DIR }, /holds a demonstration/);
  });

  it('is refused with a clock that is not RSI’s', async function () {
    this.timeout(80_000);
    const host = 'rsi.invalid';
    const authority = certify({ host: 'Authority of the tests', isAuthority: true });
    const { key, cert } = certify({ host, by: authority });
    let skewMs = 10_000;
    const pem = key.export({ type: 'pkcs8', format: 'pem' });
    const server = createServer({ key: pem, cert }, (_request, response) => {
      response.sendDate = false;
      response.setHeader('Date', new Date(Date.now() + skewMs).toUTCString());
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const ca = join(folder, 'authority.pem');
    writeFileSync(ca, authority.cert);
    const script =
      "import dns from 'node:dns';const real=dns.lookup;dns.lookup=(h,o,c)=>h==='rsi.invalid'?c(null,o.all?[{address:'127.0.0.1',family:4}]:'127.0.0.1',4):real(h,o,c);";
    const change = {
      RSI_ISSUER: `https://${host}:${port}`,
      NODE_EXTRA_CA_CERTS: ca,
      NODE_ARGUMENT: `--import=data:text/javascript,${encodeURIComponent(script)}`,
    };

    await assertRefused(change, /clock of this machine is -\d+\.\d s ahead of that of rsi.invalid/);
    skewMs = 0;
    const right = await start(change);
    server.close().closeAllConnections();

    assert.equal(right.listened, true, right.said);
  });

  it('is refused with a route that does not say who may call it', () => {
    const { signIn } = routes;

    assert.deepEqual(silentRoutes(routes), []);
    for (const lacking of ['access', 'object', 'audit'] as const) {
      const { [lacking]: _, ...silent } = signIn;
      assert.deepEqual(silentRoutes({ signIn, silent }), ['silent'], lacking);
    }
  });

  it('goes on with an unknown clock where RSI does not answer', async () => {
    assert.equal(await clockAheadOf(new URL('http://127.0.0.1:1'), Date.now), undefined);
  });
});
