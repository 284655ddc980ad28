import { z } from 'zod';
import {
  administratorWire,
  foundPeopleWire,
  historyQuery,
  peopleQuery,
  roleChangeWire,
  rolesWish,
} from '../administrators-wire.ts';
import type { Route } from '../route.ts';
import { listOf, personIdShape } from '../shapes.ts';

const aPerson = z.strictObject({ personId: personIdShape });

/** Who administers a tenant, for account and system administrators (white paper 4.3). */
export const administratorRoutes = {
  administrators: {
    method: 'GET',
    path: '/api/v1/admin/administrators',
    summary: 'Who holds an administrator’s role, since when and by whom',
    access: 'manage-administrators',
    object: 'administrator',
    audit: 'administrator.list',
    success: { status: 200, body: listOf(administratorWire) },
    problems: [403],
  },
  roleChanges: {
    method: 'GET',
    path: '/api/v1/admin/administrators/history',
    summary: 'Every role that was granted or taken, the newest first',
    access: 'manage-administrators',
    object: 'administrator',
    audit: 'administrator.read-history',
    query: historyQuery,
    success: { status: 200, body: listOf(roleChangeWire) },
    problems: [403],
  },
  findPeople: {
    method: 'GET',
    path: '/api/v1/admin/people',
    summary: 'Up to 20 people whose name, its reading or mail address begins like this',
    access: 'manage-administrators',
    object: 'person',
    audit: 'person.search',
    query: peopleQuery,
    success: { status: 200, body: foundPeopleWire },
    problems: [403],
  },
  grantRoles: {
    method: 'PUT',
    path: '/api/v1/admin/administrators/{personId}',
    summary: 'Let a person hold exactly these of the two roles that can be granted',
    access: 'manage-administrators',
    object: 'administrator',
    audit: 'administrator.grant',
    params: aPerson,
    body: rolesWish,
    ifMatch: true,
    success: { status: 200, body: administratorWire },
    problems: [403, 404, 409, 415],
  },
  revokeRoles: {
    method: 'DELETE',
    path: '/api/v1/admin/administrators/{personId}',
    summary: 'Take every granted role from a person',
    access: 'manage-administrators',
    object: 'administrator',
    audit: 'administrator.revoke',
    params: aPerson,
    ifMatch: true,
    success: { status: 200, body: administratorWire },
    problems: [403, 404, 409],
  },
} as const satisfies Record<string, Route>;
