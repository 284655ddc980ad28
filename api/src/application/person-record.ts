import { type Actor, type Person, type Preferences, preferencesOf } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { companyAdministratorKey } from './administrators.ts';
import { readPerson } from './directory.ts';
import { type PersonBody, unversioned } from './documents.ts';
import { namesWritten } from './person-names.ts';
import type { Clock, RsiIdentity } from './ports.ts';
import { peopleScope } from './scopes.ts';
import type { NewItem, Stores } from './store.ts';
import { recordTenant } from './tenants.ts';

type World = { readonly stores: Stores; readonly clock: Clock };

const itemId = (person: string) => `person:${person}`;

/**
 * Keeps what RSI says of a person: name, its reading, mail, groups, language, and whether they administer
 * the company; what they chose here stays. A word that tells nothing new costs one read. The first person of a
 * tenant puts the tenant on record.
 */
export type RecordPerson = (identity: RsiIdentity) => Promise<void>;

export function recordPersonWith({ stores, clock }: World): RecordPerson {
  return async (identity) => {
    const store = stores.forTenant(identity.tenant);
    const known = await store.read<PersonBody>(peopleScope, itemId(identity.person));
    if (known && saysAll(known.body, identity)) return;
    // Before the person: a tenant without people is nothing, people of an unknown tenant would never age.
    if (!known) await recordTenant({ stores, clock }, identity.tenant);
    const body: PersonBody = {
      v: 1,
      id: identity.person,
      name: identity.name,
      ...(identity.reading === undefined ? {} : { reading: identity.reading }),
      mail: identity.mail,
      ...preferencesOf(known?.body ?? { visibility: 'everyone' }),
      isCompanyAdministrator: identity.isCompanyAdministrator,
      groups: identity.groups,
      ...(identity.locale === undefined ? {} : { locale: identity.locale }),
      isFound: true,
    };
    const item = personItem(body);
    // Two logins of one person at once write the same facts; whichever comes second changes nothing.
    await store.commit(peopleScope, [
      known ? { kind: 'replace', item, ifMatch: known.etag } : { kind: 'create', item },
      ...(await namesWritten(store, body)),
    ]);
  };
}

function saysAll(known: PersonBody, identity: RsiIdentity): boolean {
  return (
    known.isFound === true &&
    known.name === identity.name &&
    known.reading === identity.reading &&
    known.mail === identity.mail &&
    known.locale === identity.locale &&
    isSameList(known.groups, identity.groups) &&
    known.isCompanyAdministrator === identity.isCompanyAdministrator
  );
}

function isSameList(known: readonly string[] | undefined, said: readonly string[]): boolean {
  return known?.length === said.length && said.every((group, at) => known[at] === group);
}

function personItem(body: PersonBody): NewItem<PersonBody> {
  const item = { id: itemId(body.id), type: 'person', k1: body.id, body };
  return body.isCompanyAdministrator ? { ...item, k2: companyAdministratorKey } : item;
}

export type SeeMyself = (actor: Actor) => Promise<Person>;

export function seeMyselfWith({ stores }: Pick<World, 'stores'>): SeeMyself {
  return async (actor) => {
    const person = await readPerson(stores.forTenant(actor.tenant), actor.person);
    if (!person) throw new Error('A session without a person record');
    return person;
  };
}

/**
 * Sets preferences of the actor's own, from now on and everywhere (E3, A8); what the wish leaves out stays
 * as it is. Refusals: changed-meanwhile.
 */
export type SetPreferences = (
  actor: Actor,
  wish: { readonly [Field in keyof Preferences]?: Preferences[Field] | undefined },
) => Promise<Decided<Person>>;

export function setPreferencesWith({ stores }: Pick<World, 'stores'>): SetPreferences {
  return async (actor, wish) => {
    const store = stores.forTenant(actor.tenant);
    const known = await store.read<PersonBody>(peopleScope, itemId(actor.person));
    if (!known) throw new Error('A session without a person record');
    const before = preferencesOf(known.body);
    const body: PersonBody = {
      ...known.body,
      visibility: wish.visibility ?? before.visibility,
      clock: wish.clock ?? before.clock,
      weekStartsOn: wish.weekStartsOn ?? before.weekStartsOn,
    };
    const result = await store.commit(peopleScope, [
      { kind: 'replace', item: personItem(body), ifMatch: known.etag },
    ]);
    return result.ok ? granted(unversioned(body)) : refused({ code: 'changed-meanwhile' });
  };
}
