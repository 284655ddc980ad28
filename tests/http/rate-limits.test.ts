import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { clientAddressOf } from '../../api/src/http/client-address.ts';
import {
  countersOf,
  LimitsUnusable,
  rateLimitsOver,
  ratesPerMinute,
  TooManyRequests,
} from '../../api/src/http/rate-limits.ts';
import { anActor, contoso, midori } from '../support/world.ts';

const rates = {
  ...ratesPerMinute,
  personReads: 5,
  personWrites: 3,
  tenant: 20,
  address: 4,
  chat: 2,
};

const unheard = (error: unknown) => {
  throw error;
};
const someLimits = () => rateLimitsOver(countersOf(rates), unheard);

/** How many of so many tries are let in. */
async function letIn(tries: number, attempt: () => Promise<void>): Promise<number> {
  const outcomes = await Promise.allSettled(Array.from({ length: tries }, attempt));
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

describe('rate limits', () => {
  it('count reads and writes of a person apart, and people apart', async () => {
    const limits = someLimits();
    const [emily, ken] = [anActor('emily'), anActor('ken')];

    assert.equal(await letIn(9, () => limits.admitActor(emily, 'read')), 5);
    assert.equal(await letIn(9, () => limits.admitActor(emily, 'write')), 3);
    assert.equal(await letIn(9, () => limits.admitActor(ken, 'read')), 5);
  });

  it('say when the next request is welcome', async () => {
    const limits = someLimits();
    await letIn(4, () => limits.admitStranger('192.0.2.1'));

    await assert.rejects(limits.admitStranger('192.0.2.1'), (thrown) => {
      assert.ok(thrown instanceof TooManyRequests);
      assert.ok(thrown.afterSeconds >= 1 && thrown.afterSeconds <= 60);
      return true;
    });
  });

  it('leave a tenant alone whose neighbour asks ten times as much as it may (2.3-b)', async () => {
    const limits = someLimits();
    const noisy = Array.from({ length: 200 }, (_, at) => anActor(`n${at}`, contoso));
    const quiet = Array.from({ length: 20 }, (_, at) => anActor(`q${at}`, midori));

    let served = 0;
    let noise = 0;
    for (const [at, actor] of noisy.entries()) {
      noise += await letIn(1, () => limits.admitActor(actor, 'write'));
      const asking = quiet[Math.floor(at / 10)];
      if (at % 10 === 0 && asking)
        served += await letIn(1, () => limits.admitActor(asking, 'write'));
    }

    assert.deepEqual({ served, noise }, { served: 20, noise: 20 });
  });

  it('spend nothing of a tenant for what its people asked beyond their own share', async () => {
    const limits = someLimits();
    await letIn(500, () => limits.admitActor(anActor('hasty'), 'read'));

    assert.equal(await letIn(3, () => limits.admitActor(anActor('emily'), 'read')), 3);
  });

  it('count chats with the tenant of their organisation, and accounts apart', async () => {
    const limits = someLimits();

    assert.equal(await letIn(9, () => limits.admitChat(midori, 'one')), 2);
    assert.equal(await letIn(9, () => limits.admitChat(midori, 'two')), 2);
    assert.equal(await letIn(30, () => limits.admitActor(anActor('x'), 'read')), 5);
  });

  it('never count two sources as one, whatever their names', async () => {
    const names = fc.stringMatching(/^[a-z0-9:|/-]{1,6}$/);
    await fc.assert(
      fc.asyncProperty(names, names, names, names, async (t1, p1, t2, p2) => {
        fc.pre(t1 !== t2 || p1 !== p2);
        const limits = someLimits();
        const first = { ...anActor(p1), tenant: anActor('x', t1 as typeof midori).tenant };
        const second = { ...anActor(p2), tenant: anActor('x', t2 as typeof midori).tenant };

        await letIn(5, () => limits.admitActor(first, 'read'));

        assert.equal(await letIn(5, () => limits.admitActor(second, 'read')), 5);
      }),
    );
  });

  it('that cannot count refuse strangers and let people book', async () => {
    const heard: unknown[] = [];
    const broken = { consume: async () => Promise.reject(new Error('no counter')) };
    const counters = countersOf(rates);
    const names = Object.keys(counters) as (keyof typeof counters)[];
    const limits = rateLimitsOver(
      Object.fromEntries(names.map((name) => [name, broken])) as unknown as typeof counters,
      (error) => heard.push(error),
    );

    await assert.rejects(limits.admitStranger('192.0.2.1'), LimitsUnusable);
    await assert.rejects(limits.admitRsi('192.0.2.1'), LimitsUnusable);
    await limits.admitActor(anActor('emily'), 'write');
    await limits.admitChat(midori, 'one');
    await limits.admitEdgeKey('gateway');

    assert.equal(heard.length, 5);
  });
});

describe('the address of a client', () => {
  const from = (peer: string, forwarded?: string) =>
    ({
      socket: { remoteAddress: peer },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    }) as unknown as IncomingMessage;

  it('is the socket’s where no proxy of ours is in between, whatever a header says', () => {
    assert.equal(clientAddressOf(from('192.0.2.1', '198.51.100.7'), 0), '192.0.2.1');
    assert.equal(clientAddressOf(from('::ffff:192.0.2.1'), 0), '192.0.2.1');
  });

  it('is what our proxies added, and never what the client wrote before them', () => {
    const rows: readonly [string, number, string][] = [
      ['198.51.100.7', 1, '198.51.100.7'],
      ['6.6.6.6, 198.51.100.7', 1, '198.51.100.7'],
      ['6.6.6.6, 198.51.100.7, 203.0.113.9', 2, '198.51.100.7'],
      ['198.51.100.7:50123', 1, '198.51.100.7'],
      ['[2001:db8:1:2:3::4]:443', 1, '2001:db8:1:2::/64'],
      ['2001:DB8:1:2::9', 1, '2001:db8:1:2::/64'],
      ['2001:db8::1', 1, '2001:db8:0:0::/64'],
      // Fewer entries than proxies, or no address at all: only the socket is left to believe.
      ['198.51.100.7', 2, '192.0.2.1'],
      ['unknown', 1, '192.0.2.1'],
      ['', 1, '192.0.2.1'],
      ['198.51.100.7, ', 1, '192.0.2.1'],
    ];
    for (const [header, hops, address] of rows) {
      assert.equal(clientAddressOf(from('192.0.2.1', header), hops), address, `${header} ${hops}`);
    }
  });
});
