import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeKeyFile, openKeyFile } from '../../api/src/adapters/keys/key-file.ts';
import { KeysUnreachable, KeysUnusable } from '../../api/src/application/secrets.ts';
import { aKeyPath } from '../support/keys.ts';

const dataKey = new Uint8Array(32).fill(5);
const aFile = () => openKeyFile({ path: aKeyPath(), isMadeWhereMissing: true });

/** What a rejection says, for whoever must mend it. */
async function sentenceOf(opening: Promise<unknown>): Promise<string> {
  const fault = await opening.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(fault instanceof KeysUnusable, String(fault));
  return fault.message;
}

describe('a key file', () => {
  it('is made for its owner alone, once, whoever else starts at that moment', async () => {
    const path = aKeyPath();
    const opened = await Promise.all(
      [1, 2, 3, 4].map(() => openKeyFile({ path, isMadeWhereMissing: true })),
    );
    const [first, ...others] = opened;
    assert.ok(first);
    const wrapped = await first.wrap(dataKey);

    assert.equal(statSync(path).mode & 0o777, 0o600);
    for (const keys of others) {
      assert.deepEqual(await keys.unwrap(wrapped), Buffer.from(dataKey));
    }
    assert.deepEqual(readdirSync(dirname(path)), ['keys.json']);
  });

  it('is not made in production, where its absence means that it is lost', async () => {
    const path = aKeyPath();

    const said = await sentenceOf(openKeyFile({ path, isMadeWhereMissing: false }));

    assert.match(said, /restore it, or make the first one with npm run -s keys:make/);
    assert.equal(existsSync(path), false);
  });

  it('is never made over one that is there', async () => {
    const path = aKeyPath();
    await makeKeyFile(path);
    const before = readFileSync(path, 'utf8');

    await assert.rejects(makeKeyFile(path), KeysUnusable);

    assert.equal(readFileSync(path, 'utf8'), before);
    assert.deepEqual(readdirSync(dirname(path)), ['keys.json']);
  });

  it('is refused when anybody else may read or write it', async () => {
    for (const mode of [0o640, 0o604, 0o620, 0o666, 0o644]) {
      const path = aKeyPath();
      await makeKeyFile(path);
      chmodSync(path, mode);

      const said = await sentenceOf(openKeyFile({ path, isMadeWhereMissing: false }));

      assert.match(said, /chmod 600/, mode.toString(8));
    }
  });

  it('is refused when it is damaged, and what it holds is not told', async () => {
    const path = aKeyPath();
    await makeKeyFile(path);
    const whole = readFileSync(path, 'utf8');
    const key = /"key": "([^"]+)"/.exec(whole)?.[1] ?? assert.fail(whole);
    for (const damaged of [
      '',
      whole.slice(0, -10),
      whole.replace(key, key.slice(0, 20)),
      whole.replace('"k1"', '"first"'),
      whole.replace('"v": 1', '"v": 2'),
      '{"v":1,"keys":[]}',
    ]) {
      writeFileSync(path, damaged, { mode: 0o600 });

      const said = await sentenceOf(openKeyFile({ path, isMadeWhereMissing: true }));

      assert.match(said, /damaged/);
      assert.equal(said.includes(key.slice(0, 20)), false);
    }
  });

  it('is looked at again while the process runs: new versions are known, retired ones forgotten', async () => {
    const path = aKeyPath();
    const here = await openKeyFile({ path, isMadeWhereMissing: true });
    const there = await openKeyFile({ path, isMadeWhereMissing: false });
    const old = await here.wrap(dataKey);

    const added = await there.add();
    const wrapped = await here.wrap(dataKey);
    await there.retire(old.version);

    assert.deepEqual([old.version, added, wrapped.version], ['k1', 'k2', 'k2']);
    assert.equal(await here.unwrap(old), undefined);
    assert.deepEqual(await there.unwrap(wrapped), Buffer.from(dataKey));
  });

  it('never gives a version twice, nor its only key away', async () => {
    const keys = await aFile();
    await keys.add();
    await keys.retire('k1');

    assert.equal(await keys.add(), 'k3');
    await keys.retire('k2');
    await assert.rejects(keys.retire('k3'), KeysUnusable);
    assert.deepEqual(await keys.versions(), ['k3']);
  });

  it('unwraps nothing that was changed or that another key wrapped', async () => {
    const keys = await aFile();
    const { version, wrapped } = await keys.wrap(dataKey);
    const foreign = await (await aFile()).wrap(dataKey);

    for (let at = 0; at < wrapped.length; at += 1) {
      const changed = Uint8Array.from(wrapped, (byte, index) => (index === at ? byte ^ 1 : byte));
      assert.equal(await keys.unwrap({ version, wrapped: changed }), undefined);
    }
    assert.equal(await keys.unwrap({ version, wrapped: wrapped.subarray(1) }), undefined);
    assert.equal(await keys.unwrap(foreign), undefined);
    assert.equal(await keys.unwrap({ version: 'k9', wrapped }), undefined);
  });

  it('that can no longer be used while the process runs is an outage, not a lost secret', async () => {
    const path = aKeyPath();
    const keys = await openKeyFile({ path, isMadeWhereMissing: true });
    const wrapped = await keys.wrap(dataKey);
    chmodSync(path, 0o644);

    await assert.rejects(keys.unwrap(wrapped), KeysUnreachable);
    await assert.rejects(keys.wrap(dataKey), KeysUnreachable);

    chmodSync(path, 0o600);
    assert.deepEqual(await keys.unwrap(wrapped), Buffer.from(dataKey));
  });
});
