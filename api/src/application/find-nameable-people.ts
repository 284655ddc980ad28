import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { mayDo } from '../domain/roles.ts';
import { countLetters, fewestLetters, searchWords } from '../domain/search-text.ts';
import { mostFound } from './find-people.ts';
import { findByWords } from './person-names.ts';
import { type NamedPerson, namesOf } from './see-administrators.ts';
import type { Stores } from './store.ts';

/**
 * People of the tenant whom settings may name, by the beginning of their name, its reading or their mail
 * address; `isCut` says that there are more. With fewer than two letters nobody is found. For those who
 * manage floors. Refusals: not-permitted.
 */
export type FindNameablePeople = (
  actor: Actor,
  typed: string,
) => Promise<Decided<{ readonly people: readonly NamedPerson[]; readonly isCut: boolean }>>;

export function findNameablePeopleWith({
  stores,
}: {
  readonly stores: Stores;
}): FindNameablePeople {
  return async (actor, typed) => {
    if (!mayDo(actor.roles, 'manage-floors')) {
      return refused({ code: 'not-permitted', needs: 'manage-floors' });
    }
    const words = searchWords(typed);
    if (countLetters(words) < fewestLetters) return granted({ people: [], isCut: false });
    const store = stores.forTenant(actor.tenant);
    const { people, isCut } = await findByWords(store, words, mostFound);
    return granted({ people: people.map(await namesOf(store, people)), isCut });
  };
}
