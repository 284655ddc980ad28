import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { systemClock } from '../../api/src/adapters/system/system-clock.ts';
import { leaveNotice } from '../../api/src/application/notices.ts';
import type { TenantId } from '../../api/src/domain/ids.ts';
import { clockTime, instantAt } from '../../api/src/domain/workday.ts';
import { type Client, clientWith } from '../support/client.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { organisationOf } from '../support/organisations.ts';
import { entitled, signedIn } from '../support/signed-in.ts';
import { startChild } from '../support/storm/child.ts';
import {
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  aWorldOver,
  contoso,
  given,
  knownPeople,
  midori,
  type TestWorld,
} from '../support/world.ts';

/** What a tenant owns, by kind; each id of the kind that requests name. */
export type Owned = {
  readonly floor: string;
  readonly draft: string;
  readonly site: string;
  readonly seat: string;
  readonly plan: string;
  readonly booking: string;
  readonly notice: string;
  readonly person: string;
  readonly session: string;
  readonly teamsChat: string;
  readonly organisation: string;
};

/** A tenant of the running service: whatever it may own, a general user and a system administrator. */
export type Company = {
  readonly tenant: TenantId;
  readonly url: string;
  readonly owned: Owned;
  /** A period for which nobody has booked anything, on the last workday that is open. */
  readonly free: { readonly from: string; readonly to: string };
  /** Another one of the same kind. */
  readonly later: { readonly from: string; readonly to: string };
  readonly general: Client;
  readonly system: Client;
};

export type TwoTenants = { readonly midori: Company; readonly contoso: Company };

export type RunningTenants = {
  readonly tenants: TwoTenants;
  readonly process: ChildProcess;
  /** Nobody answers for RSI here, so its last yes must be said anew once a minute. */
  sayYesAgain(): Promise<void>;
  stop(): Promise<void>;
};

/** One process of the service, with settings beside the usual, and two tenants that own the same kinds of things. */
export async function startTwoTenants(
  settings: { readonly [name: string]: string } = {},
): Promise<RunningTenants> {
  const folder = mkdtempSync(join(tmpdir(), 'sekitori-tenants-'));
  const unmoved = () => {
    throw new Error('This clock is not moved');
  };
  const stores = await openSqliteStores(join(folder, 'sekitori.db'), systemClock);
  const world = aWorldOver(stores, { ...systemClock, set: unmoved, advance: unmoved });
  const child = await startChild(new URL('../support/storm/web-process.ts', import.meta.url), {
    ENVIRONMENT: 'local',
    PUBLIC_URL: 'http://localhost:3978',
    RSI_ISSUER: 'http://localhost:9',
    RSI_CLIENT_ID: 'sekitori',
    RSI_CLIENT_SECRET: 'demo-secret-demo-secret',
    CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
    LOG_LEVEL: 'silent',
    DATA_DIR: folder,
    ...settings,
  });
  const stop = async () => {
    await child.kill();
    await stores.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const { port } = child.said as { port: number };
  const url = `http://127.0.0.1:${port}`;
  return { ...(await twoTenantsOver(world, url)), process: child.process, stop };
}

/** The same two tenants in the store of any running service. */
export async function twoTenantsOver(
  world: TestWorld,
  url: string,
): Promise<Omit<RunningTenants, 'process' | 'stop'>> {
  const tenants = {
    midori: await aCompany(world, midori, url),
    contoso: await aCompany(world, contoso, url),
  };
  const sayYesAgain = async () => {
    for (const tenant of [midori, contoso]) {
      for (const actor of peopleOf(tenant)) await entitled(world, actor);
    }
  };
  return { tenants, sayYesAgain };
}

const peopleOf = (tenant: TenantId) => [
  anActor(`${tenant}-general`, tenant),
  anActor(`${tenant}-system`, tenant, ['system-administrator', 'general']),
];

async function aCompany(world: TestWorld, tenant: TenantId, url: string): Promise<Company> {
  const { useCases } = world;
  const people = peopleOf(tenant);
  await knownPeople(world, ...people);
  const [general, system] = await Promise.all(
    people.map(async (actor) =>
      clientWith({ url }, `__Host-sekitori=${await signedIn(world, actor)}`),
    ),
  );
  const [someone] = people;
  if (!someone || !general || !system) throw new Error('Nobody is there');
  const floor = await aFloor(world, { tenant, name: `${tenant} 12F` });
  const admin = anAdministrator(tenant);
  const picture = await sharp({
    create: { width: 640, height: 480, channels: 3, background: '#fff' },
  })
    .png()
    .toBuffer();
  const planned = { floor: floor.floor.id, picture: new Uint8Array(picture), key: aKey() };
  const plan = given(await useCases.uploadPlan(admin, planned));

  const { bookable, site } = given(await useCases.seeFloor(someone, floor.floor.id));
  const hour = (at: number) =>
    instantAt(bookable.last, clockTime(`${String(at).padStart(2, '0')}:00`), site);
  const span = (from: number) => ({
    from: new Date(hour(from)).toISOString(),
    to: new Date(hour(from + 1)).toISOString(),
  });
  const book = async (seat: typeof floor.seat, from: number) => {
    const period = { start: hour(from), end: hour(from + 1) };
    return given(await useCases.bookSeat(someone, { seat, period, key: aKey() })).booking.id;
  };
  const booking = await book(floor.seat, 9);
  const notice = await book(floor.seat, 14);
  // What the worker does once a seat went away.
  const gone = {
    kind: 'seat-removed' as const,
    person: someone.person,
    booking: notice,
    at: world.clock.now(),
  };
  await leaveNotice(world, tenant, gone);
  const sites = await useCases.seeSites(admin);
  const draft = given(
    await useCases.createFloor(admin, {
      key: aKey(),
      site: sites[0]?.id ?? site.id,
      name: `${tenant} 14F`,
    }),
  );
  await linkedTeamsUser(world, someone);
  return {
    tenant,
    url,
    general,
    system,
    free: span(16),
    later: span(18),
    owned: {
      floor: floor.floor.id,
      draft: draft.floor.id,
      site: site.id,
      seat: floor.seat,
      plan: plan.id,
      booking,
      notice,
      person: someone.person,
      session: (await general.get('/api/v1/me/sessions')).body.items[0].id,
      teamsChat: (await general.get('/api/v1/me/teams-chats')).body.items[0].id,
      organisation: organisationOf(tenant),
    },
  };
}
