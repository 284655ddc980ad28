import type {
  Administrator,
  NamedPerson,
  SeenRoleChange,
} from '../../application/see-administrators.ts';
import type {
  AdministratorWire,
  NamedPersonWire,
  RoleChangeWire,
} from '../../contract/administrators-wire.ts';

/** Administrators as they stand on the wire. They belong to no site, so instants are in UTC. */
export const utcText = (instant: number) => new Date(instant).toISOString();

export const personToWire = ({ id, name, mail }: NamedPerson): NamedPersonWire => ({
  id,
  name,
  mail,
});

export function administratorToWire(administrator: Administrator): AdministratorWire {
  const { person, isSystemAdministrator, roles, version } = administrator;
  return {
    person: personToWire(person),
    isSystemAdministrator,
    roles: roles.map(({ role, since, by }) => {
      return { role, since: utcText(since), by: personToWire(by) };
    }),
    version,
  };
}

export function roleChangeToWire(change: SeenRoleChange): RoleChangeWire {
  return {
    id: change.key,
    at: utcText(change.at),
    by: personToWire(change.by),
    person: personToWire(change.person),
    before: [...change.before],
    after: [...change.after],
  };
}
