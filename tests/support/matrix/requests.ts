import { randomUUID } from 'node:crypto';
import type { Route } from '../../../api/src/contract/route.ts';
import { type RouteName, routes } from '../../../api/src/contract/routes.ts';
import { bookingId } from '../../../api/src/domain/ids.ts';
import { parseOrganisation } from '../../../api/src/domain/organisation.ts';
import type { Actor, Cell, Verdict } from '../../matrix/cells.ts';
import type { Request } from '../../tenants/exchange.ts';
import { nobodys, requestWith, type Sampled } from '../../tenants/route-samples.ts';
import { awaited } from '../awaited-booking.ts';
import { aFloor, anAdministrator, given } from '../world.ts';
import { anotherSession, type Ground } from './ground.ts';
import { bookedAt, seatOf } from './things.ts';

/** A request, and the session it is made with where that is not the actor's own. */
export type Prepared = { readonly request: Request; readonly cookie?: string };

/** What is made for one request that is to be done, so that nothing of the others’ goes. */
type Fresh = {
  readonly id?: string;
  readonly seat?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookie?: string;
};
type Asked = { readonly ground: Ground; readonly actor: Actor; readonly cell: Cell };

/** Well-formed requests of routes where anybody may ask; none of them proves anything. */
const openBodies: { readonly [Name in RouteName]?: Partial<Request> } = {
  redeem: { body: { code: 'A'.repeat(43), nonce: 'B'.repeat(43) } },
  signInWithTeams: { body: { token: 'e30.e30.e30' } },
  activity: { body: { type: 'message' } },
  backChannelLogout: {
    body: Buffer.from('logout_token=e30.e30.e30'),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
};

/** The request of a cell: of things that stand, or of fresh ones where it is let in and may use them up. */
export async function requestOfCell(asked: Asked, verdict: Verdict): Promise<Prepared> {
  const { ground, actor, cell } = asked;
  const isLetIn = verdict === 'done' || verdict === 'kept' || verdict === 'open';
  const fresh = isLetIn ? await freshOf(asked) : {};
  const { owned, free } = thingsOf(asked);
  const id = fresh.id ?? idOf(asked);
  const kind = cell.subject?.kind;
  const things: Sampled = {
    free,
    owned: {
      ...owned,
      ...(kind ? { [kind]: id } : {}),
      ...(fresh.seat ? { seat: fresh.seat } : {}),
    },
  };
  const { name, subject } = cell;
  const { ifMatch, body }: Route = routes[name];
  const inQuery = subject?.where === 'query' ? subject : { where: 'path' as const, field: '' };
  const made = requestWith(things, { name, ...inQuery }, id);
  const { picture } = ground.companyOf(actor).company;
  const image = { body: picture, headers: { 'content-type': 'image/png' } };
  const sent = body === 'image' ? image : (openBodies[name] ?? {});
  const version = ifMatch ? { 'if-match': '"1"' } : {};
  const headers = { ...version, ...sent.headers, ...fresh.headers };
  const request = { ...made, ...sent, headers };
  return fresh.cookie ? { request, cookie: fresh.cookie } : { request };
}

/** Of the first floor or of the other. */
function thingsOf({ ground, actor, cell }: Asked): Sampled {
  const holder = ground.holderOf(actor);
  return cell.object === 'other-floor' ? holder.elsewhere : holder;
}

function idOf(asked: Asked): string {
  const { ground, actor, cell } = asked;
  const { object, subject } = cell;
  if (!subject) return '';
  const own = thingsOf(asked).owned[subject.kind];
  if (object === 'colleague') return ground.companyOf(actor).colleague.owned[subject.kind];
  if (object === 'other-tenant') return ground.othersOf(actor).colleague.owned[subject.kind];
  if (object !== 'missing') return own;
  // Seats are counted; the next one is somewhere.
  return subject.kind === 'seat' ? own.replace(/.$/, 'z') : nobodys(own);
}

const makers: { readonly [Name in RouteName]?: (asked: Asked) => Promise<Fresh> } = {
  moveBooking: (asked) => aBooking(asked, 12),
  checkIn: (asked) => anAwaitedBooking(asked, 18),
  runLate: (asked) => anAwaitedBooking(asked, 19),
  releaseBooking: (asked) => aBooking(asked, 13),
  cancelBooking: (asked) => aBooking(asked, 14),
  endMySession: async ({ ground, actor, cell }) =>
    cell.object === 'own'
      ? { id: (await anotherSession(ground.world, ground.holderOf(actor).actor)).id }
      : {},
  signOut: async ({ ground, actor }) =>
    actor.is === 'somebody'
      ? { cookie: (await anotherSession(ground.world, ground.holderOf(actor).actor)).cookie }
      : {},
  saveDraft: aFreshFloor,
  publishFloor: aFreshFloor,
  deleteFloor: aFreshFloor,
  changeOperation: async (asked) => ({
    ...(await aFreshFloor(asked)),
    headers: { 'if-match': '"none"' },
  }),
  changePeopleSettings: async ({ ground, actor }) => {
    const { tenant } = ground.companyOf(actor).company;
    const { world } = ground;
    const { version } = await world.useCases.seePeopleSettings(anAdministrator(tenant));
    return { headers: { 'if-match': `"${version}"` } };
  },
  grantRoles: versionOfGrant,
  revokeRoles: versionOfGrant,
  connectOrganisation: async ({ cell }) => (cell.object === 'missing' ? { id: randomUUID() } : {}),
  disconnectOrganisation: async ({ ground, actor }) => {
    const { tenant } = ground.companyOf(actor).company;
    const organisation = parseOrganisation(randomUUID());
    if (!organisation) throw new Error('A UUID names an organisation');
    given(await ground.world.useCases.connectOrganisation(anAdministrator(tenant), organisation));
    return { id: organisation };
  },
};

const freshOf = async (asked: Asked): Promise<Fresh> => makers[asked.cell.name]?.(asked) ?? {};

async function aBooking({ ground, actor, cell }: Asked, from: number): Promise<Fresh> {
  if (cell.object !== 'own' && cell.object !== 'other-floor') return {};
  const { company } = ground.companyOf(actor);
  const { actor: person, nth } = ground.holderOf(actor);
  const isOwn = cell.object === 'own';
  const floor = company.floors[isOwn ? 0 : 1];
  const seat = seatOf(floor, nth, 'spare');
  // What was not ended stays, so the two of a person are hours apart.
  const hour = isOwn || isEnding.has(cell.name) ? from : from + 3;
  return { id: await bookedAt(ground.world, company, { actor: person, seat, from: hour }) };
}

const isEnding: ReadonlySet<RouteName> = new Set(['releaseBooking', 'cancelBooking']);

async function anAwaitedBooking(asked: Asked, from: number): Promise<Fresh> {
  const { id } = await aBooking(asked, from);
  if (id === undefined) return {};
  const { world } = asked.ground;
  const { tenant } = asked.ground.companyOf(asked.actor).company;
  return { id: await awaited(world, tenant, bookingId(id)) };
}

async function aFreshFloor({ ground, actor, cell }: Asked): Promise<Fresh> {
  if (cell.object !== 'own' && cell.object !== 'other-floor') return {};
  const { tenant } = ground.companyOf(actor).company;
  const { floor, seat, version } = await aFloor(ground.world, { tenant, name: `${tenant} 16F` });
  return { id: floor.id, seat, headers: { 'if-match': `"${version}"` } };
}

async function versionOfGrant({ ground, actor, cell }: Asked): Promise<Fresh> {
  const { company, colleague } = ground.companyOf(actor);
  const { actor: person } = cell.object === 'own' ? ground.holderOf(actor) : colleague;
  const seen = await ground.world.useCases.seeAdministrator(
    anAdministrator(company.tenant),
    person.person,
  );
  return { headers: { 'if-match': `"${given(seen).version}"` } };
}
