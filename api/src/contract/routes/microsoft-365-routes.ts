import { z } from 'zod';
import { organisationIdShape, organisationWire, teamsChatWire } from '../organisations-wire.ts';
import type { Route } from '../route.ts';
import { listOf } from '../shapes.ts';

const anOrganisation = z.strictObject({ organisationId: organisationIdShape });

/** Which Microsoft 365 organisations are a tenant's, and which Teams accounts are mine. */
export const microsoft365Routes = {
  organisations: {
    method: 'GET',
    path: '/api/v1/admin/microsoft-365-link',
    summary: 'The Microsoft 365 organisations that are connected to my tenant',
    access: 'link-microsoft-365',
    object: 'organisation',
    audit: 'organisation.list',
    success: { status: 200, body: listOf(organisationWire) },
    problems: [403],
  },
  connectOrganisation: {
    method: 'PUT',
    path: '/api/v1/admin/microsoft-365-link/{organisationId}',
    summary: 'Let chats and tabs of an organisation, named by its Entra tenant ID, be my tenant’s',
    access: 'link-microsoft-365',
    object: 'organisation',
    audit: 'organisation.connect',
    params: anOrganisation,
    success: { status: 200, body: organisationWire },
    problems: [403, 409],
  },
  disconnectOrganisation: {
    method: 'DELETE',
    path: '/api/v1/admin/microsoft-365-link/{organisationId}',
    summary: 'Close chats and tabs of an organisation at once',
    access: 'link-microsoft-365',
    object: 'organisation',
    audit: 'organisation.disconnect',
    params: anOrganisation,
    success: { status: 204, body: 'empty' },
    problems: [403, 404],
  },
  teamsChats: {
    method: 'GET',
    path: '/api/v1/me/teams-chats',
    summary: 'The Teams accounts that act for me',
    access: 'use-user-site',
    object: 'own-data',
    audit: 'teams-chat.list',
    success: { status: 200, body: listOf(teamsChatWire) },
    problems: [],
  },
  unlinkTeamsChat: {
    method: 'DELETE',
    path: '/api/v1/me/teams-chats/{chatId}',
    summary: 'Let a Teams account no longer act for me',
    access: 'use-user-site',
    object: 'own-data',
    audit: 'teams-chat.unlink',
    params: z.strictObject({ chatId: z.string().regex(/^[a-z2-7]{1,64}$/) }),
    success: { status: 204, body: 'empty' },
    problems: [404],
  },
} as const satisfies Record<string, Route>;
