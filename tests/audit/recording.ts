import { textCipher } from '../../api/src/adapters/keys/text-cipher.ts';
import { asyncOperationContext } from '../../api/src/adapters/system/operation-context.ts';
import { randomIds } from '../../api/src/adapters/system/random-ids.ts';
import { operationsOver } from '../../api/src/application/audit/operations.ts';
import { mailOfWith } from '../../api/src/application/audit/sealed-mail.ts';
import { auditSpoolOver } from '../../api/src/application/audit/spool.ts';
import { talliesOver } from '../../api/src/application/audit/tallies.ts';
import type { Clock } from '../../api/src/application/ports.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { openSecrets } from '../support/secrets.ts';

/** What puts operations on record in a store, as the service does it. */
export function recordingIn({ stores, clock }: { readonly stores: Stores; readonly clock: Clock }) {
  const context = asyncOperationContext();
  const spool = auditSpoolOver(stores);
  const tallies = talliesOver({ spool, clock, ids: randomIds });
  const mail = { stores, clock, ids: randomIds, secrets: openSecrets, cipher: textCipher };
  const parts = { clock, ids: randomIds, spool, tallies, mailOf: mailOfWith(mail) };
  return { context, tallies, mail, operations: operationsOver(parts, context) };
}
