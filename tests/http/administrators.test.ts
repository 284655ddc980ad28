import assert from 'node:assert/strict';
import { type RouteName, routes } from '../../api/src/contract/routes.ts';
import { type Client, clientOf } from '../support/client.ts';
import { type RunningService, sharedService } from '../support/service.ts';

/** The white paper's 4.3, written by hand and not read from the route table. */
const ofAccountAdministrators: readonly RouteName[] = [
  'administrators',
  'roleChanges',
  'findPeople',
  'grantRoles',
  'revokeRoles',
];
const administrators = '/api/v1/admin/administrators';
const search = (typed: string) => `/api/v1/admin/people?q=${encodeURIComponent(typed)}`;

describe('administrators over HTTP (4.3)', () => {
  let service: RunningService;
  let people: Record<'general' | 'account' | 'operations' | 'system', Client>;
  before(async function () {
    this.timeout(150_000);
    service = await sharedService();
    people = {
      general: await clientOf(service, 'misaki.takahashi@midori.example'),
      account: await clientOf(service, 'yumi.watanabe@midori.example'),
      operations: await clientOf(service, 'naoki.tanaka@midori.example'),
      system: await clientOf(service, 'masahiko.yamamoto@midori.example'),
    };
  });

  const found = async (client: Client, typed: string) =>
    (await client.get(search(typed))).body.items;
  const rolesOf = (administrator: { readonly roles: readonly { readonly role: string }[] }) =>
    administrator.roles.map(({ role }) => role);
  const change = (
    method: 'PUT' | 'DELETE',
    client: Client,
    who: { readonly person: { readonly id: string }; readonly version: string },
    granted?: readonly string[],
  ) =>
    client.send(
      method,
      `${administrators}/${who.person.id}`,
      granted === undefined ? undefined : { roles: granted },
      { 'if-match': `"${who.version}"` },
    );

  it('opens them to account and system administrators alone (4.3-d, 4.3-e)', async () => {
    for (const name of ofAccountAdministrators) {
      const { method, path } = routes[name];
      const address = path.replaceAll(/\{\w+\}/g, 'absent');
      for (const [role, client] of Object.entries(people)) {
        const { status, body } = await client.send(
          method,
          address,
          method === 'PUT' ? {} : undefined,
        );

        const isAllowed = role === 'account' || role === 'system';
        assert.equal(status === 403, !isAllowed, `${role} ${name} ${status}`);
        if (!isAllowed) assert.equal(body.code, 'not-permitted');
      }
    }
  });

  it('says who holds what since when and by whom, the system administrator from RSI too (4.3-b)', async () => {
    const { items } = (await people.account.get(administrators)).body;

    const named = (name: string) =>
      items.find(({ person }: { person: { name: string } }) => person.name === name);
    assert.equal(named('山本 雅彦').isSystemAdministrator, true);
    assert.deepEqual(named('山本 雅彦').roles, []);
    const [held] = named('渡辺 由美').roles;
    assert.deepEqual([held.role, held.by.name], ['account-administrator', '山本 雅彦']);
    assert.ok(Date.parse(held.since) <= Date.now());
  });

  it('gives and takes a role that counts at once in a session that was open before (4.3-d)', async () => {
    const [misaki] = await found(people.account, '美咲');
    const before = (await people.general.get('/api/v1/admin/floors')).status;

    const granted = await change('PUT', people.account, misaki, ['operations-administrator']);
    const during = (await people.general.get('/api/v1/admin/floors')).status;
    const stale = await change('PUT', people.system, misaki, ['account-administrator']);
    const revoked = await change('DELETE', people.system, granted.body);
    const after = (await people.general.get('/api/v1/admin/floors')).status;
    const { items } = (await people.account.get(`${administrators}/history`)).body;

    assert.deepEqual([before, during, after], [403, 200, 403]);
    assert.deepEqual(rolesOf(granted.body), ['operations-administrator']);
    assert.deepEqual([stale.status, stale.body.code], [409, 'changed-meanwhile']);
    assert.deepEqual([revoked.status, rolesOf(revoked.body)], [200, []]);
    assert.deepEqual(
      items
        .slice(0, 2)
        .map((line: { by: { name: string }; before: string[]; after: string[] }) => [
          line.by.name,
          line.before,
          line.after,
        ]),
      [
        ['山本 雅彦', ['operations-administrator'], []],
        ['渡辺 由美', [], ['operations-administrator']],
      ],
    );
  });

  it('refuses to change oneself, with words that say so', async () => {
    const [yumi] = await found(people.account, '由美');

    const taken = await change('DELETE', people.account, yumi);
    const more = await change('PUT', people.account, yumi, [
      'account-administrator',
      'operations-administrator',
    ]);

    assert.deepEqual([taken.status, taken.body.code], [403, 'self-removal']);
    assert.deepEqual([more.status, more.body.code], [403, 'self-grant']);
    assert.equal(more.body.title, 'Nobody grants a role to themselves');
  });

  it('grants no role but the two, needs a version, and takes no field it does not know (4.3-b)', async () => {
    const [misaki] = await found(people.account, 'misaki');
    const path = `${administrators}/${misaki.person.id}`;
    const version = { 'if-match': misaki.version };
    const put = (body: unknown, headers: Record<string, string> = version) =>
      people.account.send('PUT', path, body, headers);

    const statuses = [
      await put({ roles: ['system-administrator'] }),
      await put({ roles: ['general'] }),
      await put({ roles: [] }),
      await put({ roles: ['operations-administrator'], tenantId: 'contoso' }),
      await put({ roles: ['operations-administrator'] }, {}),
    ].map(({ status }) => status);

    assert.deepEqual(statuses, [400, 400, 400, 400, 400]);
    assert.deepEqual(rolesOf((await found(people.account, 'misaki'))[0]), []);
  });

  it('finds nobody of another tenant and tells their people from nobody in nothing (2.3-c)', async () => {
    const megumi = await clientOf(service, 'megumi.kato@contoso.example');
    const theirs = (await megumi.get('/api/v1/me')).body.id;
    const grantTo = (id: string) =>
      change('PUT', people.account, { person: { id }, version: '0' }, ['operations-administrator']);

    const foreign = await grantTo(theirs);
    const nobody = await grantTo('nobody');

    assert.deepEqual(await found(people.account, 'megumi'), []);
    assert.deepEqual(await found(megumi, '佐藤'), []);
    const { requestId: _, ...said } = foreign.body;
    const { requestId: __, ...saidOfNobody } = nobody.body;
    assert.deepEqual([foreign.status, said], [404, saidOfNobody]);
  });

  it('searches for two letters or more and answers twenty people at most (security.md 2.4)', async () => {
    const one = await people.account.get(search('山'));
    const mail = await people.account.get(search('midori.example'));
    const leafed = await people.account.get(search('%%'));
    const many = await people.account.get(search('ai'));

    assert.equal(one.status, 400);
    assert.deepEqual([mail.body.items, leafed.body.items], [[], []]);
    assert.ok(many.body.items.length <= 20);
  });
});
