import { z } from 'zod';
import { grantableRoles } from '../domain/roles.ts';
import { fewestLetters } from '../domain/search-text.ts';
import { isoText, lineShape } from './shapes.ts';

/** A person; without a name where they are not on record any more. */
export const namedPerson = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  mail: z.string().optional(),
});
export type NamedPersonWire = z.infer<typeof namedPerson>;

const grantableRole = z.enum(grantableRoles);

/** A person with what they hold beside the general role. `version` goes back as `If-Match` with a change of it. */
export const administratorWire = z.strictObject({
  person: namedPerson,
  /** By RSI alone: neither granted nor taken here. */
  isSystemAdministrator: z.boolean(),
  roles: z.array(z.strictObject({ role: grantableRole, since: isoText, by: namedPerson })),
  version: z.string(),
});
export type AdministratorWire = z.infer<typeof administratorWire>;

/** Exactly the roles that the person is to hold; to take all is a DELETE. */
export const rolesWish = z.strictObject({
  roles: z.array(grantableRole).min(1).max(grantableRoles.length),
});

export const roleChangeWire = z.strictObject({
  id: z.string(),
  at: isoText,
  by: namedPerson,
  person: namedPerson,
  before: z.array(grantableRole),
  after: z.array(grantableRole),
});
export type RoleChangeWire = z.infer<typeof roleChangeWire>;

export const historyQuery = z.strictObject({
  cursor: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
});

export const peopleQuery = z.strictObject({ q: lineShape(100).min(fewestLetters) });

/** `isCut`: there are more people like that than are listed. */
export const foundPeopleWire = z.strictObject({
  items: z.array(administratorWire),
  isCut: z.boolean(),
});
