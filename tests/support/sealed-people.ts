import { placeOfSecret } from '../../api/src/application/sealed-records.ts';
import type { SealedSecret, Secrets } from '../../api/src/application/secrets.ts';
import type { Item, Operation, Stores } from '../../api/src/application/store.ts';
import { recordTenant } from '../../api/src/application/tenants.ts';
import { personId, type TenantId } from '../../api/src/domain/ids.ts';
import type { TestClock } from './world.ts';

type World = { readonly stores: Stores; readonly clock: TestClock; readonly secrets: Secrets };
type Body = { readonly v: 1; readonly sealed: SealedSecret };
/** One record that holds a sealed secret, and what the secret says. */
export type SealedPerson = {
  readonly tenant: TenantId;
  readonly id: string;
  readonly text: string;
};

const scope = 'entitlements';
const type = 'rsi-credentials';

/** Puts so many people of a tenant on record, each with a sealed secret of their own. */
export async function sealPeople(
  { stores, clock, secrets }: World,
  tenant: TenantId,
  count: number,
): Promise<SealedPerson[]> {
  await recordTenant({ stores, clock }, tenant);
  const people: SealedPerson[] = [];
  let batch: Operation[] = [];
  for (let at = 0; at < count; at += 1) {
    const person = personId(`p${String(at).padStart(6, '0')}`);
    const [id, text] = [`person:${person}`, `token of ${person} at ${tenant}`];
    const place = { tenant, person, purpose: type, record: id };
    const body: Body = { v: 1, sealed: await secrets.seal(place, text) };
    batch.push({ kind: 'create', item: { id, type, k1: person, body } });
    people.push({ tenant, id, text });
    if (batch.length < 100 && at < count - 1) continue;
    await stores.forTenant(tenant).commit(scope, batch);
    batch = [];
  }
  return people;
}

export async function recordOf({ stores }: World, { tenant, id }: SealedPerson) {
  const item = await stores.forTenant(tenant).read<Body>(scope, id);
  if (!item) throw new Error(`No record ${id}`);
  return item;
}

/** What the store has for a person, opened: throws `SecretUnreadable`. */
export async function readSecret(world: World, person: SealedPerson): Promise<string> {
  return openRecord(world, person.tenant, await recordOf(world, person));
}

export async function openRecord(
  { secrets }: World,
  tenant: TenantId,
  item: Item<Body>,
): Promise<string> {
  const place = placeOfSecret(tenant, item);
  if (!place) throw new Error(`${item.id} names no person`);
  return secrets.open(place, item.body.sealed);
}

/** Writes another secret for a person, as a new login does. */
export async function sealAgain(world: World, person: SealedPerson, text: string): Promise<void> {
  const item = await recordOf(world, person);
  const place = placeOfSecret(person.tenant, item);
  if (!place) throw new Error(`${item.id} names no person`);
  const body: Body = { v: 1, sealed: await world.secrets.seal(place, text) };
  const { id, k1 = '' } = item;
  await world.stores
    .forTenant(person.tenant)
    .commit(scope, [{ kind: 'put', item: { id, type, k1, body } }]);
}
