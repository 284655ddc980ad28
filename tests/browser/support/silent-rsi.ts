import { join } from 'node:path';
import { openSqliteStores } from '../../../api/src/adapters/sqlite/sqlite-stores.ts';
import { systemClock } from '../../../api/src/adapters/system/system-clock.ts';
import { documentForms } from '../../../api/src/application/document-forms.ts';
import {
  readEntitlement,
  replaceEntitlement,
} from '../../../api/src/application/entitlement-record.ts';
import { versionedStores } from '../../../api/src/application/versioned-stores.ts';
import { personId, tenantId } from '../../../api/src/domain/ids.ts';
import type { RunningService } from '../../support/service.ts';

/** Has the RSI of this machine be down, or well again. */
export async function switchRsi(
  { rsiUrl }: RunningService,
  kind: 'none' | 'unavailable',
): Promise<void> {
  const answer = await fetch(`${rsiUrl}/operator/trouble`, {
    method: 'PUT',
    headers: { 'x-rsi-operator': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ kind }),
  });
  if (!answer.ok) throw new Error(`RSI's operator answered ${answer.status}`);
}

/** Makes RSI's last yes about somebody older than it may be, so that nobody need wait for five minutes. */
export async function letConfirmationGrowOld(
  { dataDir }: RunningService,
  me: { readonly id: string; readonly tenant: { readonly id: string } },
): Promise<void> {
  const raw = await openSqliteStores(join(dataDir, 'sekitori.db'), systemClock);
  const stores = versionedStores(raw, documentForms);
  const somebody = { tenant: tenantId(me.tenant.id), person: personId(me.id) };
  const known = await readEntitlement(stores, somebody);
  if (!known) throw new Error('Nobody was confirmed');
  const body = { ...known.body, confirmedAt: systemClock.now() - 6 * 60_000 };
  const replaced = await replaceEntitlement({ stores }, somebody, { known, body });
  await stores.close();
  if (!replaced) throw new Error('Somebody else changed it');
}
