import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sealedSecrets } from '../../api/src/adapters/keys/sealed-secrets.ts';
import {
  type SealedSecret,
  type SecretPlace,
  type Secrets,
  SecretUnreadable,
} from '../../api/src/application/secrets.ts';
import { personId } from '../../api/src/domain/ids.ts';
import { someSecrets } from '../support/keys.ts';
import { contoso, midori } from '../support/world.ts';

const token = 'refresh-token-of-emily';
const place: SecretPlace = {
  tenant: midori,
  person: personId('emily'),
  purpose: 'rsi-credentials',
  record: 'person:emily',
};

/** Every secret that differs from this one in one bit of one character of its JSON text. */
function* flipped(sealed: SealedSecret): Generator<SealedSecret> {
  for (const name of ['key', 'dataKey', 'nonce', 'text'] as const) {
    for (const [at, letter] of [...sealed[name]].entries()) {
      for (let bit = 0; bit < 7; bit += 1) {
        const other = String.fromCharCode(letter.charCodeAt(0) ^ (1 << bit));
        const changed = sealed[name].slice(0, at) + other + sealed[name].slice(at + 1);
        yield { ...sealed, [name]: changed };
      }
    }
  }
}

const anyPlace = fc.record({
  tenant: fc.constantFrom(midori, contoso),
  person: fc.constantFrom('emily', 'ken', 'a', 'aa').map(personId),
  purpose: fc.constantFrom('rsi-credentials', 'calendar-link', 'a|a', 'a'),
  record: fc.constantFrom('person:emily', 'person:ken', 'a|a', 'a'),
});

describe('sealed secrets (4.5.2)', () => {
  let secrets: Secrets;
  before(async () => {
    ({ secrets } = await someSecrets());
  });

  it('open at the place where they were sealed, whatever they say', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlace, fc.string({ unit: 'grapheme' }), async (at, text) => {
        const sealed: SealedSecret = JSON.parse(JSON.stringify(await secrets.seal(at, text)));

        assert.equal(await secrets.open(at, sealed), text);
      }),
    );
  });

  it('are another text at every sealing, and never hold what they seal', async () => {
    const [first, second] = [await secrets.seal(place, token), await secrets.seal(place, token)];

    for (const name of ['dataKey', 'nonce', 'text'] as const) {
      assert.notEqual(first[name], second[name]);
    }
    const stored = JSON.stringify(first);
    for (const clear of [token, Buffer.from(token).toString('base64url'), place.person]) {
      assert.equal(stored.includes(clear), false);
    }
  });

  it('refuse to open when any bit of any character was changed', async () => {
    for (const text of [token, '', '席']) {
      const sealed = await secrets.seal(place, text);
      for (const changed of flipped(sealed)) {
        await assert.rejects(secrets.open(place, changed), SecretUnreadable);
      }
    }
  });

  it('refuse a changed byte wherever it is, in a thousand records', async () => {
    const parts = fc.constantFrom('dataKey', 'nonce', 'text');
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 200 }),
        parts,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (text, name, at, mask) => {
          const sealed = await secrets.seal(place, text);
          const bytes = Buffer.from(sealed[name], 'base64url');
          const where = at % bytes.length;
          bytes.writeUInt8(bytes.readUInt8(where) ^ mask, where);
          const changed = { ...sealed, [name]: bytes.toString('base64url') };

          await assert.rejects(secrets.open(place, changed), SecretUnreadable);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('open nowhere but at their own tenant, person, purpose and record', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlace, anyPlace, async (here, there) => {
        fc.pre(JSON.stringify(here) !== JSON.stringify(there));
        const sealed = await secrets.seal(here, token);

        await assert.rejects(secrets.open(there, sealed), SecretUnreadable);
      }),
      { numRuns: 300 },
    );
  });

  it('refuse another form, a cut and what was never sealed', async () => {
    const sealed = await secrets.seal(place, token);
    const forged: unknown[] = [
      { ...sealed, form: 0 },
      { ...sealed, form: 2 },
      { ...sealed, form: '1' },
      { ...sealed, key: 'k0' },
      { ...sealed, key: 1 },
      { ...sealed, text: sealed.text.slice(0, 8) },
      { ...sealed, text: '' },
      { ...sealed, dataKey: '' },
      { ...sealed, nonce: '' },
      { ...sealed, nonce: undefined },
      {},
      { text: token },
    ];
    for (const each of forged) {
      await assert.rejects(secrets.open(place, each as SealedSecret), SecretUnreadable);
    }
  });

  it('take no part of another secret of the same place', async () => {
    const [one, other] = [await secrets.seal(place, token), await secrets.seal(place, 'older')];
    for (const name of ['dataKey', 'nonce', 'text'] as const) {
      await assert.rejects(secrets.open(place, { ...one, [name]: other[name] }), SecretUnreadable);
    }
  });
});

describe('the key of sealed secrets', () => {
  it('is bound to its version: naming an older one that is still there opens nothing', async () => {
    const { keys, secrets } = await someSecrets();
    const old = await secrets.seal(place, token);
    await keys.add();
    const sealed = await secrets.seal(place, token);

    assert.deepEqual([old.key, sealed.key], ['k1', 'k2']);
    await assert.rejects(secrets.open(place, { ...sealed, key: 'k1' }), SecretUnreadable);
    await assert.rejects(secrets.open(place, { ...old, key: 'k2' }), SecretUnreadable);
    assert.equal(await secrets.open(place, old), token);
  });

  it('cannot be claimed older even by who can wrap: the version is in what the text is bound to', async () => {
    const { keys, secrets } = await someSecrets();
    const dataKeys: Uint8Array[] = [];
    const watching = {
      unwrap: keys.unwrap,
      wrap: async (dataKey: Uint8Array) => {
        dataKeys.push(Uint8Array.from(dataKey));
        return keys.wrap(dataKey);
      },
    };

    const sealed = await sealedSecrets(watching).seal(place, token);
    await keys.add();
    const [dataKey] = dataKeys;
    assert.ok(dataKey);
    const again = await keys.wrap(dataKey);
    const moved = {
      ...sealed,
      key: again.version,
      dataKey: Buffer.from(again.wrapped).toString('base64url'),
    };

    assert.equal(await secrets.open(place, sealed), token);
    await assert.rejects(secrets.open(place, moved), SecretUnreadable);
  });

  it('lost means unreadable by name, and the fault tells nothing of it', async () => {
    const lost = await someSecrets();
    const sealed = await lost.secrets.seal(place, token);
    const { secrets } = await someSecrets();

    await assert.rejects(secrets.open(place, sealed), (fault) => {
      assert.ok(fault instanceof SecretUnreadable);
      const told = `${fault.message} ${fault.stack} ${JSON.stringify(fault)} ${String(fault.cause)}`;
      for (const part of [token, sealed.text, sealed.dataKey, place.person]) {
        assert.equal(told.includes(part), false);
      }
      return true;
    });
  });
});
