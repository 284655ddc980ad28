import assert from 'node:assert/strict';
import { readStorm } from '../support/storm/sizes.ts';
import { altered, type Fault } from './altering-proxy.ts';
import { aFuzzGround, fuzz } from './ground.ts';

const { seed } = readStorm();
const cases = Number(process.env['FUZZ_CASES'] ?? 40);

const plantedFaults: { readonly [name: string]: { operation: string; fault: Fault } } = {
  'a 500 where a body says constructor': {
    operation: 'bookSeat',
    fault: ({ body }, told) => (body.includes('constructor') ? { ...told, status: 500 } : told),
  },
  'a status that is not announced': {
    operation: 'me',
    fault: (_, told) => (told.status === 200 ? { ...told, status: 202 } : told),
  },
  'a field too many': {
    operation: 'floors',
    fault: (_, told) => ({ ...told, text: told.text.replace('{', '{"debug":true,') }),
  },
  'a stack': {
    operation: 'booking',
    fault: (_, told) => ({
      ...told,
      text: told.text.replace('"title":"', '"title":"TypeError at go (/srv/x.ts:1) '),
    }),
  },
};

describe(`requests made from the OpenAPI document, ${cases} for each operation (seed ${seed})`, function () {
  this.timeout(240_000);
  let running: Awaited<ReturnType<typeof aFuzzGround>>;
  before(async () => {
    running = await aFuzzGround();
  });
  after(() => running.stop());

  it('are answered as announced, without a fault, a word of the insides or of another tenant', async () => {
    const { ground, operations, areStillIn } = running;

    const found: string[] = [];
    for (const { name, requests } of operations) {
      const flaws = await fuzz(ground, requests, { cases, seed });
      found.push(...flaws.map((flaw) => `${name}: ${flaw}`));
    }

    const sessions = await areStillIn();
    assert.deepEqual(found, []);
    assert.deepEqual(sessions, [200, 200], 'nobody lost their session, or all this asked nothing');
  });

  for (const [name, { operation, fault }] of Object.entries(plantedFaults)) {
    it(`find a planted fault: ${name}`, async () => {
      const proxy = await altered(running.ground.url, fault);
      const { requests } = running.operations.find((one) => one.name === operation) ?? {};
      assert.ok(requests);

      const found = await fuzz({ ...running.ground, url: proxy.url }, requests, {
        cases: 150,
        seed,
      });

      proxy.close();
      assert.notDeepEqual(found, []);
    });
  }

  it('find a planted fault: an id of the other tenant in a list', async () => {
    const { ground, operations } = running;
    const [foreign = ''] = ground.foreign;
    const proxy = await altered(ground.url, (_, told) => ({
      ...told,
      text: told.text.replace('"items":[', `"items":["${foreign}",`),
    }));
    const { requests } = operations.find((one) => one.name === 'bookings') ?? {};
    assert.ok(requests);

    const found = await fuzz({ ...ground, url: proxy.url }, requests, { cases: 60, seed });

    proxy.close();
    assert.match(found.join('\n'), /tells of another tenant/);
  });
});
