import type { Clock, Rsi } from '@sekitori/api/application/ports';
import { noEntra } from '@sekitori/api/application/sign-in-with-teams';
import { useCasesOver } from '@sekitori/api/application/use-cases';
import { nationalHolidays } from '../../../api/src/adapters/holidays/national-holidays.ts';
import { sharpPictures } from '../../../api/src/adapters/images/sharp-pictures.ts';
import { openSqliteStores } from '../../../api/src/adapters/sqlite/sqlite-stores.ts';
import { randomIds } from '../../../api/src/adapters/system/random-ids.ts';
import { systemClock } from '../../../api/src/adapters/system/system-clock.ts';
import { offTheRecord } from '../../../api/src/application/audit/off-the-record.ts';
import type { SeedWorld } from './seed.ts';

const nobody = () => Promise.reject(new Error('The seed signs nobody in'));
/** Nobody signs in while the floors are filled. */
const noRsi: Rsi = {
  begin: nobody,
  complete: nobody,
  refresh: nobody,
  identityOf: nobody,
  readLogout: nobody,
  revoke: nobody,
  health: () => Promise.resolve(),
};

/** The product over its own store file, at any hour; `stop` lets go of the file. */
export async function seedWorld(of: {
  readonly file: string;
  readonly issuer: string;
}): Promise<SeedWorld & { readonly stop: () => Promise<void> }> {
  const stores = await openSqliteStores(of.file, systemClock);
  const useCasesAt = (instant: number) => {
    const clock: Clock = { now: () => instant };
    return useCasesOver({
      stores,
      clock,
      ids: randomIds,
      rsi: noRsi,
      secrets: { seal: nobody, open: nobody },
      background: { run: () => undefined, pause: nobody },
      questions: new Map(),
      operations: offTheRecord,
      entra: noEntra,
      pictures: sharpPictures,
      holidays: nationalHolidays,
    });
  };
  return {
    useCasesAt,
    // The product knows people by who issued their identity and what they are called there.
    personIdOf: (sub) => randomIds.derived('person', of.issuer, sub),
    now: systemClock.now(),
    stop: () => stores.close(),
  };
}
