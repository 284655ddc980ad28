import type { NewItem, Stores } from '../../api/src/application/store.ts';
import { midori, type TestClock } from '../support/world.ts';

/** A fresh, empty store. */
export type OpenedStore = {
  readonly stores: Stores;
  readonly clock: TestClock;
  /** Where documents expire by a clock of their own, nobody can wait for it. */
  readonly clockIsTheirs?: true;
  /** Runs when its test is over and may fail it. */
  readonly end?: () => Promise<void>;
};

export const anItem = (id: string, more: Partial<NewItem> = {}): NewItem => ({
  id,
  type: 'thing',
  body: { says: id },
  ...more,
});

/** The store of the test that is running. */
export class StoreUnderTest {
  #opened: OpenedStore | undefined;

  use(opened: OpenedStore): void {
    this.#opened = opened;
  }

  async end(): Promise<void> {
    const { stores, end } = this.opened;
    this.#opened = undefined;
    await stores.close();
    await end?.();
  }

  get opened(): OpenedStore {
    if (!this.#opened) throw new Error('No test is running');
    return this.#opened;
  }

  get stores(): Stores {
    return this.opened.stores;
  }

  mine() {
    return this.stores.forTenant(midori);
  }

  /** All of them in scope `s`, in one commit. */
  put(...items: readonly NewItem[]) {
    return this.mine().commit(
      's',
      items.map((item) => ({ kind: 'put', item })),
    );
  }
}
