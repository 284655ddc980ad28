import assert from 'node:assert/strict';
import { type Client, clientOf } from '../support/client.ts';
import { sharedService } from '../support/service.ts';

const path = '/api/v1/admin/people-settings';

describe('how long leavers keep their bookings, over HTTP', () => {
  let operations: Client;
  let elsewhere: Client;
  before(async function () {
    this.timeout(150_000);
    const service = await sharedService();
    operations = await clientOf(service, 'naoki.tanaka@midori.example');
    elsewhere = await clientOf(service, 'daniel.reyes@contoso.example');
  });

  const change = (body: unknown, version: string) =>
    operations.send('PUT', path, body, { 'if-match': version });

  it('is a day until an operations administrator says otherwise, for their tenant alone', async () => {
    const usual = await operations.get(path);
    const changed = await change({ leaverGraceDays: 3 }, usual.body.version);
    const seen = await operations.get(path);
    const other = await elsewhere.get(path);

    assert.deepEqual([usual.status, usual.body.leaverGraceDays], [200, 1]);
    assert.deepEqual([changed.status, changed.body], [200, seen.body]);
    assert.equal(seen.body.leaverGraceDays, 3);
    assert.notEqual(other.body.leaverGraceDays, 3);
  });

  it('takes whole days from 0 to 30 and nothing else', async () => {
    const { version } = (await operations.get(path)).body;
    const statuses = [];
    for (const leaverGraceDays of [-1, 31, 0.5, '1', null]) {
      statuses.push((await change({ leaverGraceDays }, version)).status);
    }
    const more = await change({ leaverGraceDays: 1, also: true }, version);
    const seen = await operations.get(path);

    assert.deepEqual([...statuses, more.status], Array(6).fill(400));
    assert.equal(seen.body.version, version);
  });

  it('is not overwritten by whoever saw an older word', async () => {
    const { version } = (await operations.get(path)).body;
    const first = await change({ leaverGraceDays: 5 }, version);
    const late = await change({ leaverGraceDays: 9 }, version);
    const untouched = await change({ leaverGraceDays: 9 }, 'untouched');

    assert.deepEqual([first.status, late.status, untouched.status], [200, 409, 409]);
    assert.equal((await operations.get(path)).body.leaverGraceDays, 5);
  });
});
