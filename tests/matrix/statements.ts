import type { RouteName } from '../../api/src/contract/routes.ts';
import { type Role, roles } from '../../api/src/domain/roles.ts';
import type { Actor, Cell, ObjectClass, Verdict } from './cells.ts';

type Statement = {
  /** The requirement in the white paper, with its letter in the table of security.md. */
  readonly id: string;
  readonly says: string;
  readonly roles: readonly Role[] | 'anyone';
  /** What comes of it, by whose thing it is; `none` where it names no thing. */
  readonly objects: { readonly [Object in ObjectClass]?: Verdict };
  readonly routes: readonly RouteName[];
};

const system = ['system-administrator'] as const;
const operations = ['system-administrator', 'operations-administrator'] as const;
const account = ['system-administrator', 'account-administrator'] as const;
const notOfTheTenant = { 'other-tenant': 'unseen', missing: 'unseen' } as const;
const ofTheTenant = { own: 'done', 'other-floor': 'done', ...notOfTheTenant } as const;

/**
 * Who may do what to whose things, by the white paper (2.3, 3.4, 4.1 to 4.4). Written by hand and never
 * read from the route table: a mistake in one of the two shows as a difference, and a new route fails
 * until somebody has found its statement.
 */
export const statements: readonly Statement[] = [
  {
    id: '4.2-a',
    says: 'Before signing in, nothing but signing in',
    roles: 'anyone',
    objects: { none: 'open' },
    routes: ['signIn', 'signInCallback', 'signOut'],
  },
  {
    id: '4.2-b',
    says: 'What stands for a login is believed for its proof alone, whoever brings it',
    roles: 'anyone',
    objects: { none: 'proof' },
    routes: ['redeem', 'signInWithTeams', 'backChannelLogout', 'activity'],
  },
  {
    id: '3.1-a',
    says: 'What tells of the service itself is told to anybody behind the gateway',
    roles: 'anyone',
    objects: { none: 'open' },
    routes: ['live', 'ready', 'openApi'],
  },
  {
    id: '4.3-f',
    says: 'Everybody may use all of the user site',
    roles,
    objects: { none: 'done' },
    routes: [
      'me',
      'setPreferences',
      'notices',
      'floors',
      'bookings',
      'mySessions',
      'endMyOtherSessions',
      'teamsChats',
      // Of one's own alone, and of whatever is in the range.
      'cancelRange',
    ],
  },
  {
    id: '2.3-c',
    says: 'Everybody sees the floors of their own tenant, and none of another',
    roles,
    objects: ofTheTenant,
    routes: [
      ...(['floor', 'floorDays', 'availability', 'liveAvailability', 'planPicture'] as const),
      'quota',
    ],
  },
  {
    id: '2.3-c',
    says: 'Everybody sees the seats of their own tenant, whoever holds them, and none of another',
    roles,
    objects: { ...ofTheTenant, colleague: 'done' },
    routes: ['seat'],
  },
  {
    id: '2.3-b',
    says: 'Everybody books the seats of their own tenant that nobody holds',
    roles,
    objects: { ...ofTheTenant, colleague: 'kept' },
    routes: ['bookSeat'],
  },
  {
    id: '4.1-b',
    says: 'A booking is shown to its holder, whatever else a colleague may do',
    roles,
    objects: { ...ofTheTenant, colleague: 'unseen' },
    routes: ['booking'],
  },
  {
    id: '4.1-b',
    says: 'A booking is checked in, moved and ended by its holder alone, whatever else a colleague may do',
    roles,
    objects: { ...ofTheTenant, colleague: 'denied' },
    routes: ['checkIn', 'runLate', 'moveBooking', 'releaseBooking', 'cancelBooking'],
  },
  {
    id: '4.1-b',
    says: 'Where somebody is signed in is their own',
    roles,
    objects: { own: 'done', colleague: 'unseen', ...notOfTheTenant },
    routes: ['endMySession', 'unlinkTeamsChat'],
  },
  {
    id: '4.1-b',
    says: 'What somebody is told is theirs to read; one that is gone has been read',
    roles,
    objects: { own: 'done', colleague: 'kept', 'other-tenant': 'kept', missing: 'kept' },
    routes: ['dismissNotice'],
  },
  {
    id: '4.3-e',
    says: 'Operations administrators see what their tenant has, and set how it is run',
    roles: operations,
    objects: { none: 'done' },
    routes: ['adminSites', 'createSite', 'adminFloors', 'peopleSettings', 'changePeopleSettings'],
  },
  {
    id: '4.3-e',
    says: 'Operations administrators add floors to the sites of their tenant',
    roles: operations,
    objects: { own: 'done', ...notOfTheTenant },
    routes: ['createFloor'],
  },
  {
    id: '4.3-e',
    says: 'Operations administrators change and delete the floors of their tenant',
    roles: operations,
    objects: ofTheTenant,
    routes: ['adminFloor', 'saveDraft', 'uploadPlan', 'publishFloor', 'deleteFloor'],
  },
  {
    id: '4.3-e',
    says: 'Operations administrators set how the floors of their tenant operate, and try the rules',
    roles: operations,
    objects: ofTheTenant,
    routes: ['operation', 'operationImpact', 'changeOperation', 'testRules', 'publishImpact'],
  },
  {
    id: '4.3-e',
    says: 'Operations administrators see the holidays of countries',
    roles: operations,
    objects: { none: 'done' },
    routes: ['holidayCountries', 'holidays'],
  },
  {
    id: '4.3-e',
    says: 'Operations administrators find the people of their tenant whom settings may name, and none of another',
    roles: operations,
    objects: { own: 'done', colleague: 'done', 'other-tenant': 'kept', missing: 'kept' },
    routes: ['findPeopleForRules'],
  },
  {
    id: '4.3-e',
    says: 'Operations administrators print the codes for the seats of their tenant',
    roles: operations,
    objects: ofTheTenant,
    routes: ['seatCodes', 'renewSeatCodes'],
  },
  {
    id: '4.3-d',
    says: 'Account administrators see the administrators of their tenant',
    roles: account,
    objects: { none: 'done' },
    routes: ['administrators', 'roleChanges'],
  },
  {
    id: '4.3-d',
    says: 'Account administrators find the people of their tenant, and none of another',
    roles: account,
    objects: { own: 'done', colleague: 'done', 'other-tenant': 'kept', missing: 'kept' },
    routes: ['findPeople'],
  },
  {
    id: '4.3-d',
    says: 'Account administrators change what their colleagues hold, and never what they hold themselves',
    roles: account,
    objects: { own: 'kept', colleague: 'done', ...notOfTheTenant },
    routes: ['grantRoles', 'revokeRoles'],
  },
  {
    id: '4.4-a',
    says: 'System administrators see what is handed to Microsoft 365',
    roles: system,
    objects: { none: 'done' },
    routes: ['organisations'],
  },
  {
    id: '4.4-a',
    says: 'System administrators connect an organisation that is nobody else’s',
    roles: system,
    objects: { own: 'done', 'other-tenant': 'kept', missing: 'done' },
    routes: ['connectOrganisation'],
  },
  {
    id: '4.4-a',
    says: 'System administrators close what their own tenant connected',
    roles: system,
    objects: { own: 'done', ...notOfTheTenant },
    routes: ['disconnectOrganisation'],
  },
  {
    id: '3.4-d',
    says: 'The log of operations is read by system administrators of that tenant alone',
    roles: system,
    objects: { own: 'done', colleague: 'done', 'other-tenant': 'kept', missing: 'kept' },
    routes: ['auditLog', 'auditExport'],
  },
  {
    id: '3.4-d',
    says: 'The log of operations is verified by system administrators',
    roles: system,
    objects: { none: 'done' },
    routes: ['auditVerification'],
  },
];

/** What comes of a cell by the white paper; undefined where it says nothing of it. */
export function verdictByStatements(
  { is, roles: held }: Actor,
  { name, object }: Cell,
): Verdict | undefined {
  const statement = statements.find(({ routes }) => routes.includes(name));
  const verdict = statement?.objects[object];
  if (!statement || !verdict) return undefined;
  // 5.1.1-a: whoever has no edge key reaches nothing.
  if (is === 'without-edge-key') return 'edge';
  if (statement.roles === 'anyone') return verdict;
  // 4.2-b: unless authenticated, no further operation can run.
  if (is === 'nobody') return 'stranger';
  const holders = statement.roles;
  return held.some((role) => holders.includes(role)) ? verdict : 'denied';
}
