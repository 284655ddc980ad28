import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { mayDo } from '../domain/roles.ts';
import { countLetters, fewestLetters, searchWords } from '../domain/search-text.ts';
import { findByWords } from './person-names.ts';
import { type Administrator, describePeople } from './see-administrators.ts';
import type { Stores } from './store.ts';

/** So few that nobody leafs through a whole company (security.md 2.4, data exposure). */
export const mostFound = 20;

/**
 * People of the tenant whose name, its reading or mail address begins with what was typed, with what
 * they hold; `isCut` says that there are more. With fewer than two letters nobody is found. For those
 * who manage administrators. Refusals: not-permitted.
 */
export type FindPeople = (
  actor: Actor,
  typed: string,
) => Promise<Decided<{ readonly people: readonly Administrator[]; readonly isCut: boolean }>>;

export function findPeopleWith({ stores }: { readonly stores: Stores }): FindPeople {
  return async (actor, typed) => {
    if (!mayDo(actor.roles, 'manage-administrators')) {
      return refused({ code: 'not-permitted', needs: 'manage-administrators' });
    }
    const words = searchWords(typed);
    if (countLetters(words) < fewestLetters) return granted({ people: [], isCut: false });
    const store = stores.forTenant(actor.tenant);
    const { people, isCut } = await findByWords(store, words, mostFound);
    return granted({ people: await describePeople(store, people), isCut });
  };
}
