import { StoreCorrupt, StoreTooNew } from './store-faults.ts';

type Fields = { readonly [name: string]: unknown };

/** What a document of one version says in the words of the next; the version itself is written by the reader. */
type Upgrade = (older: Fields) => Fields;

/** For each type of document, the steps from its first form to the one that is written today. */
export type DocumentForms = { readonly [type: string]: readonly Upgrade[] };

/**
 * Every type of document there is. A form that changes gets a step here and a test with a document as
 * the older version wrote it; a step is never taken away while stores may hold its older form.
 */
export const documentForms: DocumentForms = {
  'administrators-guard': [],
  'audit-head': [],
  'audit-key': [],
  'audit-month': [],
  'audit-record': [],
  // Days once began at midnight everywhere.
  booking: [withDaysFromMidnight],
  card: [],
  channel: [],
  cursor: [],
  // How a floor operates once stood with its plan.
  draft: [withoutSettings],
  'edge-key': [],
  entitlement: [],
  event: [],
  floor: [withoutSettings],
  'floor-operation': [],
  'floor-publishing': [],
  'operation-change': [],
  // A grant once told of its last change only; each role then counts from that.
  grant: [
    ({ person, roles, grantedBy, grantedAt }) => {
      const held = Array.isArray(roles) ? roles : [];
      const grants = held.map((role) => [String(role), { at: grantedAt, by: grantedBy }]);
      return { person, roles: held, grants: Object.fromEntries(grants), revision: 1 };
    },
  ],
  'hand-over': [],
  'heard-activity': [],
  heartbeat: [],
  key: [],
  'key-rotation': [],
  // A lease once had no term; whoever takes it next begins to count.
  lease: [({ holder, until }) => ({ holder, until, term: 0 })],
  'link-chat': [],
  'link-request': [],
  login: [],
  notice: [],
  organisation: [],
  'parked-notice': [],
  'pending-notice': [],
  'people-settings': [],
  person: [],
  'personal-chat': [],
  'person-guard': [],
  'person-name': [],
  place: [],
  plan: [],
  post: [],
  rendition: [],
  restored: [],
  'retention-progress': [],
  'rsi-credentials': [],
  'role-change': [],
  'rsi-logout': [],
  'rsi-session': [],
  'seat-codes': [],
  'seat-guard': [],
  // What RSI says of a person was once copied into each session.
  session: [
    ({ tenant, person, createdAt, lastSeenAt }) => ({ tenant, person, createdAt, lastSeenAt }),
    // Nobody could see or end those that are in no list: they are over, and their owners sign in again.
    (session) => ({ ...session, lastSeenAt: 0 }),
  ],
  'session-entry': [],
  site: [withDaysFromMidnight],
  'teams-chat': [],
  // Links were once not listed for the person.
  'teams-link': [({ tenant, person, linkedAt }) => ({ tenant, person, linkedAt, isListed: false })],
  'teams-token': [],
  'teams-reference': [],
  tenant: [],
  'tenant-operation': [],
};

function withDaysFromMidnight(older: Fields): Fields {
  return { ...older, dayStartsAt: '00:00' };
}

function withoutSettings({ floor, ...rest }: Fields): Fields {
  const { settings, ...layout } = fieldsOf(floor);
  const { daysAhead, opensAt, noonAt, closesAt } = fieldsOf(settings);
  const hours = { from: opensAt, to: closesAt };
  const formerSettings = {
    daysAhead,
    hours: [hours, hours, hours, hours, hours, hours, hours],
    parts: [
      { id: 'morning', from: opensAt, to: noonAt },
      { id: 'afternoon', from: noonAt, to: closesAt },
    ],
  };
  return { ...rest, floor: layout, ...(settings === undefined ? {} : { formerSettings }) };
}

const fieldsOf = (value: unknown): Fields => Object(value);

export type Found = {
  readonly type: string;
  readonly scope: string;
  readonly id: string;
  readonly body: unknown;
};

/** The version that documents of this type are written in; undefined where the type is not known. */
export function currentVersion(forms: ReadonlyMap<string, readonly Upgrade[]>, type: string) {
  const steps = forms.get(type);
  return steps && steps.length + 1;
}

/**
 * The body of a document in the form of today: the very same object where it has it already. Throws
 * `StoreTooNew` where a newer program wrote it (an unknown type is such a one), `StoreCorrupt` where
 * it carries no version.
 */
export function currentBody(forms: ReadonlyMap<string, readonly Upgrade[]>, found: Found): unknown {
  const steps = forms.get(found.type);
  if (!steps)
    throw new StoreTooNew(`${nameOf(found)} is of a type that this version does not know`);
  const { body } = found;
  const version = versionOf(body);
  if (version === undefined) throw new StoreCorrupt(`${nameOf(found)} carries no version`);
  const current = steps.length + 1;
  if (version === current) return body;
  if (version > current) {
    throw new StoreTooNew(`${nameOf(found)} has version ${version}; this program reads ${current}`);
  }
  const upgraded = steps.slice(version - 1).reduce((older, step) => step(older), Object(body));
  return { ...upgraded, v: current };
}

export function versionOf(body: unknown): number | undefined {
  if (typeof body !== 'object' || body === null || !('v' in body)) return undefined;
  const { v } = body;
  return typeof v === 'number' && Number.isInteger(v) && v > 0 ? v : undefined;
}

const nameOf = ({ type, scope, id }: Found) => `The ${type} ${id} in ${scope}`;
