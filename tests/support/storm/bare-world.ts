import { randomIds } from '../../../api/src/adapters/system/random-ids.ts';
import { systemClock } from '../../../api/src/adapters/system/system-clock.ts';
import type { Clock, Pictures, Rsi } from '../../../api/src/application/ports.ts';
import type { Stores } from '../../../api/src/application/store.ts';
import { useCasesOver } from '../../../api/src/application/use-cases.ts';

const noRsi: Rsi = {
  begin: () => Promise.reject(new Error('Nobody signs in here')),
  complete: () => Promise.reject(new Error('Nobody signs in here')),
  health: () => Promise.resolve(),
};
const noPictures: Pictures = {
  renderPlan: () => Promise.reject(new Error('No pictures here')),
};

/** The use cases over a store, without what takes long to load: a process that is killed starts often. */
export function useCasesOverBare(stores: Stores, clock: Clock = systemClock) {
  return useCasesOver({ stores, clock, ids: randomIds, rsi: noRsi, pictures: noPictures });
}
