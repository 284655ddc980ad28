/** The four roles of the white paper, 4.3. The first comes from RSI alone and is never stored. */
export const roles = [
  'system-administrator',
  'account-administrator',
  'operations-administrator',
  'general',
] as const;
export type Role = (typeof roles)[number];

/** The roles that a tenant's administrators may hand out. */
export const grantableRoles = ['account-administrator', 'operations-administrator'] as const;
export type GrantableRole = (typeof grantableRoles)[number];

export type Permission =
  | 'use-user-site'
  | 'manage-floors'
  | 'manage-administrators'
  | 'link-microsoft-365'
  | 'read-audit-log';

const holders: { readonly [P in Permission]: readonly Role[] } = {
  'use-user-site': roles,
  'manage-floors': ['system-administrator', 'operations-administrator'],
  'manage-administrators': ['system-administrator', 'account-administrator'],
  'link-microsoft-365': ['system-administrator'],
  'read-audit-log': ['system-administrator'],
};

/** The roles that hold a permission; a system administrator holds both administrators' (4.3-c). */
export function rolesWith(permission: Permission): readonly Role[] {
  return holders[permission];
}

/** The least of the roles that hold a permission: whom people ask for what it takes. */
export function leastRoleWith(permission: Permission): Role {
  return roles.findLast((role) => holders[permission].includes(role)) ?? 'system-administrator';
}

export function mayDo(held: readonly Role[], permission: Permission): boolean {
  return held.some((role) => holders[permission].includes(role));
}

/** Every role a person has: what RSI says, what the tenant granted, and `general` for everyone. */
export function rolesOf(facts: {
  readonly isCompanyAdministrator: boolean;
  readonly granted: readonly GrantableRole[];
}): Role[] {
  // Whatever a store says beyond the grantable roles is nobody's to hold.
  const held = new Set<Role>(grantableRoles.filter((role) => facts.granted.includes(role)));
  if (facts.isCompanyAdministrator) held.add('system-administrator');
  held.add('general');
  return roles.filter((role) => held.has(role));
}
