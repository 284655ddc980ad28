import type { PersonId } from '../domain/ids.ts';
import { isFoundBy, searchKeys } from '../domain/search-text.ts';
import type { PersonBody, PersonNameBody } from './documents.ts';
import { peopleScope } from './scopes.ts';
import type { Operation, TenantStore } from './store.ts';

/**
 * Ways into a tenant's people: one document for each text that a person is found by the beginning of,
 * in the scope of the people, so that one commit writes the person with them.
 */
const type = 'person-name';
/** Four digits a letter: 60 letters stay below the longest key of every store. */
const mostLetters = 60;
const pageSize = 200;
/** How many documents one search reads at most, however many people there are. */
const mostPages = 5;

/** Keys of stores are ASCII; the beginnings of texts stay beginnings. */
const keyOf = (text: string) =>
  Array.from({ length: Math.min(text.length, mostLetters) }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  ).join('');

const idOf = (person: PersonId, at: number) => `name:${person}:${at}`;

/** The documents of a person's names, in place of those that were written for older ones. */
export async function namesWritten(store: TenantStore, person: PersonBody): Promise<Operation[]> {
  const known = await store.read<PersonNameBody>(peopleScope, idOf(person.id, 0));
  const keys = searchKeys(person);
  const body: PersonNameBody = { v: 1, person: person.id, keys };
  const written = keys.map((key, at): Operation => {
    return { kind: 'put', item: { id: idOf(person.id, at), type, k1: keyOf(key), body } };
  });
  const outdated = (known?.body.keys ?? []).slice(keys.length);
  const gone = outdated.map((_, at): Operation => {
    return { kind: 'delete', id: idOf(person.id, keys.length + at) };
  });
  return [...written, ...gone];
}

/** People whom all words find, as many as were asked for, and whether there may be more. */
export async function findByWords(
  store: TenantStore,
  words: readonly string[],
  most: number,
): Promise<{ readonly people: readonly PersonId[]; readonly isCut: boolean }> {
  const found = new Set<PersonId>();
  const prefix = keyOf(narrowest(words));
  let cursor: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = await store.query<PersonNameBody>(peopleScope, {
      type,
      key: 'k1',
      prefix,
      limit: pageSize,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { body } of page.items) {
      if (isFoundBy(words, body.keys)) found.add(body.person);
    }
    cursor = page.cursor;
    if (cursor === undefined || found.size > most) break;
  }
  const isCut = cursor !== undefined || found.size > most;
  return { people: [...found].slice(0, most), isCut };
}

/** The word that the fewest names begin with, as far as its length tells. */
function narrowest(words: readonly string[]): string {
  const [longest = ''] = [...words].sort((a, b) => b.length - a.length);
  return longest;
}
