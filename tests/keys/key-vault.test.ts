import assert from 'node:assert/strict';
import { keyVault } from '../../api/src/adapters/keys/key-vault.ts';
import { sealedSecrets } from '../../api/src/adapters/keys/sealed-secrets.ts';
import { rotateKeys } from '../../api/src/application/rotate-keys.ts';
import {
  KeysUnreachable,
  type RotatableKeys,
  SecretUnreadable,
} from '../../api/src/application/secrets.ts';
import { openRecord, readSecret, recordOf, sealPeople } from '../support/sealed-people.ts';
import { startVault, type VaultStandIn } from '../support/vault/key-vault-stand-in.ts';
import { aClock, aWorld, midori, type TestClock } from '../support/world.ts';

const dataKey = new Uint8Array(32).fill(9);

type TokenCredential = Parameters<typeof keyVault>[1]['credential'];

/** A managed identity that gives tokens for vaults, and for nothing else. */
function anIdentity({ token }: VaultStandIn): TokenCredential {
  return {
    async getToken(scopes) {
      assert.equal(scopes, 'https://vault.azure.net/.default');
      return { token, expiresOnTimestamp: Date.parse('2027-01-01') };
    },
  };
}

describe('keys in Azure Key Vault, as a stand-in of its REST interface has them', () => {
  let vault: VaultStandIn;
  let clock: TestClock;
  let keys: RotatableKeys;
  beforeEach(async () => {
    vault = await startVault();
    clock = aClock('2026-10-05T09:00:00Z');
    keys = keyVault(vault.key, { credential: anIdentity(vault), clock });
  });
  afterEach(() => vault.stop());

  it('unwrap what they wrapped', async () => {
    const wrapped = await keys.wrap(dataKey);

    assert.equal(wrapped.version, await keys.current());
    assert.equal(wrapped.wrapped.length, 256);
    assert.deepEqual(await keys.unwrap(wrapped), Buffer.from(dataKey));
  });

  it('unwrap nothing that was changed, that another version wrapped, or whose version is no version', async () => {
    const { version, wrapped } = await keys.wrap(dataKey);
    const changed = Uint8Array.from(wrapped, (byte, at) => (at === 7 ? byte ^ 1 : byte));
    const added = await keys.add();
    vault.asked.length = 0;

    assert.equal(await keys.unwrap({ version, wrapped: changed }), undefined);
    assert.equal(await keys.unwrap({ version: added, wrapped }), undefined);
    assert.equal(await keys.unwrap({ version: 'f'.repeat(32), wrapped }), undefined);
    assert.equal(vault.asked.length, 3);
    for (const strange of ['..', '../../secrets/x', `${version}/../${added}`, '', 'k1']) {
      assert.equal(await keys.unwrap({ version: strange, wrapped }), undefined);
    }
    assert.equal(vault.asked.length, 3);
  });

  it('are switched off one version at a time, and found page after page', async () => {
    const first = await keys.wrap(dataKey);
    const added = [await keys.add(), await keys.add(), await keys.add()];
    assert.deepEqual(await keys.versions(), [first.version, ...added]);

    await keys.retire(first.version);

    assert.deepEqual(await keys.versions(), added);
    assert.equal(await keys.unwrap(first), undefined);
  });

  it('wrap with a new version half a minute after another process made it, and long before the old one goes', async () => {
    const other = keyVault(vault.key, { credential: anIdentity(vault), clock });
    const { version: old } = await keys.wrap(dataKey);
    const added = await other.add();

    clock.advance(29_999);
    assert.equal((await keys.wrap(dataKey)).version, old);
    clock.advance(1);
    assert.equal((await keys.wrap(dataKey)).version, added);
    assert.ok(keys.settleMs >= 60_000);
  });

  it('are tried again when the vault is busy or the connection breaks, three times in all', async () => {
    vault.trouble.push(429, 'reset');
    assert.match(await keys.current(), /^[0-9a-f]{32}$/);
    assert.equal(vault.asked.length, 3);

    vault.trouble.push(503, 503, 503);
    await assert.rejects(keys.current(), KeysUnreachable);
    assert.equal(vault.asked.length, 6);
  });

  it('are out of reach, not lost, when the vault does not decide', async () => {
    const wrapped = await keys.wrap(dataKey);
    for (const status of [401, 403, 404, 408, 429, 500, 503]) {
      vault.trouble.push(status, status, status);
      await assert.rejects(keys.unwrap(wrapped), KeysUnreachable, String(status));
    }
    const stranger = keyVault(vault.key, {
      credential: { getToken: async () => ({ token: 'other', expiresOnTimestamp: 0 }) },
      clock,
    });
    await assert.rejects(stranger.unwrap(wrapped), (fault) => {
      assert.ok(fault instanceof KeysUnreachable);
      // The vault's message repeats what it was sent; ours must not.
      assert.equal(`${fault.message} ${String(fault.cause)}`.includes('other'), false);
      return true;
    });
  });

  it('never send the token out of the vault', async () => {
    const elsewhere = await startVault();
    vault.misleadTo = `${elsewhere.key.origin}/keys/sekitori/versions?api-version=7.4`;

    await assert.rejects(keys.versions(), KeysUnreachable);
    const asked = elsewhere.asked.length;
    await elsewhere.stop();

    assert.equal(asked, 0);
  });

  it('seal and rotate as a key file does', async () => {
    const { stores, clock: time } = await aWorld();
    const secrets = sealedSecrets(keys);
    const world = { stores, clock: time, secrets };
    const people = await sealPeople(world, midori, 5);
    const [person] = people;
    assert.ok(person);
    const former = await recordOf(world, person);

    const rotated = await rotateKeys({
      ...world,
      keys,
      holder: 'operator',
      wait: async (ms) => {
        clock.advance(ms);
        time.advance(ms);
      },
    });

    assert.deepEqual([rotated.resealed, rotated.unreadable], [5, 0]);
    assert.deepEqual(await keys.versions(), [rotated.to]);
    for (const each of people) assert.equal(await readSecret(world, each), each.text);
    await assert.rejects(openRecord(world, midori, former), SecretUnreadable);
  });

  it('that were deleted make secrets unreadable by name', async () => {
    const secrets = sealedSecrets(keys);
    const { stores, clock: time } = await aWorld();
    const world = { stores, clock: time, secrets };
    const [person] = await sealPeople(world, midori, 1);
    assert.ok(person);
    await keys.add();

    vault.forget((await recordOf(world, person)).body.sealed.key);

    await assert.rejects(readSecret(world, person), SecretUnreadable);
  });
});
