import assert from 'node:assert/strict';
import type { AuditRecord } from '../../api/src/application/audit/audit-record.ts';
import { type Client, clientWith } from '../support/client.ts';
import {
  type Asked,
  crossSite,
  giveUpAmidBody,
  halfAnObject,
  statusOf,
} from '../support/observed/asking.ts';
import {
  type ObservedService,
  startObservedService,
} from '../support/observed/observed-service.ts';
import { differences } from '../support/observed/reconcile.ts';
import { everyRecord, hashOfDocuments } from '../support/observed/what-is-stored.ts';
import { signedIn } from '../support/signed-in.ts';
import { anAdministrator } from '../support/world.ts';
import { allRoutes, requestOf } from '../tenants/route-samples.ts';
import { type RunningTenants, twoTenantsOver } from '../tenants/two-tenants.ts';

describe('the audit log, counted from outside (3.4-a)', function () {
  this.timeout(180_000);
  let service: ObservedService;
  let tenants: RunningTenants['tenants'];
  let sayYesAgain: RunningTenants['sayYesAgain'];
  before(async () => {
    service = await startObservedService({ environment: { SERVE: 'web' } });
    ({ tenants, sayYesAgain } = await twoTenantsOver(service.world, service.url));
  });
  after(() => service?.stop());

  it('has a record of every request by event and status, and nothing else changes where one is refused', async () => {
    const { midori, contoso } = tenants;
    const actors = {
      nobody: clientWith(service, ''),
      stranger: clientWith(service, `__Host-sekitori=${'x'.repeat(43)}`),
      general: midori.general,
      'administrator of another tenant': contoso.system,
      administrator: midori.system,
    };
    const changed: string[] = [];
    let [before, refused] = ['', 0];
    async function ask(client: Client, what: string, asked: Asked): Promise<void> {
      const status = await statusOf(client, asked);
      const now = await hashOfDocuments(service.storeFile);
      if (status >= 400) refused += 1;
      if (status >= 400 && now !== before) changed.push(`${what}: ${status}`);
      before = now;
    }

    await statusOf(midori.general, { ...preferences, headers: { traceparent: traced } });
    await statusOf(midori.general, { method: 'GET', address: '/api/v1/nowhere' });
    await giveUpAmidBody(service.url, midori.general.cookie);
    for (const name of names) {
      await sayYesAgain();
      before = await hashOfDocuments(service.storeFile);
      const asked = requestOf(midori, name);
      for (const [who, client] of Object.entries(actors)) {
        await ask(client, `${name} by ${who}`, asked);
      }
      await ask(midori.system, `${name} in bad form`, { ...asked, body: halfAnObject });
      await ask(midori.general, `${name} from elsewhere`, { ...asked, headers: crossSite });
    }
    await service.end('SIGTERM');
    const records = await everyRecord(service.world.stores);

    const { passed } = service.proxy;
    assert.deepEqual(differences(passed, records), []);
    assert.deepEqual(changed, []);
    assert.ok(refused > 150 && passed.length > 300, `${refused} of ${passed.length} were refused`);
  });

  it('names the trace of the gateway in the record and in the application log', async () => {
    const records = await everyRecord(service.world.stores);
    const lines = service
      .output()
      .split('\n')
      .filter((line) => line.includes(`"${trace}"`) && line.includes('"msg":"request"'));

    const found = records.filter(({ traceId }) => traceId === trace);
    const [line = '{}'] = lines;
    assert.deepEqual(
      found.map(({ event, requestId }) => [event, requestId]),
      [['person.set-preferences', JSON.parse(line).requestId]],
    );
    assert.equal(lines.length, 1);
  });

  it('is not taken for complete with a record less, a record more, or one of another status (control)', async () => {
    const records = await everyRecord(service.world.stores);
    const { passed } = service.proxy;
    const made = records.findIndex(
      ({ event, status }) => event === 'site.create' && status === 201,
    );
    const one = records[made] ?? assert.fail('nobody made a site');

    const found = [
      records.toSpliced(made, 1),
      [...records, { ...one, id: 'again' }],
      records.with(made, { ...one, status: 409 }),
      records.filter(({ event }) => event !== 'request.unrouted'),
    ].map((planted) => differences(passed, planted));

    assert.deepEqual(found, [
      ['1 × site.create 201 passed and are not on record'],
      ['1 × site.create 201 on record never passed'],
      [
        '1 × site.create 201 passed and are not on record',
        '1 × site.create 409 on record never passed',
      ],
      ['1 × request.unrouted 404 passed and are not on record'],
    ]);
  });

  it('holds what a process was killed amid of: nothing stands in the store that is not on record', async () => {
    await service.begin();
    const cookie = `__Host-sekitori=${await signedIn(service.world, administrator)}`;
    const client = clientWith(service, cookie);
    const known = (await everyRecord(service.world.stores)).filter(isSiteMade).length;
    const sites = async () => (await service.world.useCases.seeSites(administrator)).length;
    const before = await sites();

    const asked = Array.from({ length: 60 }, (_, at) => `Site ${at}`).map((name) =>
      statusOf(client, {
        method: 'POST',
        address: '/api/v1/admin/sites',
        body: { name, timeZone: 'Asia/Tokyo' },
      }).catch(() => 0),
    );
    await Promise.race(asked);
    await service.end('SIGKILL');
    const acknowledged = (await Promise.all(asked)).filter((status) => status === 201).length;
    const made = (await sites()) - before;
    const begun = (await everyRecord(service.world.stores)).filter(isSiteMade).slice(known);

    assert.ok(
      made >= acknowledged && acknowledged > 0,
      `${made} made, ${acknowledged} acknowledged`,
    );
    assert.ok(begun.length >= made, `${begun.length} on record, ${made} made`);
  });
});

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const traced = `00-${trace}-00f067aa0ba902b7-01`;
const preferences = {
  method: 'PUT',
  address: '/api/v1/me/preferences',
  body: { visibility: 'everyone' },
};
const administrator = anAdministrator();
const isSiteMade = ({ event }: AuditRecord) => event === 'site.create';

/** Those last that end what the others need. */
const names = allRoutes.map(([name]) => name).sort((one, other) => rankOf(one) - rankOf(other));

function rankOf(name: string): number {
  if (/^(signOut|endMy)/.test(name)) return 2;
  return /^(disconnect|unlink|delete)/.test(name) ? 1 : 0;
}
