import { join } from 'node:path';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { randomIds } from '../../api/src/adapters/system/random-ids.ts';
import { systemClock } from '../../api/src/adapters/system/system-clock.ts';
import { documentForms } from '../../api/src/application/document-forms.ts';
import { linkTeamsUser } from '../../api/src/application/teams-chats.ts';
import { versionedStores } from '../../api/src/application/versioned-stores.ts';
import { personId } from '../../api/src/domain/ids.ts';
import { demoOrganisation } from '../../env/local/src/demo/demo-organisation.ts';
import { demoPersonCalled } from '../../env/local/src/demo/demo-people.ts';
import { clientOf } from './client.ts';
import type { RunningService } from './service.ts';
import { midori } from './world.ts';

/**
 * Links a demo person's Teams account as the digits of a login do (that itself is proven with the Agents
 * Playground), through another process of the same store.
 */
export async function linkDemoPerson(service: RunningService, mail: string): Promise<void> {
  const { dataDir, rsiUrl } = service;
  const person = demoPersonCalled(mail);
  const user = demoOrganisation.users.get(mail);
  if (!person || user === undefined) throw new Error(`${mail} has no Teams account`);
  // The login that the digits come from: RSI has said yes about them.
  await clientOf(service, mail);
  const raw = await openSqliteStores(join(dataDir, 'sekitori.db'), systemClock);
  const stores = versionedStores(raw, documentForms);
  await linkTeamsUser(
    { stores, ids: randomIds, clock: systemClock },
    { entraTenant: demoOrganisation.id, user },
    { tenant: midori, person: personId(randomIds.derived('person', rsiUrl, person.sub)) },
  );
  await raw.close();
}
