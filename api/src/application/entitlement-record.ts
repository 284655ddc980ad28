import type { PersonId, TenantId } from '../domain/ids.ts';
import type { Operations } from './audit/operations.ts';
import { untilCommitted } from './command.ts';
import type { Versioned } from './documents.ts';
import type { Background, Clock, Ids, Rsi } from './ports.ts';
import { entitlementsScope } from './scopes.ts';
import type { Secrets } from './secrets.ts';
import type { Item, NewItem, Operation, Stores } from './store.ts';

export type EntitlementWorld = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly rsi: Rsi;
  readonly secrets: Secrets;
  readonly background: Background;
  readonly ids: Ids;
  readonly operations: Operations;
  /** The questions to RSI that this process has under way, by tenant and person. */
  readonly questions: Map<string, Promise<void>>;
};

/** Somebody of a tenant, whatever way they came in. */
export type Somebody = { readonly tenant: TenantId; readonly person: PersonId };

/**
 * What RSI last said of a person: one document for all their sessions and chats, so that one question
 * serves them all and one no ends them all (2.2.1-e).
 */
export type EntitlementBody = Versioned<{
  readonly person: PersonId;
  /** `expired`: RSI said no no, but cannot be asked any more before they sign in again. */
  readonly state: 'entitled' | 'withdrawn' | 'expired';
  readonly tenantName: string;
  readonly isCompanyAdministrator: boolean;
  /** The first login since they were last withdrawn: sessions from before it are over for good. */
  readonly entitledSince: number;
  /** When the question was asked that RSI last answered with yes; epoch milliseconds. */
  readonly confirmedAt: number;
  readonly withdrawnAt?: number;
  /** When RSI last said that they signed out there, which may end what it gave us to ask with. */
  readonly signedOutAt?: number;
  /** Whether a withdrawn person's bookings to come were given back. */
  readonly isReleased?: true;
  /** Until when nobody else asks: one question at a time over all processes, and a pause after silence. */
  readonly askingUntil?: number;
}>;

export type KnownEntitlement = Item<EntitlementBody>;

const entitlementId = (person: PersonId) => `entitlement:${person}`;

export function readEntitlement(
  stores: Stores,
  { tenant, person }: Somebody,
): Promise<KnownEntitlement | undefined> {
  return stores.forTenant(tenant).read<EntitlementBody>(entitlementsScope, entitlementId(person));
}

/** The document with the key by which the clock finds it: state, then time. */
export function entitlementItem(body: EntitlementBody): NewItem<EntitlementBody> {
  const { state, withdrawnAt, confirmedAt, isReleased, person } = body;
  const since = state === 'withdrawn' ? (withdrawnAt ?? confirmedAt) : confirmedAt;
  const k1 = entitlementKey(isReleased ? 'released' : state, since);
  return { id: entitlementId(person), type: 'entitlement', k1, body };
}

/** In the order of time within a state. */
export const entitlementKey = (state: EntitlementBody['state'] | 'released', since: number) =>
  `${state}.${String(since).padStart(15, '0')}`;

/** The document in its new version; undefined where somebody else changed it. */
export async function replaceEntitlement(
  { stores }: Pick<EntitlementWorld, 'stores'>,
  { tenant }: Pick<Somebody, 'tenant'>,
  {
    known,
    body,
    together = [],
  }: {
    readonly known: KnownEntitlement;
    readonly body: EntitlementBody;
    /** What else is committed with it, or not at all. */
    readonly together?: readonly Operation[];
  },
): Promise<KnownEntitlement | undefined> {
  const item = entitlementItem(body);
  const operation: Operation = { kind: 'replace', item, ifMatch: known.etag };
  const result = await stores.forTenant(tenant).commit(entitlementsScope, [operation, ...together]);
  const etag = result.ok ? result.etags[0] : undefined;
  return etag === undefined ? undefined : { ...item, etag };
}

/** Remembers that somebody signed out at RSI: its no to older credentials then says nothing of their right. */
export async function noteSignOutAtRsi(
  { stores, clock }: Pick<EntitlementWorld, 'stores' | 'clock'>,
  somebody: Somebody,
): Promise<void> {
  await untilCommitted(async () => {
    const known = await readEntitlement(stores, somebody);
    if (!known) return 'unknown';
    const body = { ...known.body, signedOutAt: clock.now() };
    return (await replaceEntitlement({ stores }, somebody, { known, body })) ? 'noted' : 'again';
  });
}
