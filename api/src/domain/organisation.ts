declare const brand: unique symbol;

/** A Microsoft 365 organisation: the id of its Entra tenant, in lower case. */
export type OrganisationId = string & { readonly [brand]: 'organisation' };

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The organisation that a GUID names, however it is written; undefined for anything else. */
export function parseOrganisation(text: string): OrganisationId | undefined {
  const id = text.trim().toLowerCase();
  return guid.test(id) ? (id as OrganisationId) : undefined;
}
