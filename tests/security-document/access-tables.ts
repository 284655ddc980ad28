import { routes } from '../../api/src/contract/routes.ts';
import { mayDo, type Permission, type Role, roles } from '../../api/src/domain/roles.ts';
import { figure, type Said, type Table } from './table.ts';

const roleNames: { readonly [R in Role]: Said } = {
  'system-administrator': { en: 'System administrator', ja: 'システム管理者' },
  'account-administrator': { en: 'Account administrator', ja: 'アカウント管理者' },
  'operations-administrator': { en: 'Operations administrator', ja: '運用管理者' },
  general: { en: 'General', ja: '一般' },
};

const permissionNames: { readonly [P in Permission]: Said } = {
  'use-user-site': { en: 'Use the user site', ja: '利用者サイトの利用' },
  'manage-floors': {
    en: 'Add, change and delete floors, and set how they are run',
    ja: 'フロアの追加・変更・削除とフロアごとの運用設定',
  },
  'manage-administrators': {
    en: 'Grant and take the two administrators’ roles',
    ja: 'アカウント管理者・運用管理者の任命と解除',
  },
  'link-microsoft-365': {
    en: 'Connect and disconnect Microsoft 365 organisations',
    ja: 'Microsoft 365 の組織の接続と切断',
  },
  'read-audit-log': { en: 'Read and verify the log of operations', ja: '操作ログの閲覧と検証' },
};

const isPermission = (name: string): name is Permission => Object.hasOwn(permissionNames, name);
const permissions = Object.keys(permissionNames).filter(isPermission);

/** White paper 4.3: what each role may do, and over how many operations of the API. */
export function permissionsOfRoles(): Table {
  const accesses = Object.values(routes).map(({ access }): string => access);
  const countOf = (permission: Permission) =>
    accesses.filter((access) => access === permission).length;
  return {
    name: 'roles',
    head: [
      { en: 'Permission', ja: '権限' },
      ...roles.map((role) => roleNames[role]),
      { en: 'Operations', ja: '操作の数' },
    ],
    rows: permissions.map((permission) => [
      permissionNames[permission],
      ...roles.map((role) => (mayDo([role], permission) ? '✓' : '–')),
      figure(countOf(permission)),
    ]),
  };
}

/** Operations that nobody needs a session for. */
export function openOperations(): Table {
  const open = Object.values(routes).filter(({ access }) => access === 'anyone');
  return {
    name: 'open-operations',
    head: [
      { en: 'Method', ja: 'メソッド' },
      { en: 'Path', ja: 'パス' },
      { en: 'Name in the log of operations', ja: '操作ログでの名前' },
    ],
    rows: open.map(({ method, path, audit }) => [method, `\`${path}\``, `\`${audit}\``]),
  };
}

/** Every operation of the API, as one line of CSV each. */
export function operationsCsv(): string {
  const lines = Object.values(routes).map(({ method, path, access, object, audit }) =>
    [method, path, access, object, audit].join(','),
  );
  return `${['method,path,access,object,audit', ...lines].join('\n')}\n`;
}
