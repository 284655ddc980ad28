import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openKeyFile } from '../../api/src/adapters/keys/key-file.ts';
import { sealedSecrets } from '../../api/src/adapters/keys/sealed-secrets.ts';
import { rotateKeys } from '../../api/src/application/rotate-keys.ts';
import {
  KeysUnreachable,
  KeysUnusable,
  type RotatableKeys,
  SecretUnreadable,
} from '../../api/src/application/secrets.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { countedStores } from '../support/counted-stores.ts';
import { dyingAt, Killed } from '../support/failing-stores.ts';
import { someSecrets } from '../support/keys.ts';
import {
  openRecord,
  readSecret,
  recordOf,
  sealAgain,
  sealPeople,
} from '../support/sealed-people.ts';
import { aWorld, contoso, midori } from '../support/world.ts';

async function aSealedWorld(counts: { readonly midori: number; readonly contoso?: number }) {
  const { stores, clock } = await aWorld();
  const { path, keys, secrets } = await someSecrets();
  const world = { stores, clock, secrets, keys, path };
  const people = [
    ...(await sealPeople(world, midori, counts.midori)),
    ...(await sealPeople(world, contoso, counts.contoso ?? 0)),
  ];
  return { ...world, people };
}
type SealedWorld = Awaited<ReturnType<typeof aSealedWorld>>;

/** Rotates as the command does, on a clock that is moved instead of waited for. */
const rotate = (
  { stores, clock, secrets, keys }: Pick<SealedWorld, 'stores' | 'clock' | 'secrets' | 'keys'>,
  more: { readonly holder?: string; readonly meanwhile?: () => Promise<void> } = {},
) =>
  rotateKeys({
    stores,
    clock,
    secrets,
    keys,
    holder: more.holder ?? 'operator',
    wait: async (ms) => {
      clock.advance(ms);
      await more.meanwhile?.();
    },
  });

async function assertAllReadable(world: SealedWorld, key: string): Promise<void> {
  for (const person of world.people) {
    assert.equal((await recordOf(world, person)).body.sealed.key, key);
    assert.equal(await readSecret(world, person), person.text);
  }
}

describe('rotating the keys', () => {
  it('seals every secret of every tenant with a new key and retires the old one', async () => {
    const world = await aSealedWorld({ midori: 230, contoso: 5 });

    const rotated = await rotate(world);

    assert.deepEqual(rotated, {
      from: 'k1',
      to: 'k2',
      retired: ['k1'],
      resealed: 235,
      left: 0,
      unreadable: 0,
    });
    assert.deepEqual(await world.keys.versions(), ['k2']);
    await assertAllReadable(world, 'k2');
  });

  it('leaves what was sealed before unreadable, wherever a copy of it is', async () => {
    const world = await aSealedWorld({ midori: 1 });
    const [person] = world.people;
    assert.ok(person);
    const copy = await recordOf(world, person);

    await rotate(world);

    await assert.rejects(openRecord(world, midori, copy), SecretUnreadable);
  });

  it('fails no reader while 10,000 secrets are sealed anew, in a process that knew the old key only', async function () {
    this.timeout(120_000);
    const world = await aSealedWorld({ midori: 10_000 });
    const before = await openKeyFile({ path: world.path, isMadeWhereMissing: false });
    const elsewhere = { ...world, secrets: sealedSecrets(before) };
    const seen = new Set<string>();
    const reader = { isDone: false, reads: 0 };
    async function readOn(offset: number): Promise<void> {
      for (let at = offset; !reader.isDone; at += 1) {
        const person = world.people[at % world.people.length];
        assert.ok(person);
        const item = await recordOf(elsewhere, person);
        assert.equal(await openRecord(elsewhere, midori, item), person.text);
        seen.add(item.body.sealed.key);
        reader.reads += 1;
      }
    }
    const readers = [0, 2500, 5000, 7500].map((offset) => readOn(offset));
    const settled = async () => {
      const until = reader.reads + 8;
      while (reader.reads < until) await new Promise((resolve) => setImmediate(resolve));
    };

    const rotated = await rotate(world, { meanwhile: settled });
    await settled();
    reader.isDone = true;
    await Promise.all(readers);

    assert.equal(rotated.resealed, 10_000);
    assert.deepEqual([...seen].sort(), ['k1', 'k2']);
    assert.deepEqual(await before.versions(), ['k2']);
    assert.ok(reader.reads > 1000, `${reader.reads} reads`);
    for (const person of world.people)
      assert.equal(await readSecret(elsewhere, person), person.text);
  });

  it('finds the reader that fails when keys are retired first (control)', async () => {
    const world = await aSealedWorld({ midori: 3 });
    const hasty: RotatableKeys = {
      ...world.keys,
      add: async () => {
        const added = await world.keys.add();
        await world.keys.retire('k1');
        return added;
      },
    };

    const rotated = await rotate({ ...world, keys: hasty });

    assert.equal(rotated.unreadable, 3);
    await assert.rejects(assertAllReadable(world, 'k2'));
  });

  it('goes on where it was killed, before or after any of its commits', async function () {
    this.timeout(60_000);
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; ; at += 1) {
        const world = await aSealedWorld({ midori: 3, contoso: 2 });
        const dying = rotate({ ...world, stores: dyingAt(world.stores, at, when) });
        const isKilled = await dying.then(
          () => false,
          (error: unknown) => error instanceof Killed,
        );
        if (!isKilled) {
          assert.ok(at > 10, `${at} commits`);
          break;
        }
        for (const person of world.people) {
          assert.equal(await readSecret(world, person), person.text, `${when} commit ${at}`);
        }
        world.clock.advance(20_000);

        const { to } = await rotate(world, { holder: 'the next one' });

        assert.deepEqual(await world.keys.versions(), [to], `${when} commit ${at}`);
        await assertAllReadable(world, to);
      }
    }
  });

  it('does not begin again with what was done when it was killed', async () => {
    const world = await aSealedWorld({ midori: 450 });
    await assert.rejects(
      rotate({ ...world, stores: dyingAt(world.stores, 350, 'before') }),
      Killed,
    );
    world.clock.advance(20_000);
    const sealedBefore = await sealedWith(world, 'k2');
    const { stores, costs } = countedStores(world.stores);

    const rotated = await rotate({ ...world, stores }, { holder: 'the next one' });

    assert.ok(sealedBefore > 300, `${sealedBefore} were sealed`);
    assert.equal(rotated.resealed, 450 - sealedBefore);
    assert.equal(rotated.to, 'k2');
    // The tenants; of five pages of people the last two, and one of the other kind. Then all once more: the
    // tenants, a page of nobody for each kind, five and one.
    assert.equal(costs.queries, 1 + 2 + 1 + 1 + 2 + 5 + 1);
  });

  it('lets one process rotate at a time', async () => {
    const world = await aSealedWorld({ midori: 3 });
    const second: Promise<unknown>[] = [];
    await rotate(world, {
      meanwhile: async () => {
        const other = assert.rejects(rotate(world, { holder: 'another' }), KeysUnusable);
        second.push(other);
        await other;
      },
    });

    assert.ok(second.length > 1);
    assert.deepEqual(await world.keys.versions(), ['k2']);
    await assertAllReadable(world, 'k2');
  });

  it('keeps what a person seals meanwhile', async () => {
    const world = await aSealedWorld({ midori: 3 });
    const [person] = world.people;
    assert.ok(person);
    const stores = meddling(world.stores, async () => sealAgain(world, person, 'a newer token'));

    await rotate({ ...world, stores });

    assert.equal(await readSecret(world, person), 'a newer token');
  });

  it('looks again at what somebody changed while it was sealed anew, until nothing is left', async () => {
    const world = await aSealedWorld({ midori: 1 });
    const slow = await aSlowSealing(world);
    const [person] = world.people;
    assert.ok(person);
    const stores = meddling(world.stores, () =>
      sealAgain({ ...world, secrets: slow }, person, 'a very late token'),
    );

    const rotated = await rotate({ ...world, stores });

    assert.deepEqual([rotated.resealed, rotated.left], [1, 0]);
    assert.equal(await readSecret(world, person), 'a very late token');
  });

  it('reseals what was sealed with the former key and committed late', async () => {
    const world = await aSealedWorld({ midori: 3 });
    const slow = await aSlowSealing(world);
    const [person] = world.people;
    assert.ok(person);
    const seals: string[] = [];

    await rotate(world, {
      meanwhile: async () => {
        if (seals.length > 0) return;
        await sealAgain({ ...world, secrets: slow }, person, 'a late token');
        seals.push((await recordOf(world, person)).body.sealed.key);
      },
    });

    assert.deepEqual(seals, ['k1']);
    assert.equal(await readSecret(world, person), 'a late token');
  });

  it('leaves alone, and counts, what no key opens', async () => {
    const world = await aSealedWorld({ midori: 3 });
    const [person] = world.people;
    assert.ok(person);
    const foreign = await someSecrets();
    await sealAgain({ ...world, secrets: foreign.secrets }, person, 'under a lost key');

    const rotated = await rotate(world);

    assert.deepEqual([rotated.resealed, rotated.unreadable], [2, 1]);
    await assert.rejects(readSecret(world, person), SecretUnreadable);
  });

  it('retires nothing while the key service does not answer', async () => {
    const world = await aSealedWorld({ midori: 3 });
    const silent = {
      ...world.keys,
      unwrap: () => Promise.reject(new KeysUnreachable('no answer')),
    };

    await assert.rejects(rotate({ ...world, secrets: sealedSecrets(silent) }), KeysUnreachable);

    assert.deepEqual(await world.keys.versions(), ['k1', 'k2']);
  });

  it('writes no key and no secret into the store', async () => {
    const world = await aSealedWorld({ midori: 3, contoso: 2 });
    const ring = readFileSync(world.path, 'utf8');
    await rotate(world);
    const rings = `${ring} ${readFileSync(world.path, 'utf8')}`;

    const { items } = await world.stores.changes(undefined, 1000);
    const stored = JSON.stringify(items);

    const keys = [...rings.matchAll(/"key": "([^"]+)"/g)].map(([, key]) => key ?? '');
    assert.equal(new Set(keys).size, 2);
    for (const secret of [...keys, ...world.people.map(({ text }) => text)]) {
      assert.equal(stored.includes(secret), false);
    }
    assert.ok(stored.includes('"dataKey"'));
  });
});

/** Secrets of a process that asked for a wrapping before the rotation, and got it. */
async function aSlowSealing({ keys }: SealedWorld) {
  const dataKey = new Uint8Array(32).fill(7);
  const early = await keys.wrap(dataKey);
  return sealedSecrets({
    unwrap: keys.unwrap,
    wrap: async (asked) => {
      asked.set(dataKey);
      return early;
    },
  });
}

async function sealedWith(world: SealedWorld, key: string): Promise<number> {
  const records = await Promise.all(world.people.map((person) => recordOf(world, person)));
  return records.filter(({ body }) => body.sealed.key === key).length;
}

/** A store where somebody else writes once, just before the first replacement of a record. */
function meddling(stores: Stores, meddle: () => Promise<void>): Stores {
  let isDone = false;
  return {
    ...stores,
    forTenant: (tenant) => {
      const store = stores.forTenant(tenant);
      return {
        read: (scope, id) => store.read(scope, id),
        query: (scope, query) => store.query(scope, query),
        async commit(scope, operations) {
          if (!isDone) {
            isDone = true;
            await meddle();
          }
          return store.commit(scope, operations);
        },
      };
    },
  };
}
