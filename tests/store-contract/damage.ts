import assert from 'node:assert/strict';
import type { Stores } from '../../api/src/application/store.ts';
import { StoreCorrupt, StoreTooNew } from '../../api/src/application/store-faults.ts';
import { anItem, type OpenedStore, StoreUnderTest } from './opened-store.ts';

/** A store that can be reached behind the port's back, as disks and other programs do. */
export type DamageableStore = OpenedStore & {
  /** Makes a document of midori unreadable. */
  readonly corrupt: (scope: string, id: string) => Promise<void>;
  /** Opens the same store as if a newer version of the program had written it. */
  readonly openAsNewer: () => Promise<Stores>;
};

/** What every store says of documents that nobody can read, and of a store from the future. */
export function describeDamage(name: string, open: () => Promise<DamageableStore>): void {
  describe(`damaged store: ${name}`, () => {
    const store = new StoreUnderTest();
    let damage: DamageableStore;
    beforeEach(async () => {
      damage = await open();
      store.use(damage);
    });
    afterEach(() => store.end());

    it('names a document that cannot be read, wherever it is met', async () => {
      await store.put(anItem('sound', { k1: 'a' }), anItem('broken', { k1: 'b' }));
      await damage.corrupt('s', 'broken');
      const names = (fault: unknown) =>
        fault instanceof StoreCorrupt && /\|s\|broken /.test(fault.message);

      await assert.rejects(store.mine().read('s', 'broken'), names);
      await assert.rejects(store.mine().query('s', { type: 'thing', key: 'k1' }), names);
      await assert.rejects(store.stores.changes(undefined, 10), names);
      assert.equal((await store.mine().read('s', 'sound'))?.id, 'sound');
    });

    it('does not touch a store that a newer version wrote', async () => {
      const opening = damage.openAsNewer();

      await assert.rejects(
        opening,
        (fault) => fault instanceof StoreTooNew && /newer version/.test(fault.message),
      );
    });
  });
}
