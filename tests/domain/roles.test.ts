import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  grantableRoles,
  mayDo,
  type Permission,
  roles,
  rolesOf,
} from '../../api/src/domain/roles.ts';

const permissions: readonly Permission[] = [
  'use-user-site',
  'manage-floors',
  'manage-administrators',
  'link-microsoft-365',
  'read-audit-log',
];

describe('roles', () => {
  it('lets everyone use the user site and nobody else anything by default (4.3-f)', () => {
    for (const permission of permissions) {
      assert.equal(mayDo(['general'], permission), permission === 'use-user-site');
      assert.equal(mayDo([], permission), false);
    }
  });

  it('keeps the two administrators apart (4.3-d, 4.3-e)', () => {
    assert.equal(mayDo(['account-administrator'], 'manage-floors'), false);
    assert.equal(mayDo(['operations-administrator'], 'manage-administrators'), false);
    assert.equal(mayDo(['operations-administrator'], 'manage-floors'), true);
    assert.equal(mayDo(['account-administrator'], 'manage-administrators'), true);
  });

  it('gives a system administrator what either administrator may do, and two rights more (4.3-c, 4.4-a, 3.4-d)', () => {
    const more: readonly Permission[] = ['link-microsoft-365', 'read-audit-log'];
    for (const permission of permissions) {
      const either = grantableRoles.some((role) => mayDo([role], permission));

      const expected = either || more.includes(permission);
      assert.equal(mayDo(['system-administrator'], permission), expected, permission);
      assert.ok(!(either && more.includes(permission)), permission);
    }
  });

  it('makes a system administrator of a company administrator and of nobody else (4.3-b)', () => {
    assert.deepEqual(rolesOf({ isCompanyAdministrator: true, granted: [] }), [
      'system-administrator',
      'general',
    ]);
    assert.deepEqual(
      rolesOf({ isCompanyAdministrator: false, granted: ['operations-administrator'] }),
      ['operations-administrator', 'general'],
    );
  });

  it('never takes a permission away by adding a role', () => {
    const someRoles = fc.subarray([...roles]);
    fc.assert(
      fc.property(
        someRoles,
        someRoles,
        fc.constantFrom(...permissions),
        (some, more, permission) => {
          if (mayDo(some, permission)) assert.ok(mayDo([...some, ...more], permission));
        },
      ),
    );
  });
});
