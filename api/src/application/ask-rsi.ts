import { untilCommitted } from './command.ts';
import {
  type EntitlementBody,
  type EntitlementWorld,
  type KnownEntitlement,
  readEntitlement,
  replaceEntitlement,
  type Somebody,
} from './entitlement-record.ts';
import { recordPersonWith } from './person-record.ts';
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

/** What clocks may be apart: RSI's no to a token that is past its life by its own clock is no word either. */
const clockSkewMs = 30_000;
/**
 * So long after its last yes, RSI's no to credentials may be no more than their age: they are good for
 * days, and nobody used them.
 */
const credentialsLastMs = 7 * 24 * 60 * 60 * 1000;

/** Nobody can ask RSI about this person before they sign in again; that is no word of RSI about them. */
class CannotAsk extends Error {
  override readonly name = 'CannotAsk';
}

/**
 * Asks RSI whether a person still may, and writes down what it said: yes renews everything known of
 * them, no is the end of all their sessions, silence changes nothing. Does nothing where another process
 * is asking already.
 */
export async function askRsi(
  world: EntitlementWorld,
  somebody: Somebody,
): Promise<'yes' | 'withdrawn' | 'expired' | 'silent' | 'not-asked'> {
  const question = await beginQuestion(world, somebody);
  if (!question) return 'not-asked';
  const askedAt = world.clock.now();
  const said = await answerOf(world, somebody, question);
  if (said === 'nothing') return 'silent';
  const no = said === 'cannot-ask' ? 'expired' : 'withdrawn';
  if (said === 'no' || said === 'cannot-ask' || !isYes(said, somebody)) {
    await end(world, somebody, { question, as: no });
    return no;
  }
  const { tenantName, isCompanyAdministrator } = said;
  const { askingUntil: _, ...rest } = question.body;
  const body = { ...rest, tenantName, isCompanyAdministrator, confirmedAt: askedAt };
  const isKept = await replaceEntitlement(world, somebody, { known: question, body });
  if (isKept) await recordPersonWith(world)(said);
  return 'yes';
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
  return replaceEntitlement(world, somebody, { known, body });
}

async function answerOf(
  world: EntitlementWorld,
  somebody: Somebody,
  question: KnownEntitlement,
): Promise<RsiIdentity | 'no' | 'nothing' | 'cannot-ask'> {
  try {
    return await world.rsi.identityOf(await currentCredentials(world, somebody));
  } catch (error) {
    if (error instanceof CannotAsk || error instanceof SecretUnreadable) return 'cannot-ask';
    if (error instanceof RsiDenied) return meaningOfDenial(question.body, world.clock.now());
    const isSilent =
      error instanceof RsiUnreachable ||
      error instanceof RsiRefused ||
      error instanceof KeysUnreachable;
    if (isSilent) return 'nothing';
    throw error;
  }
}

/** A no to credentials says no to the person only while nothing else can have ended the credentials. */
function meaningOfDenial({ confirmedAt, signedOutAt = 0 }: EntitlementBody, now: number) {
  const mayHaveEnded = signedOutAt >= confirmedAt || now - confirmedAt >= credentialsLastMs;
  return mayHaveEnded ? 'cannot-ask' : 'no';
}

const isYes = (said: RsiIdentity, { tenant, person }: Somebody) =>
  said.isEntitled && said.tenant === tenant && said.person === person;

/** Renewed credentials are on the disk before they are used: whoever dies in between loses nothing. */
async function currentCredentials(
  world: EntitlementWorld,
  somebody: Somebody,
): Promise<RsiCredentials> {
  const kept = await readKeptCredentials(world.stores, somebody);
  if (!kept) throw new CannotAsk('No credentials are kept');
  const credentials = await openCredentials(world.secrets, somebody, kept);
  const leftMs = credentials.accessUntil - world.clock.now();
  if (credentials.refreshToken === undefined) {
    if (leftMs <= clockSkewMs)
      throw new CannotAsk('RSI gave nothing to renew the credentials with');
    return credentials;
  }
  if (leftMs >= renewBeforeMs) return credentials;
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
async function end(
  world: EntitlementWorld,
  somebody: Somebody,
  { question, as }: { readonly question: KnownEntitlement; readonly as: 'withdrawn' | 'expired' },
): Promise<void> {
  const { askingUntil: _, ...rest } = question.body;
  const since = as === 'withdrawn' ? { withdrawnAt: world.clock.now() } : {};
  const body: EntitlementBody = { ...rest, ...since, state: as };
  const forget: Operation = { kind: 'delete', id: credentialsId(somebody) };
  await replaceEntitlement(world, somebody, { known: question, body, together: [forget] });
}
