import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Route } from '../../api/src/contract/route.ts';
import { type RouteName, routes } from '../../api/src/contract/routes.ts';
import { type Ask, askingAs, type Exchanged, type Request, shownFor } from './exchange.ts';
import { everyNamed, type Named, nobodys, requestWith, signedInRoutes } from './route-samples.ts';
import { twoTenants } from './shared-tenants.ts';
import type { Company, TwoTenants } from './two-tenants.ts';

/**
 * What must be told apart on purpose, with the reason. An organisation of Microsoft 365 is one tenant's at
 * most, so its second administrator learns that it is connected elsewhere, and nothing of where.
 */
const toldApart: ReadonlySet<RouteName> = new Set(['connectOrganisation']);

/** What other tests still need would be gone if one's own were asked for. */
const endsSomething: ReadonlySet<RouteName> = new Set([
  'dismissNotice',
  'moveBooking',
  'releaseBooking',
  'cancelBooking',
  'endMySession',
  'unlinkTeamsChat',
  'disconnectOrganisation',
]);

describe('what another tenant owns (2.3-c)', () => {
  let tenants: TwoTenants;
  beforeEach(async function () {
    this.timeout(90_000);
    tenants = await twoTenants();
  });

  /** Right but for the one id, so that it is the id alone that decides. */
  async function bothAnswers(ask: Ask, { midori, contoso }: TwoTenants, named: Named) {
    const theirs = contoso.owned[named.kind];
    const missing = nobodys(theirs);
    const answers: ReturnType<typeof shownFor>[] = [];
    for (const id of [theirs, missing]) {
      const headers = await versionOf(ask, midori, routes[named.name]);
      const answer = await ask({ ...requestWith(midori, named, id), headers });
      answers.push(shownFor(id, steady(answer)));
    }
    return { theirs: answers[0], missing: answers[1] };
  }

  const differing = async (ask: Ask, named: readonly Named[]) => {
    const found: string[] = [];
    for (const each of named) {
      const { theirs, missing } = await bothAnswers(ask, tenants, each);
      const isAlike = JSON.stringify(theirs) === JSON.stringify(missing);
      if (!isAlike) found.push(`${each.name} ${each.where} ${each.field}`);
    }
    return found;
  };

  const system = () => askingAs({ ...tenants.midori, cookie: tenants.midori.system.cookie });

  it('is answered like what nobody owns, to the byte, wherever a request can name it', async () => {
    const named = everyNamed().filter(({ name }) => !toldApart.has(name));

    const found = await differing(system(), named);

    assert.deepEqual(found, []);
    assert.ok(named.length >= 30, `${named.length} places`);
  });

  it('is asked for rightly: what differs is whose it is, as one’s own shows', async () => {
    const { midori } = tenants;
    const refused: string[] = [];
    const tried = everyNamed().filter(({ name }) => !endsSomething.has(name));
    for (const named of tried) {
      const { access, ifMatch }: Route = routes[named.name];
      const { cookie } = access === 'use-user-site' ? midori.general : midori.system;
      const own = requestWith(midori, named, midori.owned[named.kind]);
      // Of a version that is over, so that nothing is deleted.
      const headers: Request['headers'] = ifMatch ? { 'if-match': '"0"' } : {};
      const { status } = await askingAs({ url: midori.url, cookie })({ ...own, headers });
      if ([400, 403, 404].includes(status)) refused.push(`${named.name} ${named.field} ${status}`);
    }

    assert.deepEqual(refused, []);
    assert.ok(tried.length >= 20, `${tried.length} places`);
  });

  it('is answered so to a general user too', async () => {
    const { url, general } = tenants.midori;
    const named = everyNamed().filter(({ name }) => {
      const { access }: Route = routes[name];
      return access === 'use-user-site';
    });

    assert.deepEqual(await differing(askingAs({ url, cookie: general.cookie }), named), []);
  });

  it('is never answered with success, except where there is nothing to refuse', async () => {
    const ask = system();
    const succeeded: string[] = [];
    for (const named of everyNamed()) {
      const headers = await versionOf(ask, tenants.midori, routes[named.name]);
      const theirs = tenants.contoso.owned[named.kind];
      const { status } = await ask({ ...requestWith(tenants.midori, named, theirs), headers });
      if (status < 400) succeeded.push(`${named.name} ${named.field}`);
    }

    // Searches that find nothing, and a notice that is gone already.
    const nothingToRefuse = [
      'auditExport object',
      'auditExport person',
      'auditLog object',
      'auditLog person',
      'dismissNotice noticeId',
      'findPeople q',
      'findPeopleForRules q',
    ];
    assert.deepEqual(succeeded.toSorted(), nothingToRefuse);
  });

  it('stays as it is after all of that', async () => {
    const { contoso } = tenants;
    const { booking, floor, person } = contoso.owned;

    const held = await contoso.general.get(`/api/v1/bookings/${booking}`);
    const seen = await contoso.general.get(`/api/v1/floors/${floor}`);
    const found = await contoso.system.get(`/api/v1/admin/people?q=${person}`);
    const notices = await contoso.general.get('/api/v1/me/notices');
    const sessions = await contoso.general.get('/api/v1/me/sessions');
    const chats = await contoso.general.get('/api/v1/me/teams-chats');

    assert.equal(held.body.state, 'booked');
    assert.equal(seen.status, 200);
    assert.deepEqual(found.body.items[0].roles, []);
    const counts = [notices, sessions, chats].map(({ body }) => body.items.length);
    assert.deepEqual(counts, [1, 1, 1]);
  });

  it('is not named to whoever connects an organisation that is theirs', async () => {
    const { midori, contoso } = tenants;

    const answer = await midori.system.send(
      'PUT',
      `/api/v1/admin/microsoft-365-link/${contoso.owned.organisation}`,
    );

    assert.deepEqual([answer.status, answer.body.code], [409, 'organisation-connected-elsewhere']);
    assert.doesNotMatch(JSON.stringify(answer.body), /contoso/i);
  });

  describe('in a harness that', () => {
    const leaking = (leak: (answer: Exchanged) => Exchanged): Ask => {
      const ask = system();
      return async (request) => {
        const answer = await ask(request);
        const isTheirs = Object.values(tenants.contoso.owned).some((id) =>
          request.address.includes(id),
        );
        return isTheirs ? leak(answer) : answer;
      };
    };
    const aRead = () => everyNamed().filter(({ name }) => name === 'floor' || name === 'booking');
    const bothFound = ['floor path floorId', 'booking path bookingId'];

    it('finds a 403 in the place of a 404', async () => {
      const planted = leaking((answer) => ({ ...answer, status: 403 }));

      assert.deepEqual(await differing(planted, aRead()), bothFound);
    });

    it('finds one header more', async () => {
      const planted = leaking((answer) => ({
        ...answer,
        headers: [...answer.headers, ['X-Cache', 'hit']],
      }));

      assert.deepEqual(await differing(planted, aRead()), bothFound);
    });

    it('finds one letter more in a body', async () => {
      const planted = leaking((answer) => ({ ...answer, body: `${answer.body} ` }));

      assert.deepEqual(await differing(planted, aRead()), bothFound);
    });

    it('refuses a new route whose body or field nobody looked at', () => {
      const [[name, route] = []] = signedInRoutes.filter(([each]) => each === 'floors');
      assert.ok(name && route);
      const withField = { ...route, query: z.strictObject({ teamId: z.string() }) };
      const withBody = { ...route, body: z.strictObject({ floorId: z.string() }) };

      assert.throws(() => everyNamed([[name, withField]]), /nobody looked at: teamId/);
      assert.throws(() => everyNamed([[name, withBody]]), /no sample/);
    });
  });
});

/** What an answer to a change that went well says of the version it made, which is each time the next. */
function steady(answer: Exchanged): Exchanged {
  if (answer.status >= 400) return answer;
  return {
    ...answer,
    headers: answer.headers.filter(([name]) => name !== 'Content-Length'),
    body: answer.body.replace(/"version":"\d+"/, '"version":""'),
  };
}

/** `If-Match` with the version of what the company itself owns, where the route wants one. */
async function versionOf(
  ask: Ask,
  { owned }: Company,
  { ifMatch, object, audit }: Route,
): Promise<Readonly<Record<string, string>>> {
  if (!ifMatch) return {};
  // Of settings that nobody made yet.
  if (audit === 'operation.change') return { 'if-match': '"none"' };
  const addresses: { readonly [Object in Route['object']]?: string } = {
    floor: `/api/v1/admin/floors/${owned.floor}`,
    administrator: `/api/v1/admin/people?q=${owned.person}`,
  };
  const address = addresses[object];
  const { body } = address ? await ask({ method: 'GET', address }) : { body: '' };
  return { 'if-match': `"${/"version":"([^"]+)"/.exec(body)?.[1] ?? '0'}"` };
}
