import type { UseCases } from '../../application/use-cases.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/person.ts';
import type { GrantableRole } from '../../domain/roles.ts';
import type { Handlers } from '../handler.ts';
import { administratorToWire, roleChangeToWire } from '../present/administrators.ts';

type AdministratorRoutes = Pick<
  Handlers,
  'administrators' | 'roleChanges' | 'findPeople' | 'grantRoles' | 'revokeRoles'
>;

/** What account administrators may do (4.3-d). */
export const administratorRoutes: AdministratorRoutes = {
  async administrators({ actor }, { useCases }) {
    const seen = await useCases.seeAdministrators(actor);
    if (!seen.ok) return { kind: 'refusal', refusal: seen.refusal };
    return { kind: 'json', body: { items: seen.value.map(administratorToWire) } };
  },

  async roleChanges({ actor, query }, { useCases }) {
    const seen = await useCases.seeRoleChanges(actor, query.cursor);
    if (!seen.ok) return { kind: 'refusal', refusal: seen.refusal };
    const { changes, next } = seen.value;
    return { kind: 'json', body: { items: changes.map(roleChangeToWire), cursor: next } };
  },

  async findPeople({ actor, query }, { useCases }) {
    const found = await useCases.findPeople(actor, query.q);
    if (!found.ok) return { kind: 'refusal', refusal: found.refusal };
    const { people, isCut } = found.value;
    return { kind: 'json', body: { items: people.map(administratorToWire), isCut } };
  },

  async grantRoles({ actor, params, body, version }, { useCases }) {
    return answerOf(useCases, actor, { person: params.personId, roles: body.roles, version });
  },

  async revokeRoles({ actor, params, version }, { useCases }) {
    return answerOf(useCases, actor, { person: params.personId, roles: [], version });
  },
};

/** The person with what they hold after the change. */
async function answerOf(
  useCases: UseCases,
  actor: Actor,
  asked: {
    readonly person: PersonId;
    readonly roles: readonly GrantableRole[];
    readonly version: string;
  },
) {
  const changed = await useCases.grantRoles(actor, asked);
  if (!changed.ok) return { kind: 'refusal', refusal: changed.refusal } as const;
  const seen = await useCases.seeAdministrator(actor, asked.person);
  if (!seen.ok) return { kind: 'refusal', refusal: seen.refusal } as const;
  return { kind: 'json', body: administratorToWire(seen.value) } as const;
}
