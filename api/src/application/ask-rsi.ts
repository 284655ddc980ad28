import { untilCommitted } from './command.ts';
import {
  type EntitlementBody,
  type EntitlementWorld,
  entitlementItem,
  type KnownEntitlement,
  readEntitlement,
  type Somebody,
} from './entitlement-record.ts';
import {
  type RsiCredentials,
  RsiDenied,
  type RsiIdentity,
  RsiRefused,
  RsiUnreachable,
} from './ports.ts';
import {
  credentialsId,
  keptCredentials,
  openCredentials,
  readKeptCredentials,
} from './rsi-credentials.ts';
import { entitlementsScope } from './scopes.ts';
import { KeysUnreachable, SecretUnreadable } from './secrets.ts';
import type { Operation } from './store.ts';

/** How long one question may take, and how long RSI is left alone after one that it did not answer. */
const questionMs = 5_000;
/** Credentials with less left are renewed before they are used. */
const renewBeforeMs = 60_000;

/**
 * Asks RSI whether a person still may, and writes down what it said: yes renews everything known of
 * them, no is the end of all their sessions, silence changes nothing. Does nothing where another process
 * is asking already.
 */
export async function askRsi(world: EntitlementWorld, somebody: Somebody): Promise<void> {
  const question = await beginQuestion(world, somebody);
  if (!question) return;
  const askedAt = world.clock.now();
  const said = await answerOf(world, somebody);
  if (said === 'nothing') return;
  if (said === 'no' || !isYes(said, somebody)) return withdraw(world, somebody, question);
  const { tenantName, isCompanyAdministrator } = said;
  const { askingUntil: _, ...rest } = question.body;
  const body = { ...rest, tenantName, isCompanyAdministrator, confirmedAt: askedAt };
  await replace(world, somebody, { known: question, body });
}

/** The document, marked as being asked about; undefined where somebody else is at it. */
async function beginQuestion(
  world: EntitlementWorld,
  somebody: Somebody,
): Promise<KnownEntitlement | undefined> {
  const known = await readEntitlement(world.stores, somebody);
  const now = world.clock.now();
  if (known?.body.state !== 'entitled' || (known.body.askingUntil ?? 0) > now) return undefined;
  const body = { ...known.body, askingUntil: now + questionMs };
  return replace(world, somebody, { known, body });
}

async function answerOf(
  world: EntitlementWorld,
  somebody: Somebody,
): Promise<RsiIdentity | 'no' | 'nothing'> {
  try {
    return await world.rsi.identityOf(await currentCredentials(world, somebody));
  } catch (error) {
    // Credentials that nobody can read any more are as good as none: their owner signs in again.
    if (error instanceof RsiDenied || error instanceof SecretUnreadable) return 'no';
    const isSilent =
      error instanceof RsiUnreachable ||
      error instanceof RsiRefused ||
      error instanceof KeysUnreachable;
    if (isSilent) return 'nothing';
    throw error;
  }
}

const isYes = (said: RsiIdentity, { tenant, person }: Somebody) =>
  said.isEntitled && said.tenant === tenant && said.person === person;

/** Renewed credentials are on the disk before they are used: whoever dies in between loses nothing. */
async function currentCredentials(
  world: EntitlementWorld,
  somebody: Somebody,
): Promise<RsiCredentials> {
  const kept = await readKeptCredentials(world.stores, somebody);
  if (!kept) throw new RsiDenied('No credentials are kept');
  const credentials = await openCredentials(world.secrets, somebody, kept);
  const isDue = credentials.accessUntil - world.clock.now() < renewBeforeMs;
  if (!isDue || credentials.refreshToken === undefined) return credentials;
  const renewed = await world.rsi.refresh(credentials);
  await storeRenewed(world, somebody, { former: credentials, renewed });
  return renewed;
}

/** Credentials that were only sealed anew meanwhile are replaced; those of a login are the newer word. */
async function storeRenewed(
  world: EntitlementWorld,
  somebody: Somebody,
  { former, renewed }: { readonly former: RsiCredentials; readonly renewed: RsiCredentials },
): Promise<void> {
  const item = await keptCredentials(world.secrets, somebody, renewed);
  const store = world.stores.forTenant(somebody.tenant);
  await untilCommitted(async () => {
    const kept = await readKeptCredentials(world.stores, somebody);
    const known = kept && (await openCredentials(world.secrets, somebody, kept));
    if (!kept || known?.accessToken !== former.accessToken) {
      throw new RsiUnreachable('Overtaken by a login');
    }
    const stored = await store.commit(entitlementsScope, [
      { kind: 'replace', item, ifMatch: kept.etag },
    ]);
    return stored.ok ? undefined : 'again';
  });
}

/** A login since the question began has the newer word: then the document is another one, and stays. */
async function withdraw(
  world: EntitlementWorld,
  somebody: Somebody,
  known: KnownEntitlement,
): Promise<void> {
  const { askingUntil: _, ...rest } = known.body;
  const body: EntitlementBody = { ...rest, state: 'withdrawn', withdrawnAt: world.clock.now() };
  const forget: Operation = { kind: 'delete', id: credentialsId(somebody) };
  await replace(world, somebody, { known, body, together: [forget] });
}

/** The document in its new version; undefined where somebody else changed it. */
async function replace(
  { stores }: EntitlementWorld,
  { tenant }: Somebody,
  {
    known,
    body,
    together = [],
  }: {
    readonly known: KnownEntitlement;
    readonly body: EntitlementBody;
    readonly together?: readonly Operation[];
  },
): Promise<KnownEntitlement | undefined> {
  const item = entitlementItem(body);
  const operation: Operation = { kind: 'replace', item, ifMatch: known.etag };
  const result = await stores.forTenant(tenant).commit(entitlementsScope, [operation, ...together]);
  const etag = result.ok ? result.etags[0] : undefined;
  return etag === undefined ? undefined : { ...item, etag };
}
