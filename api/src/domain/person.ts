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

/** On which clock somebody reads times; `locale` is what their Teams or browser says (A8). */
export const clockDisplays = ['locale', '12-hour', '24-hour'] as const;
/** With which day their weeks begin. */
export const weekStarts = ['locale', 'monday', 'sunday', 'saturday'] as const;

/** What somebody chose for themselves. */
export type Preferences = {
  readonly visibility: Visibility;
  readonly clock: (typeof clockDisplays)[number];
  readonly weekStartsOn: (typeof weekStarts)[number];
};

/** As their locale, where they chose nothing else. */
export type Person = Pick<Preferences, 'visibility'> &
  Partial<Preferences> & {
    readonly id: PersonId;
    readonly name: string;
    readonly mail: string;
  };

export function preferencesOf({
  visibility,
  clock = 'locale',
  weekStartsOn = 'locale',
}: Pick<Person, keyof Preferences>): Preferences {
  return { visibility, clock, weekStartsOn };
}

/** A person as somebody else may see them: without a name where they are hidden. */
export type PersonSeen = { readonly id: PersonId; readonly name: string } | undefined;

/** Hidden applies on the map, in lists, posts and answers alike; oneself one always sees (E3). */
export function asSeenBy(person: Person | undefined, viewer: PersonId | 'a-channel'): PersonSeen {
  if (!person) return undefined;
  const isShown = person.id === viewer || person.visibility === 'everyone';
  return isShown ? { id: person.id, name: person.name } : undefined;
}
