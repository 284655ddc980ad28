import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readStorm } from '../support/storm/sizes.ts';
import { altered, type Fault } from './altering-proxy.ts';
import { aFuzzGround, fuzz } from './ground.ts';
import { holdUp, isSameProcess, worstDelayMs } from './health.ts';
import { lenientServer } from './lenient-server.ts';
import { dribbleBody, fewestTwists, judgeWireOn } from './on-the-wire.ts';
import { judgeOn } from './oracles.ts';
import { fuzzRequestShape } from './requests.ts';
import { singleTwists, type WireCase, wireCases } from './wire.ts';

const { seed } = readStorm();
const cases = Number(process.env['FUZZ_CASES'] ?? 60);
const wires = 120;
/** Printed by a run that failed; it is asked again where it is given. */
const given = process.env['FUZZ_REQUEST'];

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
  let pid: number | undefined;
  let dribbled: Promise<number>;
  let latest: number;
  before(async () => {
    running = await aFuzzGround();
    pid = running.watched.process.pid;
    latest = await running.measureLatestMs();
    // It takes the service a minute to lose patience; the other tests go on meanwhile.
    dribbled = dribbleBody(running.ground);
  });
  after(() => running.stop());

  if (given !== undefined) {
    it('are right for the one that is given', async () => {
      const request = fuzzRequestShape.parse(JSON.parse(given));

      assert.deepEqual(await judgeOn(running.ground)(request), []);
    });
  }

  it('are answered as announced, without a fault, a word of the insides or of another tenant, by a process that is never held up', async () => {
    const { ground, operations, areStillIn, watched } = running;

    const flaws: string[] = [];
    for (const { name, requests } of operations) {
      const { found } = await fuzz(ground, requests, { cases, seed });
      flaws.push(...found.map((flaw) => `${name}: ${flaw}`));
    }

    const late = await worstDelayMs(watched);
    const sessions = await areStillIn();
    assert.deepEqual(flaws, []);
    assert.deepEqual(sessions, [200, 200], 'nobody lost their session, or all this asked nothing');
    assert.ok(late < latest, `${late} ms late, where ${latest} are the most`);
    assert.ok(isSameProcess(watched, pid));
  });

  it('are refused, told once and without a fault where the bytes on the wire are no right request', async () => {
    const { ground, watched } = running;
    const judge = judgeWireOn(ground);
    const some = fc.sample(wireCases, { numRuns: wires, seed });

    const flaws: string[] = [];
    for (const wire of [...singleTwists, ...some]) {
      if ((await judge(wire)).length === 0) continue;
      flaws.push(JSON.stringify(await fewestTwists(wire, judge)));
    }

    assert.deepEqual(flaws, []);
    assert.ok(isSameProcess(watched, pid));
  });

  for (const [name, { operation, fault }] of Object.entries(plantedFaults)) {
    it(`find a planted fault: ${name}`, async () => {
      const proxy = await altered(running.ground.url, fault);
      const { requests } = running.operations.find((one) => one.name === operation) ?? {};
      assert.ok(requests);

      const onFaulty = { ...running.ground, url: proxy.url };
      const { found } = await fuzz(onFaulty, requests, { cases: 150, seed });

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

    const { found } = await fuzz({ ...ground, url: proxy.url }, requests, { cases: 60, seed });

    proxy.close();
    assert.match(found.join('\n'), /tells of another tenant/);
  });

  it('are shortened to what is wrong with them', async () => {
    const proxy = await altered(running.ground.url, ({ body }, told) =>
      body.includes('constructor') ? { ...told, status: 500 } : told,
    );
    const { requests } = running.operations.find(({ name }) => name === 'bookSeat') ?? {};
    assert.ok(requests);

    const onFaulty = { ...running.ground, url: proxy.url };
    const { found } = await fuzz(onFaulty, requests, { cases: 150, seed });

    proxy.close();
    const shortest = found.map((text) => / for (\{.*)/s.exec(text)?.[1] ?? '');
    const { headers, body = '' } = fuzzRequestShape.parse(JSON.parse(shortest[0] ?? ''));
    assert.deepEqual(headers, {});
    assert.ok(body.length <= 'constructor'.length + 20, body);
  });

  it('find a server that takes what could be read in two ways, and name the one twist that shows it', async () => {
    const lenient = await lenientServer();
    const judgeAll = judgeWireOn({ ...running.ground, url: lenient.url });
    const judge = async (wire: WireCase) =>
      (await judgeAll(wire)).filter((flaw) => flaw.endsWith('where it is refused'));

    const some = fc.sample(wireCases, { numRuns: 30, seed });
    const found = [];
    for (const wire of some) {
      if ((await judge(wire)).length > 0) found.push(await fewestTwists(wire, judge));
    }

    lenient.close();
    // A server that answers before it has read all may be taken for one that refuses, so not each is shortened.
    assert.ok(found.some(({ wire }) => wire.twists.length === 1));
  });

  it('find a process that is held up', async () => {
    const { watched } = running;
    await worstDelayMs(watched);

    await holdUp(watched, latest + 100);

    assert.ok((await worstDelayMs(watched)) >= latest);
  });

  it('are cut off by the service where the body never ends', async () => {
    assert.equal(await dribbled, 408);
    assert.ok(isSameProcess(running.watched, pid));
  });
});
