import type { RouteName } from '../../api/src/contract/routes.ts';
import { type Role, roles } from '../../api/src/domain/roles.ts';

type Statement = {
  /** The requirement in the white paper, with its letter in the table of security.md. */
  readonly id: string;
  readonly says: string;
  readonly roles: readonly Role[] | 'anyone';
  readonly routes: readonly RouteName[];
};

/**
 * Who may do what, by the white paper. Written by hand and never read from the route table: a mistake in
 * one of the two shows as a difference, and a new route fails until somebody has found its statement.
 */
export const statements: readonly Statement[] = [
  {
    id: '4.2-a',
    says: 'Before signing in, nothing but signing in',
    roles: 'anyone',
    routes: [
      'signIn',
      'signInCallback',
      'redeem',
      'signInWithTeams',
      'signOut',
      'backChannelLogout',
    ],
  },
  {
    id: '3.1-a',
    says: 'What tells of the service itself, and the door of the bot, which asks for its own proof',
    roles: 'anyone',
    routes: ['live', 'ready', 'openApi', 'activity'],
  },
  {
    id: '4.3-f',
    says: 'Everybody may use all of the user site',
    roles,
    routes: [
      'me',
      'setPreferences',
      'notices',
      'dismissNotice',
      'floors',
      'floor',
      'floorDays',
      'availability',
      'liveAvailability',
      'planPicture',
      'bookSeat',
      'bookings',
      'booking',
      'moveBooking',
      'releaseBooking',
      'cancelBooking',
      'mySessions',
      'endMySession',
      'endMyOtherSessions',
      'teamsChats',
      'unlinkTeamsChat',
    ],
  },
  {
    id: '4.3-e',
    says: 'Operations administrators add, change and delete floors and set how they are run',
    roles: ['system-administrator', 'operations-administrator'],
    routes: [
      'adminSites',
      'createSite',
      'adminFloors',
      'createFloor',
      'adminFloor',
      'saveDraft',
      'uploadPlan',
      'publishFloor',
      'deleteFloor',
      'peopleSettings',
      'changePeopleSettings',
    ],
  },
  {
    id: '4.3-d',
    says: 'Account administrators manage the administrators of their tenant',
    roles: ['system-administrator', 'account-administrator'],
    routes: ['administrators', 'roleChanges', 'findPeople', 'grantRoles', 'revokeRoles'],
  },
  {
    id: '4.4-a',
    says: 'What is handed to Microsoft 365 is handed over by system administrators',
    roles: ['system-administrator'],
    routes: ['organisations', 'connectOrganisation', 'disconnectOrganisation'],
  },
  {
    id: '3.4-d',
    says: 'The log of operations is read by system administrators of that tenant alone',
    roles: ['system-administrator'],
    routes: ['auditLog', 'auditVerification', 'auditExport'],
  },
];
