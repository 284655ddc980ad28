import assert from 'node:assert/strict';
import type { Route } from '../../api/src/contract/route.ts';
import { type RouteName, routes } from '../../api/src/contract/routes.ts';
import { type Ask, askingAs } from './exchange.ts';
import { allRoutes, requestOf } from './route-samples.ts';
import { twoTenants } from './shared-tenants.ts';
import type { TwoTenants } from './two-tenants.ts';

/** What would make something somebody else's, if anybody listened to it. */
const ofOthers = [
  'tenantId',
  'tenant',
  'ownerId',
  'createdBy',
  'bookedBy',
  'isSystemAdministrator',
];

/** OpenID Connect Back-Channel Logout 1.0, 2.5: other parameters are ignored; the signed token alone counts. */
const ignored: ReadonlySet<RouteName> = new Set(['backChannelLogout', 'signInCallback']);
/** The bot's activities are looked at by its own door. */
const read = allRoutes.filter(([name]) => name !== 'activity' && !ignored.has(name));
const withBody = read.filter(([, { body }]) => body !== undefined && typeof body !== 'string');
const withQuery = read.filter(([, { query }]) => query !== undefined);

/** The tenant and the owner of what is made are those of the session, whatever a request says (2.3-d, 2.3-e). */
describe('a field that nobody asked for', () => {
  let tenants: TwoTenants;
  let ask: Ask;
  beforeEach(async function () {
    this.timeout(90_000);
    tenants = await twoTenants();
    const { url, system } = tenants.midori;
    ask = askingAs({ url, cookie: system.cookie });
  });

  const pathsIn = (body: string) =>
    (JSON.parse(body).issues ?? []).map(
      ({ path, message }: { path: string; message: string }) => `${path} ${message}`,
    );

  const acceptedIn = async (among: typeof withBody, asking: Ask) => {
    const accepted: string[] = [];
    for (const [name] of among) {
      for (const field of ofOthers) {
        const { body, ...request } = requestOf(tenants.midori, name);
        const { ifMatch }: Route = routes[name];
        const headers: Record<string, string> = ifMatch ? { 'if-match': '"0"' } : {};
        const wish = { ...body, [field]: 'contoso' };
        const answer = await asking({ ...request, headers, body: wish });
        const isNamed = answer.status === 400 && pathsIn(answer.body).join().includes(field);
        if (!isNamed) accepted.push(`${name} ${field}`);
      }
    }
    return accepted;
  };

  it('is refused in every body, and named (2.3-e)', async () => {
    assert.deepEqual(await acceptedIn(withBody, ask), []);
    assert.ok(withBody.length >= 8, `${withBody.length} bodies`);
  });

  it('is refused in every query, and named (2.3-d)', async () => {
    const accepted: string[] = [];
    for (const [name] of withQuery) {
      const { address, ...request } = requestOf(tenants.midori, name);
      const asked = `${address}${address.includes('?') ? '&' : '?'}tenantId=contoso`;
      const { ifMatch }: Route = routes[name];
      const headers: Record<string, string> = ifMatch ? { 'if-match': '"0"' } : {};
      const answer = await ask({ ...request, headers, address: asked });
      const isNamed = answer.status === 400 && pathsIn(answer.body).join().includes('tenantId');
      if (!isNamed) accepted.push(`${name} ${answer.status}`);
    }

    assert.deepEqual(accepted, []);
  });

  it('changes no answer as a header or a cookie (2.3-d)', async () => {
    const { midori, contoso } = tenants;
    const said = {
      'x-tenant-id': 'contoso',
      'x-ms-client-principal-id': contoso.owned.person,
      'x-forwarded-host': 'contoso.example',
      forwarded: 'for=contoso;host=contoso.example',
      authorization: 'Bearer contoso',
      cookie: `${midori.general.cookie}; tenant=contoso; tenantId=contoso`,
    };
    const general = askingAs({ url: midori.url, cookie: midori.general.cookie });
    for (const address of ['/api/v1/me', '/api/v1/floors', '/api/v1/bookings']) {
      const plain = await general({ method: 'GET', address });
      const crafted = await general({ method: 'GET', address, headers: said });
      const inQuery = await general({ method: 'GET', address: `${address}?tenant=contoso` });

      assert.equal(crafted.body, plain.body);
      if (inQuery.status !== 400) assert.equal(inQuery.body, plain.body);
    }
  });

  it('is found by this harness where one is let through', async () => {
    const planted: Ask = ({ body, ...request }) => {
      const { tenantId: _, ...rest } = Object(body);
      return ask({ ...request, body: rest });
    };
    const preferences = withBody.filter(([name]) => name === 'setPreferences');

    assert.deepEqual(await acceptedIn(preferences, planted), ['setPreferences tenantId']);
  });
});
