import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { demoPassword } from '../../env/local/src/demo/demo-people.ts';
import { productEnvironment, readSettings, root } from '../../env/local/src/settings.ts';
import { skipBecause } from '../support/skip.ts';
import { searchHistory } from './git-history.ts';

const known = [
  { name: 'password of the demonstration', value: demoPassword },
  { name: 'client key of the demonstration', value: readSettings({}).client.secret },
  {
    name: 'card key of the demonstration',
    value: productEnvironment(readSettings({}))['CARD_KEY'] ?? '',
  },
];

describe('the history of the source', function () {
  this.timeout(30_000);

  it('holds no secret in any version of any file, and none of the demonstration outside it', async function () {
    const searched = await searchHistory(root, known);
    if (!searched) return skipBecause(this, 'there is no history here');

    console.log(`    ${searched.files} versions of files searched`);
    assert.deepEqual(searched.finds, []);
    assert.ok(searched.files > 100);
  });

  it('gives away what was planted and taken back, whatever it opens (control)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sekitori-history-'));
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x.example', ...args], {
        cwd: folder,
      });
    const { privateKey } = generateKeyPairSync('ed25519');
    const token = ['{"alg":"RS256"}', '{"sub":"somebody"}', 'a signature of theirs']
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
    const planted: { readonly [path: string]: string } = {
      'api/key.pem': String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
      'infra/app.txt': `secret=abc8Q~${'x'.repeat(34)}`,
      'infra/cosmos.json': `{"key":"${Buffer.alloc(64, 7).toString('base64')}"}`,
      'docs/token.md': `Bearer ${token}`,
      '.github/ci.yml': `token: ghp_${'a1'.repeat(18)}`,
      '.npmrc': `//registry/:_authToken=npm_${'b2'.repeat(18)}`,
      'api/src/config.ts': `const usual = '${demoPassword}';`,
      'tests/made-up.ts': `const secret = '${demoPassword}';`,
    };
    for (const [path, text] of Object.entries(planted)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'planted');
    git('rm', '-qr', '.');
    git('commit', '-qm', 'taken back');

    const searched = await searchHistory(folder, known);
    rmSync(folder, { recursive: true });

    assert.deepEqual(searched?.finds.map((find) => find.replace(/ \(.*/, '')).sort(), [
      'key of an Azure account in infra/cosmos.json',
      'password of the demonstration in api/src/config.ts',
      'private key in api/key.pem',
      'secret of an Entra app in infra/app.txt',
      'signed token in docs/token.md',
      'token of GitHub in .github/ci.yml',
      'token of npm in .npmrc',
    ]);
  });
});
