import { ageOfEntitlement, entitlementAges } from '../domain/entitlement.ts';
import { askRsi } from './ask-rsi.ts';
import { untilCommitted } from './command.ts';
import {
  type EntitlementBody,
  type EntitlementWorld,
  entitlementItem,
  type KnownEntitlement,
  readEntitlement,
  type Somebody,
} from './entitlement-record.ts';
import type { RsiCredentials, RsiIdentity } from './ports.ts';
import { keptCredentials } from './rsi-credentials.ts';
import { entitlementsScope } from './scopes.ts';

/** What a confirmed person is in their tenant. */
export type Standing = Pick<
  EntitlementBody,
  'tenantName' | 'isCompanyAdministrator' | 'entitledSince'
> & {
  /** Until when nobody need look again. */
  readonly confirmedUntil: number;
};

/** RSI has not answered for too long, so nobody can tell whether this person still may (2.2.1-f). */
export class EntitlementUnconfirmed extends Error {
  override readonly name = 'EntitlementUnconfirmed';
  /** When RSI last said yes about them; epoch milliseconds. */
  readonly since: number;

  constructor(since: number) {
    super('RSI does not answer');
    this.since = since;
  }
}

/** Keeps what a login proved, in place of what was known before. */
export type RecordEntitlement = (
  identity: RsiIdentity,
  credentials: RsiCredentials,
) => Promise<void>;

export function recordEntitlementWith(
  world: Pick<EntitlementWorld, 'stores' | 'clock' | 'secrets'>,
): RecordEntitlement {
  return async (identity, credentials) => {
    const { tenant, person, tenantName, isCompanyAdministrator } = identity;
    const now = world.clock.now();
    const kept = await keptCredentials(world.secrets, identity, credentials);
    const store = world.stores.forTenant(tenant);
    // In the version that was read: a no at this very moment must end the sessions from before it.
    await untilCommitted(async () => {
      const known = await readEntitlement(world.stores, identity);
      const item = entitlementItem({
        v: 1,
        person,
        state: 'entitled',
        tenantName,
        isCompanyAdministrator,
        entitledSince: known?.body.state === 'entitled' ? known.body.entitledSince : now,
        confirmedAt: now,
      });
      const stored = await store.commit(entitlementsScope, [
        known ? { kind: 'replace', item, ifMatch: known.etag } : { kind: 'create', item },
        { kind: 'put', item: kept },
      ]);
      return stored.ok ? 'kept' : 'again';
    });
  };
}

/**
 * Whether a person may use the product right now, however they came in; undefined where RSI said no
 * or never said yes. An ageing yes is asked for anew in the background, an old one is waited for.
 * Throws `EntitlementUnconfirmed` once RSI has been silent for too long. One read.
 */
export type ConfirmEntitlement = (somebody: Somebody) => Promise<Standing | undefined>;

export function confirmEntitlementWith(world: EntitlementWorld): ConfirmEntitlement {
  return async (somebody) => {
    const known = await readEntitlement(world.stores, somebody);
    if (known?.body.state !== 'entitled') return undefined;
    const age = ageOfEntitlement(known.body.confirmedAt, world.clock.now());
    if (age === 'fresh') return standingOf(known.body);
    if (age === 'ageing') {
      world.background.run(() => ask(world, somebody));
      return standingOf(known.body);
    }
    await ask(world, somebody);
    return standingAfter(world, somebody, known);
  };
}

/** One question at a time for a person in this process; whoever comes meanwhile waits for its answer. */
export function ask(world: EntitlementWorld, somebody: Somebody): Promise<void> {
  const { questions } = world;
  const key = `${somebody.tenant}|${somebody.person}`;
  const underWay = questions.get(key);
  if (underWay !== undefined) return underWay;
  const asked = askOnRecord(world, somebody).finally(() => questions.delete(key));
  questions.set(key, asked);
  return asked;
}

async function askOnRecord(world: EntitlementWorld, somebody: Somebody): Promise<void> {
  const { tenant, person } = somebody;
  const beginning = {
    event: 'entitlement.recheck',
    way: 'worker',
    requestId: world.ids.fresh(),
    isFrequent: true,
    isQuiet: true,
  } as const;
  await world.operations.operate(beginning, async (operation) => {
    operation.by({ tenant });
    const said = await askRsi(world, somebody);
    if (said === 'yes' || said === 'not-asked')
      return { outcome: said, ending: { outcome: 'done' } };
    if (said === 'silent') return { outcome: said, ending: { outcome: 'failed', code: said } };
    operation.about({ kind: 'person', id: person });
    return { outcome: said, ending: { outcome: 'refused', code: said } };
  });
}

const looks = 20;
const betweenLooksMs = 100;

/** Where another process is asking, its answer is waited for, for two seconds at most. */
async function standingAfter(
  { stores, clock, background }: EntitlementWorld,
  somebody: Somebody,
  before: KnownEntitlement,
): Promise<Standing | undefined> {
  let known = await readEntitlement(stores, somebody);
  for (let look = 0; look < looks && isBeingAsked(known, before, clock.now()); look += 1) {
    await background.pause(betweenLooksMs);
    known = await readEntitlement(stores, somebody);
  }
  if (known?.body.state !== 'entitled') return undefined;
  if (ageOfEntitlement(known.body.confirmedAt, clock.now()) === 'worthless') {
    throw new EntitlementUnconfirmed(known.body.confirmedAt);
  }
  return standingOf(known.body);
}

function isBeingAsked(
  known: KnownEntitlement | undefined,
  before: KnownEntitlement,
  now: number,
): boolean {
  const hasNoAnswer = known?.body.confirmedAt === before.body.confirmedAt;
  const isWaitedFor = ageOfEntitlement(before.body.confirmedAt, now) === 'worthless';
  return hasNoAnswer && isWaitedFor && (known.body.askingUntil ?? 0) > now;
}

const standingOf = (body: EntitlementBody): Standing => ({
  tenantName: body.tenantName,
  isCompanyAdministrator: body.isCompanyAdministrator,
  entitledSince: body.entitledSince,
  confirmedUntil: body.confirmedAt + entitlementAges.ageing,
});
