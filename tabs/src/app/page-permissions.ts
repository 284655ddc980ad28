import type { Permission } from '@sekitori/api/domain/roles';

export type PagePermission = Extract<
  Permission,
  'manage-floors' | 'manage-administrators' | 'link-microsoft-365' | 'read-audit-log'
>;

/** What a person must be allowed to do to open a page of the admin site; undefined for the user site. */
export function permissionFor(pathname: string): PagePermission | undefined {
  if (/^\/admin\/administrators(?:\/|$)/.test(pathname)) return 'manage-administrators';
  if (/^\/admin\/audit-log(?:\/|$)/.test(pathname)) return 'read-audit-log';
  if (/^\/admin\/microsoft-365(?:\/|$)/.test(pathname)) return 'link-microsoft-365';
  return /^\/admin(?:\/|$)/.test(pathname) ? 'manage-floors' : undefined;
}
