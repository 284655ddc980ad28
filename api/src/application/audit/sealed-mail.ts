import type { PersonId, TenantId } from '../../domain/ids.ts';
import { resolvingUnknown, untilCommitted } from '../command.ts';
import { readPerson } from '../directory.ts';
import type { Versioned } from '../documents.ts';
import type { Clock, Ids } from '../ports.ts';
import { auditKeysScope } from '../scopes.ts';
import { placeOfSecret } from '../sealed-records.ts';
import type { SealedSecret, SecretPlace, Secrets } from '../secrets.ts';
import type { Stores } from '../store.ts';
import type { SealedMail } from './audit-record.ts';

/** Encrypts and opens short texts under a key that is kept elsewhere. */
export interface TextCipher {
  seal(key: string, text: string): SealedMail;
  /** Undefined where the key is another or the text is not as it was sealed. */
  open(key: string, sealed: SealedMail): string | undefined;
}

type Who = { readonly tenant: TenantId; readonly person: PersonId };
type KeyBody = Versioned<{ readonly sealed: SealedSecret }>;

export type MailWorld = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly cipher: TextCipher;
};

const auditKeyType = 'audit-key';
const keyId = (person: PersonId) => `key:${person}`;

/** The mail address of a person as records carry it, five minutes old at most; undefined where none is known. */
export type MailOf = (who: Who) => Promise<SealedMail | undefined>;

const rememberedMs = 5 * 60 * 1000;
const mostRemembered = 10_000;

export function mailOfWith(world: MailWorld): MailOf {
  const known = new Map<string, { readonly sealed: SealedMail | undefined; readonly at: number }>();
  return async (who) => {
    const name = `${who.tenant}|${who.person}`;
    const now = world.clock.now();
    const remembered = known.get(name);
    if (remembered && Math.abs(now - remembered.at) < rememberedMs) return remembered.sealed;
    const person = await readPerson(world.stores.forTenant(who.tenant), who.person);
    const sealed = person && world.cipher.seal(await keyMadeFor(world, who), person.mail);
    if (known.size >= mostRemembered) known.clear();
    known.set(name, { sealed, at: now });
    return sealed;
  };
}

/** The mail address in a record; undefined where its key was forgotten. */
export type OpenMail = (who: Who, sealed: SealedMail) => Promise<string | undefined>;

export function openMailWith(world: MailWorld): OpenMail {
  return async (who, sealed) => {
    const key = await keyOf(world, who);
    return key === undefined ? undefined : world.cipher.open(key, sealed);
  };
}

/** Makes a person's address unreadable in every record of the past; hashes still verify. */
export async function forgetMail({ stores }: Pick<MailWorld, 'stores'>, who: Who): Promise<void> {
  const id = keyId(who.person);
  await stores.forTenant(who.tenant).commit(auditKeysScope, [{ kind: 'delete', id }]);
}

/** Made once, whoever else makes it at the same moment and whether or not the store says that it did. */
function keyMadeFor(world: MailWorld, who: Who): Promise<string> {
  const store = world.stores.forTenant(who.tenant);
  return untilCommitted(async () => {
    const known = await keyOf(world, who);
    if (known !== undefined) return known;
    const key = world.ids.secret();
    const body: KeyBody = { v: 1, sealed: await world.secrets.seal(placeOf(who), key) };
    const item = { ...itemOf(who), body };
    const made = await resolvingUnknown(() =>
      store.commit(auditKeysScope, [{ kind: 'create', item }]),
    );
    return made !== 'unknown' && made.ok ? key : 'again';
  });
}

async function keyOf({ stores, secrets }: MailWorld, who: Who): Promise<string | undefined> {
  const store = stores.forTenant(who.tenant);
  const known = await store.read<KeyBody>(auditKeysScope, keyId(who.person));
  return known && secrets.open(placeOf(who), known.body.sealed);
}

const itemOf = ({ person }: Who) => ({ id: keyId(person), type: auditKeyType, k1: person });

function placeOf(who: Who): SecretPlace {
  const place = placeOfSecret(who.tenant, itemOf(who));
  if (!place) throw new Error('A key belongs to a person');
  return place;
}
