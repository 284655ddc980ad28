import type { RouteName } from '../../api/src/contract/routes.ts';
import type { Role } from '../../api/src/domain/roles.ts';
import { allRoutes, everyNamed, type Named } from '../tenants/route-samples.ts';

/** Whose the thing is that a request names; `none` where it names nothing of anybody. */
export const objects = ['own', 'colleague', 'other-floor', 'other-tenant', 'missing'] as const;
export type ObjectClass = (typeof objects)[number] | 'none';

/**
 * What comes of a request: `done`; `kept`, let in, yet nothing changes and nothing is told; or refused
 * for want of an edge key, a session or a right, or as what is not there. Where anybody may ask, `open` is
 * answered alike to all, and `proof` is sent away for what the request itself would have to prove.
 */
export type Verdict =
  | 'done'
  | 'kept'
  | 'edge'
  | 'stranger'
  | 'denied'
  | 'unseen'
  | 'open'
  | 'proof';

/** Who asks: somebody with a live session, who then holds roles, or nobody, for one reason or another. */
export type Actor = {
  readonly name: string;
  readonly tenant: 'midori' | 'contoso';
  readonly is: 'somebody' | 'nobody' | 'without-edge-key';
  readonly roles: readonly Role[];
};

const holders = [
  ['general', ['general']],
  ['account', ['account-administrator', 'general']],
  ['operations', ['operations-administrator', 'general']],
  ['system', ['system-administrator', 'general']],
] as const satisfies readonly (readonly [string, readonly Role[]])[];
export type RoleName = (typeof holders)[number][0];

const nobodies = ['anonymous', 'garbage', 'expired', 'withdrawn', 'signed-out'] as const;
export type Nobody = (typeof nobodies)[number];

/** The fourteen of security.md §3.7; who has no edge key brings a system administrator's session. */
export const actors: readonly Actor[] = [
  ...nobodies.map((name) => ({ name, tenant: 'midori', is: 'nobody', roles: [] }) as const),
  { name: 'without edge key', tenant: 'midori', is: 'without-edge-key', roles: holders[3][1] },
  ...(['midori', 'contoso'] as const).flatMap((tenant) =>
    holders.map(
      ([name, roles]) => ({ name: `${name} of ${tenant}`, tenant, is: 'somebody', roles }) as const,
    ),
  ),
];

/** An operation with the object that it is asked about, and the field that names it. */
export type Cell = {
  readonly name: RouteName;
  readonly object: ObjectClass;
  readonly subject?: Named;
};

type Nature = { readonly isSomebodys: boolean; readonly liesOnFloor: boolean };
const thing = (isSomebodys: boolean, liesOnFloor: boolean): Nature => ({
  isSomebodys,
  liesOnFloor,
});

/** A seat is somebody's while they hold it. */
const natures: { readonly [Kind in Named['kind']]: Nature } = {
  floor: thing(false, true),
  draft: thing(false, true),
  plan: thing(false, true),
  site: thing(false, false),
  organisation: thing(false, false),
  seat: thing(true, true),
  booking: thing(true, true),
  notice: thing(true, false),
  person: thing(true, false),
  session: thing(true, false),
  teamsChat: thing(true, false),
};

/** A colleague has only what is somebody's, and another floor only what lies on one. */
export function canStand(kind: Named['kind'], object: ObjectClass): boolean {
  if (object === 'colleague') return natures[kind].isSomebodys;
  return object === 'other-floor' ? natures[kind].liesOnFloor : object !== 'none';
}

const named = everyNamed();

/** Every cell of one actor; of the fields of a route, the first that names a thing is varied. */
export const cells: readonly Cell[] = allRoutes.flatMap(([name]): Cell[] => {
  const subject = named.find((each) => each.name === name);
  if (!subject) return [{ name, object: 'none' }];
  const standing = objects.filter((object) => canStand(subject.kind, object));
  return standing.map((object) => ({ name, object, subject }));
});

export const cellText = ({ name, object, subject }: Cell) =>
  subject ? `${name} with ${subject.field} ${object}` : name;
