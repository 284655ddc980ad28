import type { Stores } from '../../../api/src/application/store.ts';
import { aroundCommits } from '../around-commits.ts';

/** Where a process kills itself: amid the commit with this number, counted from when it is told. */
export type Death = {
  readonly point: 'before-commit' | 'after-commit';
  readonly nth: number;
};

/** Nothing of this process runs any more, no handler and no finally. */
export function dieNow(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

/** A store that ends its process at a point; `die` says where. */
export function mortalStores(stores: Stores): { stores: Stores; die(death: Death): void } {
  let death: Death | undefined;
  let counted = 0;
  const isAt = (point: Death['point'], nth: number) => death?.point === point && death.nth === nth;
  return {
    stores: aroundCommits(stores, (commit) => async (scope, operations) => {
      counted += 1;
      const nth = counted;
      if (isAt('before-commit', nth)) return dieNow();
      const result = await commit(scope, operations);
      if (isAt('after-commit', nth)) return dieNow();
      return result;
    }),
    die(next) {
      death = next;
      counted = 0;
    },
  };
}
