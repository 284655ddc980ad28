import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url);

describe('starting the process', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-start-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const local = () => ({
    ENVIRONMENT: 'local',
    PORT: '45871',
    PUBLIC_URL: 'http://localhost:45871',
    DATA_DIR: join(folder, 'data'),
    RSI_ISSUER: 'http://localhost:45872',
    RSI_CLIENT_ID: 'sekitori',
    RSI_CLIENT_SECRET: 'demo-secret-demo-secret',
    CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
    LOG_LEVEL: 'silent',
  });

  function start(environment: Record<string, string>) {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'bot/src/main.ts'], {
      cwd: root,
      encoding: 'utf8',
      timeout: 20_000,
      env: { PATH: process.env['PATH'], ...environment },
    });
    return { status, said: stderr.trim() };
  }

  /** One line, no stack: what somebody who starts it can act on. */
  function assertSentence({ status, said }: ReturnType<typeof start>, pattern: RegExp): void {
    assert.equal(status, 1);
    assert.match(said, pattern);
    assert.equal(said.split('\n').length, 1, said);
  }

  it('names every missing setting at once', () => {
    assertSentence(start({}), /PUBLIC_URL.*RSI_ISSUER.*CARD_KEY.*RSI_CLIENT_SECRET.*\.$/);
  });

  it('says that the port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const address = holder.address();
    const port = String(typeof address === 'object' ? address?.port : '');

    const started = start({ ...local(), PORT: port });
    holder.close();

    assertSentence(started, /^The port is taken .*PORT/);
  });

  it('says that the store cannot be opened', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');

    assertSentence(start({ ...local(), DATA_DIR: file }), /^The store file .*DATA_DIR/);
  });

  it('refuses demo values and a bot without registration in production', () => {
    const unsafe = start({ ...local(), ENVIRONMENT: 'production' });

    assertSentence(unsafe, /BOT_ID.*PUBLIC_URL: https.*RSI_ISSUER: https.*demo values/);
  });

  it('refuses a production that anybody can reach without an edge key (5.1.1-a)', () => {
    const open = { ...local(), ENVIRONMENT: 'production', EDGE_KEY: 'off' };

    assertSentence(start(open), /EDGE_KEY: off only with ORIGIN=private/);
    assert.doesNotMatch(start({ ...open, ORIGIN: 'private' }).said, /EDGE_KEY/);
  });

  it('refuses a key of a vault that is no key, or beside a key file', () => {
    for (const KEY_VAULT_KEY of [
      'https://a.vault.azure.net/',
      'https://a.vault.azure.net/secrets/b',
      'https://a.vault.azure.net/keys/b/0123456789abcdef0123456789abcdef',
    ]) {
      assertSentence(start({ ...local(), KEY_VAULT_KEY }), /KEY_VAULT_KEY: the address of a key/);
    }
    const both = { KEY_VAULT_KEY: 'https://a.vault.azure.net/keys/b', KEY_FILE: '/tmp/keys.json' };
    assertSentence(start({ ...local(), ...both }), /KEY_FILE, KEY_VAULT_KEY: one of them/);
  });

  it('refuses a key file that others may read', () => {
    const KEY_FILE = join(folder, 'open-keys.json');
    writeFileSync(KEY_FILE, '{}', { mode: 0o644 });

    const DATA_DIR = folder;
    assertSentence(start({ ...local(), DATA_DIR, KEY_FILE }), /^The key file .*chmod 600/);
  });

  it('refuses the local environment where NODE_ENV says production', () => {
    assertSentence(start({ ...local(), NODE_ENV: 'production' }), /ENVIRONMENT/);
  });

  it('is in production unless told otherwise', () => {
    const { ENVIRONMENT: _, ...unsaid } = local();

    assertSentence(start(unsaid), /BOT_ID/);
  });
});
