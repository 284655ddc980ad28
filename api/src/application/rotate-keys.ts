import type { TenantId } from '../domain/ids.ts';
import type { Versioned } from './documents.ts';
import { type Lease, leaseOver } from './lease.ts';
import type { Clock } from './ports.ts';
import { nothingResealed, plus, type Resealed, resealPage } from './reseal.ts';
import { workerScope } from './scopes.ts';
import { type SealedKind, sealedKinds } from './sealed-records.ts';
import { KeysUnusable, type RotatableKeys, type Secrets } from './secrets.ts';
import type { Stores } from './store.ts';
import { knownTenants } from './tenants.ts';

type World = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly keys: RotatableKeys;
  /** This process, as it signs its lease. */
  readonly holder: string;
  readonly wait: (ms: number) => Promise<void>;
  readonly kinds?: readonly SealedKind[];
};

/** How far a rotation is, for whoever goes on with it after a crash. */
type RotationBody = Versioned<{
  /** `from` was current when it began; the new version is made, or about to be. */
  readonly stage: 'adding' | 'resealing' | 'done';
  readonly from: string;
  /** Behind which tenant, and in it behind which kind and person, the present round is. */
  readonly at: Position | undefined;
}>;
type Position = { readonly tenant: TenantId; readonly kind: number; readonly person?: string };

export type Rotated = Resealed & {
  readonly from: string;
  readonly to: string;
  readonly retired: readonly string[];
};

const rotationId = 'key-rotation';

/**
 * Makes a new key, seals every secret with it, and retires all older keys, while the service runs.
 * Where a rotation was cut off, this one goes on with it instead. Throws `KeysUnusable` where another
 * process rotates.
 */
export async function rotateKeys(world: World): Promise<Rotated> {
  const lease = leaseOver(world, { name: 'key-rotation', holder: world.holder });
  const rotation = await begin(world, lease);
  const to = await addKey(world, lease, rotation);
  // Until then a process may wrap with the former version what it has not committed yet.
  await settle(world, lease);
  const done = await resealAll({ ...world, lease, rotation, to });
  // And until then one may hold what it read before it was sealed anew.
  await settle(world, lease);
  const retired = (await world.keys.versions()).filter((version) => version !== to);
  for (const version of retired) await world.keys.retire(version);
  await save(lease, { ...rotation, stage: 'done', at: undefined });
  await lease.giveBack();
  return { ...done, from: rotation.from, to, retired };
}

async function begin({ stores, keys }: World, lease: Lease): Promise<RotationBody> {
  await hold(lease);
  const found = await stores.forService.read<RotationBody>(workerScope, rotationId);
  if (found && found.body.stage !== 'done') return found.body;
  const from = await keys.current();
  const rotation: RotationBody = { v: 1, stage: 'adding', from, at: undefined };
  await save(lease, rotation);
  return rotation;
}

async function addKey({ keys }: World, lease: Lease, rotation: RotationBody): Promise<string> {
  const current = await keys.current();
  await hold(lease);
  const to = rotation.stage === 'adding' && current === rotation.from ? await keys.add() : current;
  await save(lease, { ...rotation, stage: 'resealing' });
  return to;
}

type Round = World & {
  readonly lease: Lease;
  readonly rotation: RotationBody;
  readonly to: string;
};

/** Round after round, until one finds nothing to do. */
async function resealAll(round: Round): Promise<Resealed> {
  let sum = nothingResealed;
  let at = round.rotation.at;
  for (;;) {
    const isWhole = at === undefined;
    const done = await resealRound(round, at);
    sum = { ...plus(sum, done), left: 0, unreadable: done.unreadable };
    at = undefined;
    if (isWhole && done.resealed + done.left === 0) return sum;
  }
}

/** Every tenant and kind once, from a position on. */
async function resealRound(round: Round, from: Position | undefined): Promise<Resealed> {
  let sum = nothingResealed;
  for await (const tenant of tenantsFrom(round.stores, from?.tenant)) {
    const begun = from?.tenant === tenant ? from : undefined;
    for (const kind of kindsFrom(round.kinds ?? sealedKinds, tenant, begun)) {
      sum = plus(sum, await resealKind(round, kind));
    }
  }
  return sum;
}

function kindsFrom(
  kinds: readonly SealedKind[],
  tenant: TenantId,
  begun: Position | undefined,
): KindOfTenant[] {
  return kinds
    .map((place, kind) => {
      const person = begun?.kind === kind ? begun.person : undefined;
      return { tenant, kind, place, person };
    })
    .filter(({ kind }) => kind >= (begun?.kind ?? 0));
}

type KindOfTenant = {
  readonly tenant: TenantId;
  readonly kind: number;
  readonly place: SealedKind;
  readonly person: string | undefined;
};

async function resealKind(
  round: Round,
  { tenant, kind, place, person }: KindOfTenant,
): Promise<Resealed> {
  let sum = nothingResealed;
  let cursor: string | undefined;
  do {
    const asked = { tenant, kind: place, ...(person === undefined ? {} : { from: person }) };
    const page = await resealPage(
      round,
      { ...asked, ...(cursor === undefined ? {} : { cursor }) },
      round.to,
    );
    sum = plus(sum, page.done);
    cursor = page.cursor;
    const at = { tenant, kind, ...(page.last === undefined ? {} : { person: page.last }) };
    await hold(round.lease);
    await save(round.lease, { ...round.rotation, stage: 'resealing', at });
  } while (cursor !== undefined);
  return sum;
}

async function* tenantsFrom(stores: Stores, from = ''): AsyncGenerator<TenantId> {
  let cursor: string | undefined;
  do {
    const page = await knownTenants(stores, cursor);
    for (const { tenant } of page.tenants) if (tenant >= from) yield tenant;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** Waits, and keeps the lease meanwhile. */
async function settle({ keys, wait }: World, lease: Lease): Promise<void> {
  const stepMs = 5_000;
  for (let left = keys.settleMs; left > 0; left -= stepMs) {
    await hold(lease);
    await wait(Math.min(left, stepMs));
  }
  await hold(lease);
}

async function hold(lease: Lease): Promise<void> {
  if (await lease.hold()) return;
  throw new KeysUnusable(
    'Another process rotates the keys, or one was killed while it did: try again in 15 seconds.',
  );
}

async function save(lease: Lease, body: RotationBody): Promise<void> {
  const item = { id: rotationId, type: 'key-rotation', body };
  if (await lease.commit([{ kind: 'put', item }])) return;
  throw new KeysUnusable('Another process has begun to rotate the keys; this one stops.');
}
