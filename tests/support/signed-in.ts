import type { RsiCredentials, RsiIdentity } from '../../api/src/application/ports.ts';
import type { UseCases } from '../../api/src/application/use-cases.ts';
import type { Actor } from '../../api/src/domain/person.ts';

type Signing = { readonly useCases: Pick<UseCases, 'recordEntitlement' | 'openSession'> };

/** What RSI would say of an actor. */
export const identityOf = ({ tenant, person, roles }: Actor): RsiIdentity => ({
  tenant,
  tenantName: tenant,
  person,
  name: `${person} さん`,
  mail: `${person}@${tenant}.example`,
  groups: [],
  isCompanyAdministrator: roles.includes('system-administrator'),
  isEntitled: true,
});

/** Credentials that stay good; the RSI of tests reads in them whose they are. */
export const credentialsOf = (identity: RsiIdentity): RsiCredentials => ({
  subject: JSON.stringify(identity),
  accessToken: `access-token-of-${identity.person}`,
  accessUntil: Number.MAX_SAFE_INTEGER,
});

/** Lets RSI have said yes about somebody just now, as a login does. */
export async function entitled({ useCases }: Signing, actor: Actor): Promise<void> {
  const identity = identityOf(actor);
  await useCases.recordEntitlement(identity, credentialsOf(identity));
}

/** A session as a login opens it; answers its secret. */
export async function signedIn(world: Signing, actor: Actor): Promise<string> {
  await entitled(world, actor);
  return world.useCases.openSession(actor);
}
