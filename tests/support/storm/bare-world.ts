import { setTimeout as pause } from 'node:timers/promises';
import { randomIds } from '../../../api/src/adapters/system/random-ids.ts';
import { systemClock } from '../../../api/src/adapters/system/system-clock.ts';
import { offTheRecord } from '../../../api/src/application/audit/off-the-record.ts';
import type { Clock, Pictures } from '../../../api/src/application/ports.ts';
import { noEntra } from '../../../api/src/application/sign-in-with-teams.ts';
import type { Stores } from '../../../api/src/application/store.ts';
import { useCasesOver } from '../../../api/src/application/use-cases.ts';
import { noHolidayAnywhere } from '../../../api/src/domain/holiday.ts';
import { noRsi } from '../rsi.ts';
import { openSecrets } from '../secrets.ts';

const noPictures: Pictures = {
  renderPlan: () => Promise.reject(new Error('No pictures here')),
};

/** The use cases over a store, without what takes long to load: a process that is killed starts often. */
export function useCasesOverBare(stores: Stores, clock: Clock = systemClock) {
  return useCasesOver({
    stores,
    clock,
    ids: randomIds,
    rsi: noRsi,
    secrets: openSecrets,
    background: { run: (work) => void work(), pause: (ms) => pause(ms) },
    questions: new Map(),
    operations: offTheRecord,
    entra: noEntra,
    pictures: noPictures,
    holidays: { on: noHolidayAnywhere, countries: [] },
  });
}
