import type { PersonId, TenantId } from './ids.ts';
import type { Role } from './roles.ts';

/** Who is asking, as the front end proved it. */
export type Actor = {
  readonly tenant: TenantId;
  readonly person: PersonId;
  readonly roles: readonly Role[];
};

/** Who may see this person's name beside a seat (E3). */
export const visibilities = ['everyone', 'nobody'] as const;
export type Visibility = (typeof visibilities)[number];

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly mail: string;
  readonly visibility: Visibility;
};

/** A person as somebody else may see them: without a name where they are hidden. */
export type PersonSeen = { readonly id: PersonId; readonly name: string } | undefined;

/** Hidden applies on the map, in lists, posts and answers alike; oneself one always sees (E3). */
export function asSeenBy(person: Person | undefined, viewer: PersonId | 'a-channel'): PersonSeen {
  if (!person) return undefined;
  const isShown = person.id === viewer || person.visibility === 'everyone';
  return isShown ? { id: person.id, name: person.name } : undefined;
}
