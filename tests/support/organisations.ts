import { createHash } from 'node:crypto';
import { type OrganisationId, parseOrganisation } from '../../api/src/domain/organisation.ts';
import { anAdministrator, given, type midori, type TestWorld } from './world.ts';

type Tenant = typeof midori;

/** The Microsoft 365 organisation of a tenant in tests: always the same one. */
export function organisationOf(tenant: Tenant): OrganisationId {
  const digest = createHash('sha256').update(tenant).digest('hex');
  const text = digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  const organisation = parseOrganisation(text);
  if (!organisation) throw new Error(`${text} names no organisation`);
  return organisation;
}

/** Connects the organisation of a tenant, as its system administrator does; answers the organisation. */
export async function connected(
  { useCases }: Pick<TestWorld, 'useCases'>,
  tenant: Tenant,
): Promise<OrganisationId> {
  const organisation = organisationOf(tenant);
  given(await useCases.connectOrganisation(anAdministrator(tenant), organisation));
  return organisation;
}
