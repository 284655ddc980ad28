import type { Route } from '../../api/src/contract/route.ts';
import { type RouteName, routes } from '../../api/src/contract/routes.ts';
import { rolesWith } from '../../api/src/domain/roles.ts';
import type { Actor, Cell, Verdict } from './cells.ts';

export type RouteTable = { readonly [Name in RouteName]: Route };

/** What comes of a cell by the route table: its access, its object and how it is asked. */
export function verdictByRoutes(actor: Actor, cell: Cell, table: RouteTable = routes): Verdict {
  const route = table[cell.name];
  if (actor.is === 'without-edge-key') return 'edge';
  if (route.access === 'anyone') return isProved(route) ? 'proof' : 'open';
  if (actor.is === 'nobody') return 'stranger';
  const holders = rolesWith(route.access);
  if (!actor.roles.some((role) => holders.includes(role))) return 'denied';
  return verdictOnObject(route, cell);
}

/** What anybody may send with something to believe in it. */
const isProved = ({ method, body }: Route) => method === 'POST' && body !== undefined;

function verdictOnObject(route: Route, { object, subject }: Cell): Verdict {
  if (!subject || object === 'none' || object === 'other-floor') return 'done';
  const isSearch = subject.where === 'query';
  if (object === 'own') {
    // Nobody changes what they hold themselves.
    return route.object === 'administrator' && !isSearch ? 'kept' : 'done';
  }
  if (object === 'colleague') return isSearch ? 'done' : colleagues(route, subject.kind);
  if (isSearch) return 'kept';
  if (subject.kind === 'organisation' && route.method === 'PUT') {
    return object === 'missing' ? 'done' : 'kept';
  }
  return isDoneAlready(route, subject.kind) ? 'kept' : 'unseen';
}

function colleagues(
  route: Route,
  kind: Exclude<Cell['subject'], undefined>['kind'],
): 'done' | 'kept' | 'denied' | 'unseen' {
  if (route.object === 'administrator') return 'done';
  if (kind === 'seat' && route.method === 'GET') return 'done';
  if (kind === 'booking' && route.method !== 'GET') return 'denied';
  return kind === 'seat' || isDoneAlready(route, kind) ? 'kept' : 'unseen';
}

/** A notice that is not there has been read. */
const isDoneAlready = ({ method }: Route, kind: string) => kind === 'notice' && method === 'DELETE';
