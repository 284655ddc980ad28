import { type Ids, type RsiIdentity, RsiRefused } from '../../application/ports.ts';
import { personId, tenantId } from '../../domain/ids.ts';

/** What RSI calls the facts that this product reads, and the values that it looks for in them. */
export type RsiClaims = {
  readonly tenant: string;
  readonly tenantName: string;
  readonly roles: string;
  readonly entitlements: string;
  readonly groups: string;
  readonly name: string;
  readonly reading: string;
  readonly mail: string;
  readonly locale: string;
  /** The role that makes a system administrator (4.3-b). */
  readonly companyAdministrator: string;
  readonly entitlement: string;
};

export const usualClaims: RsiClaims = {
  tenant: 'rsi_tenant_id',
  tenantName: 'rsi_tenant_name',
  roles: 'rsi_roles',
  entitlements: 'rsi_entitlements',
  groups: 'rsi_groups',
  name: 'name',
  reading: 'rsi_name_reading',
  mail: 'email',
  locale: 'locale',
  companyAdministrator: 'company-administrator',
  entitlement: 'sekitori',
};

/** What RSI says, once it is verified. */
export type Claims = { readonly [name: string]: unknown };

const tenantPattern = /^[a-z0-9][a-z0-9-]{0,63}$/i;

/**
 * The person of verified claims: by issuer and subject, never by a mail address. A required claim that
 * is missing, empty or of another type makes the whole answer worthless; throws `RsiRefused`. Where
 * entitlement is read elsewhere, everybody is entitled as far as their claims go.
 */
export function identityOf(
  claims: Claims,
  issuer: string,
  {
    names,
    ids,
    readsEntitlement,
  }: { readonly names: RsiClaims; readonly ids: Ids; readonly readsEntitlement: boolean },
): RsiIdentity {
  const tenant = textIn(claims, names.tenant);
  if (!tenantPattern.test(tenant)) throw new RsiRefused('The tenant is no id');
  const reading = optionalTextIn(claims, names.reading);
  const locale = optionalTextIn(claims, names.locale);
  return {
    tenant: tenantId(tenant),
    tenantName: textIn(claims, names.tenantName),
    person: personId(ids.derived('person', issuer, textIn(claims, 'sub'))),
    name: textIn(claims, names.name),
    ...(reading === undefined ? {} : { reading }),
    mail: textIn(claims, names.mail),
    ...(locale === undefined ? {} : { locale }),
    groups: claims[names.groups] === undefined ? [] : listIn(claims, names.groups),
    isCompanyAdministrator: listIn(claims, names.roles).includes(names.companyAdministrator),
    isEntitled: !readsEntitlement || listIn(claims, names.entitlements).includes(names.entitlement),
  };
}

function textIn(claims: Claims, name: string): string {
  const value = claims[name];
  if (typeof value !== 'string' || value === '') throw new RsiRefused(`No claim ${name}`);
  return value;
}

function optionalTextIn(claims: Claims, name: string): string | undefined {
  return claims[name] === undefined ? undefined : textIn(claims, name);
}

function listIn(claims: Claims, name: string): readonly string[] {
  const value: unknown = claims[name];
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (!isList) throw new RsiRefused(`The claim ${name} is no list of texts`);
  return value;
}
