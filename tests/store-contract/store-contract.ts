import { describeBadInput } from './bad-input.ts';
import { describeChanges } from './changes.ts';
import { describeCommits } from './commits.ts';
import { type OpenedStore, StoreUnderTest } from './opened-store.ts';
import { describePages } from './pages.ts';
import { describeProperties } from './properties.ts';

/** What every adapter of the storage port must do; one suite, so that they cannot differ. */
export function describeStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(`store contract: ${name}`, () => {
    const store = new StoreUnderTest();
    beforeEach(async () => store.use(await open()));
    afterEach(() => store.end());

    describeCommits(store);
    describePages(store);
    describeChanges(store);
    describeBadInput(store);
    describeProperties(store);
  });
}
