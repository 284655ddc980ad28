import type { Versioned } from './documents.ts';
import type { Somebody } from './entitlement-record.ts';
import type { RsiCredentials } from './ports.ts';
import { entitlementsScope } from './scopes.ts';
import { placeOfSecret } from './sealed-records.ts';
import type { SealedSecret, SecretPlace, Secrets } from './secrets.ts';
import type { Item, NewItem, Stores } from './store.ts';

/** With what RSI is asked again about a person; beside their entitlement, so that one commit writes both. */
export type CredentialsBody = Versioned<{ readonly sealed: SealedSecret }>;

const type = 'rsi-credentials';
export const credentialsId = ({ person }: Somebody) => `credentials:${person}`;

function placeOf(somebody: Somebody): SecretPlace {
  const item = { id: credentialsId(somebody), type, k1: somebody.person };
  const place = placeOfSecret(somebody.tenant, item);
  if (!place) throw new Error('Credentials belong to a person');
  return place;
}

/** The document of a person's credentials, sealed. */
export async function keptCredentials(
  secrets: Secrets,
  somebody: Somebody,
  credentials: RsiCredentials,
): Promise<NewItem<CredentialsBody>> {
  const sealed = await secrets.seal(placeOf(somebody), JSON.stringify(credentials));
  const body: CredentialsBody = { v: 1, sealed };
  return { id: credentialsId(somebody), type, k1: somebody.person, body };
}

export const readKeptCredentials = (
  stores: Stores,
  somebody: Somebody,
): Promise<Item<CredentialsBody> | undefined> =>
  stores
    .forTenant(somebody.tenant)
    .read<CredentialsBody>(entitlementsScope, credentialsId(somebody));

/** Throws `SecretUnreadable`, `KeysUnreachable`. */
export async function openCredentials(
  secrets: Secrets,
  somebody: Somebody,
  kept: Item<CredentialsBody>,
): Promise<RsiCredentials> {
  const text = await secrets.open(placeOf(somebody), kept.body.sealed);
  // What opens at this place was sealed by us in this form.
  return JSON.parse(text) as RsiCredentials;
}
