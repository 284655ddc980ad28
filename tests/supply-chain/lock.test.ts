import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { aLock, aPackage } from './a-lock.ts';
import { compareVersions } from './compare-versions.ts';
import { advisoryTable, findAdvisoryFaults } from './find-advisory-faults.ts';
import { findLicenceFaults, licenceTable } from './find-licence-faults.ts';
import { findLockFaults } from './find-lock-faults.ts';
import { findRiskFaults, riskTable } from './find-risk-faults.ts';
import { findScriptFaults, scriptTable } from './find-script-faults.ts';
import { fromRegistry, readLock, shippedPackages } from './read-lock.ts';

const table = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const today = new Date().toISOString().slice(0, 10);

describe('the lock of the packages (supply chain)', () => {
  it('takes every package from the public registry, by its SHA-512', () => {
    const lock = readLock();

    const faults = findLockFaults(lock);

    assert.deepEqual(faults, []);
    assert.ok(fromRegistry(lock).length > 500, 'hardly a package was looked at');
  });

  it('finds what was planted in a lock: no hash, a short one, another place, a name, no version, a link', () => {
    const lock = aLock({
      'node_modules/bare': aPackage({ integrity: undefined }),
      'node_modules/weak': aPackage({ integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }),
      'node_modules/elsewhere': aPackage({ resolved: 'https://registry.example/elsewhere.tgz' }),
      'node_modules/plain': aPackage({ resolved: 'http://registry.npmjs.org/plain.tgz' }),
      'node_modules/ѕemver': aPackage(),
      'node_modules/alias': aPackage({ name: 'other' }),
      'node_modules/branch': aPackage({ version: 'git+ssh://git@github.com/a/b.git' }),
      'node_modules/local': { resolved: '../outside', link: true },
    });

    const faults = findLockFaults(lock);

    assert.deepEqual(faults, [
      'node_modules/bare: has no SHA-512 integrity',
      'node_modules/weak: has no SHA-512 integrity',
      'node_modules/elsewhere: comes from https://registry.example/elsewhere.tgz',
      'node_modules/plain: comes from http://registry.npmjs.org/plain.tgz',
      'node_modules/ѕemver: has a name that npm would not give',
      'node_modules/alias: is really other',
      'node_modules/branch: is locked to git+ssh://git@github.com/a/b.git, which is no version',
      'node_modules/local: is a link to ../outside',
    ]);
  });

  it('lets nothing run while it is installed but what is on the list, with its reason', () => {
    const faults = findScriptFaults(readLock(), scriptTable.parse(table('install-scripts.json')));

    assert.deepEqual(faults, []);
  });

  it('finds a planted install script, and a permission that nobody needs', () => {
    const lock = aLock({ 'node_modules/miner': aPackage({ hasInstallScript: true }) });

    const faults = findScriptFaults(lock, [{ package: 'good', reason: 'has none at all' }]);

    assert.deepEqual(faults, [
      'node_modules/miner runs a script while it is installed',
      'good is allowed a script and has none',
    ]);
  });
});

describe('what is shipped', () => {
  it('is all that api, bot and tabs ask for, and nothing that only tests or tools ask for', () => {
    const names = new Set(shippedPackages(readLock()).map(({ name }) => name));

    for (const name of ['restify', 'find-my-way', 'botbuilder', 'react', 'zod', 'pino']) {
      assert.ok(names.has(name), name);
    }
    for (const name of ['mocha', 'oidc-provider', 'typescript', 'vite', 'playwright-core']) {
      assert.ok(!names.has(name), name);
    }
  });

  it('is found where Node finds it: the nearest one up the folders', () => {
    const lock = aLock({
      'node_modules/good': aPackage({ dependencies: { inner: '^2' } }),
      'node_modules/good/node_modules/inner': aPackage({ version: '2.0.0' }),
      'node_modules/inner': aPackage({ version: '1.0.0' }),
    });

    const paths = shippedPackages(lock).map(({ path }) => path);

    assert.deepEqual(paths, ['node_modules/good', 'node_modules/good/node_modules/inner']);
  });

  it('is under licences that somebody allowed', () => {
    const faults = findLicenceFaults(readLock(), licenceTable.parse(table('licences.json')));

    assert.deepEqual(faults, []);
  });

  it('finds a planted licence, one half of a pair, none at all, and a review of nothing', () => {
    const asked = { good: '1', copyleft: '1', both: '1', silent: '1' };
    const lock = aLock({
      api: { version: '0.1.0', dependencies: asked },
      'node_modules/copyleft': aPackage({ license: 'AGPL-3.0-only' }),
      'node_modules/both': aPackage({ license: 'MIT AND SSPL-1.0' }),
      'node_modules/silent': aPackage({ license: undefined }),
      'node_modules/unshipped': aPackage({ license: 'AGPL-3.0-only' }),
    });
    const review = { package: 'gone', licence: 'MPL-2.0', reason: 'was once needed' };

    const faults = findLicenceFaults(lock, { allowed: ['MIT'], reviewed: [review] });

    assert.deepEqual(faults.sort(), [
      'gone: reviewed and not there',
      'node_modules/both: MIT AND SSPL-1.0',
      'node_modules/copyleft: AGPL-3.0-only',
      'node_modules/silent: none in the lock',
    ]);
  });

  it('holds the risky components in the versions that were reviewed (ASVS 15.1.4)', () => {
    const faults = findRiskFaults(readLock(), riskTable.parse(table('risky-components.json')));

    assert.deepEqual(faults, []);
  });

  it('finds a risky component of another version than was reviewed', () => {
    const risk = {
      package: 'good',
      version: '0.9.0',
      why: 'nobody maintains it',
      held: 'by nobody at all',
    };

    const faults = findRiskFaults(aLock(), [risk]);

    assert.deepEqual(faults, ['good 0.9.0 was reviewed; 1.0.0 is shipped']);
  });
});

describe('advisories', () => {
  it('warn of no package of the lock but what was accepted with a reason and for a time', () => {
    const advisories = advisoryTable.parse(table('advisories.json'));

    const faults = findAdvisoryFaults(readLock(), advisories, today);

    assert.deepEqual(faults, []);
  });

  it('are found in a planted lock, in their major line, under an alias, and before a release', () => {
    const advisory = {
      package: 'holey',
      least: ['1.5.2', '2.1.0'],
      ids: ['CVE-2026-0001'],
      why: 'a planted hole',
      source: 'this test',
    };
    const accepted = {
      package: 'holey',
      version: '0.9.0',
      id: 'CVE-2026-0001',
      reason: 'accepted for the sake of this test',
      until: '2026-01-31',
    };
    const lock = aLock({
      'node_modules/holey': aPackage({ version: '1.5.1' }),
      'node_modules/a/node_modules/holey': aPackage({ version: '1.5.2' }),
      'node_modules/b/node_modules/holey': aPackage({ version: '2.1.0-rc.1' }),
      'node_modules/c/node_modules/holey': aPackage({ version: '3.0.0' }),
      'node_modules/d/node_modules/holey': aPackage({ version: '0.9.0' }),
      'node_modules/nice': aPackage({ version: '2.0.9', name: 'holey' }),
    });
    const known = { reviewed: '2026-01-01', advisories: [advisory], accepted: [accepted] };

    const before = findAdvisoryFaults(lock, known, '2026-01-31');
    const after = findAdvisoryFaults(lock, known, '2026-02-01');

    const warning = 'is older than 1.5.2 or 2.1.0 (CVE-2026-0001: a planted hole)';
    assert.deepEqual(before, [
      `node_modules/holey 1.5.1 ${warning}`,
      `node_modules/b/node_modules/holey 2.1.0-rc.1 ${warning}`,
      `node_modules/nice 2.0.9 ${warning}`,
    ]);
    assert.deepEqual(after.slice(3), ['holey 0.9.0 was accepted until 2026-01-31']);
  });

  it('order versions by number, not by letter', () => {
    const versions = ['10.0.0', '9.9.9', '9.10.0', '9.9.10', '10.0.0-rc.1'];

    const ordered = versions.sort(compareVersions);

    assert.deepEqual(ordered, ['9.9.9', '9.9.10', '9.10.0', '10.0.0-rc.1', '10.0.0']);
  });
});
