import assert from 'node:assert/strict';
import { textCipher } from '../../api/src/adapters/keys/text-cipher.ts';
import { randomIds } from '../../api/src/adapters/system/random-ids.ts';
import type { AuditBody } from '../../api/src/application/audit/audit-record.ts';
import type { Beginning } from '../../api/src/application/audit/operation.ts';
import { onRecord, storesOnRecord } from '../../api/src/application/audit/operations.ts';
import { forgetMail, openMailWith } from '../../api/src/application/audit/sealed-mail.ts';
import { searchAudit } from '../../api/src/application/audit/search-audit.ts';
import { useCasesOnRecord } from '../../api/src/application/audit/use-cases-on-record.ts';
import { verifyChain } from '../../api/src/application/audit/verify-chain.ts';
import { recordPersonWith } from '../../api/src/application/person-record.ts';
import type { Operation as Write } from '../../api/src/application/store.ts';
import { anActor, midori } from '../support/world.ts';
import { type AuditLog, anAuditLog, ownLease } from './an-audit-log.ts';
import { recordingIn } from './recording.ts';

const hana = anActor('hana');
const booking: Beginning = { event: 'booking.make', way: 'web', requestId: 'r-1' };
const map: Beginning = { ...booking, event: 'floor.read-availability', isFrequent: true };
const done = { outcome: 'done', status: 201 } as const;

describe('an operation on record (3.4-a, 3.4-b)', () => {
  let log: AuditLog;
  let parts: ReturnType<typeof partsOver>;
  beforeEach(async () => {
    log = await anAuditLog();
    parts = partsOver(log);
    const { tenant, person } = hana;
    await recordPersonWith(log)({
      tenant,
      tenantName: 'みどり',
      person,
      name: '佐藤 花',
      mail: 'hana@midori.example',
      groups: [],
      isCompanyAdministrator: false,
      isEntitled: true,
    });
  });
  afterEach(() => log.close());

  const found = async (): Promise<readonly AuditBody[]> => {
    const wish = { from: 0, to: log.clock.now() + 1 };
    return (await searchAudit(log.stores, { tenant: midori, wish })).items;
  };

  it('is durable when its answer may go out, with who, what and how it ended', async () => {
    await parts.operations.operate(booking, async (operation) => {
      operation.by(hana);
      operation.about({ kind: 'booking', id: 'b-1' });
      log.clock.advance(12);
      return {
        outcome: undefined,
        ending: { outcome: 'refused', code: 'seat-taken', status: 409 },
      };
    });

    const [record] = await found();
    assert.deepEqual(
      [record?.event, record?.person, record?.object?.id, record?.code, record?.ms, record?.actor],
      ['booking.make', 'hana', 'b-1', 'seat-taken', 12, 'person'],
    );
  });

  it('is on record before the first document of a tenant changes', async () => {
    const before: (readonly AuditBody[])[] = [];
    await parts.operations.operate(booking, async (operation) => {
      operation.by(hana);
      await parts.stores.forTenant(midori).commit('x', [aWrite]);
      before.push(await found());
      return { outcome: undefined, ending: done };
    });

    const steps = (await found()).map(({ steps: taken }) => taken);
    assert.deepEqual(
      before.map((records) => records.map(({ outcome }) => outcome)),
      [['begun']],
    );
    assert.deepEqual(steps, [[{ name: 'commit x', result: 'done' }]]);
    assert.deepEqual(parts.strays, []);
  });

  it('is not needed to read, and one that is missing at a write is heard of', async () => {
    await parts.stores.forTenant(midori).read('x', 'y');
    await parts.stores.forTenant(midori).commit('x', [aWrite]);

    assert.deepEqual(parts.strays, ['x']);
  });

  it('has failed where its work throws', async () => {
    const failing = parts.operations.operate(booking, async (operation) => {
      operation.by(hana);
      throw new RangeError('secret detail');
    });

    await assert.rejects(failing, RangeError);
    const [record] = await found();
    assert.deepEqual([record?.outcome, record?.code], ['failed', 'RangeError']);
    assert.ok(!JSON.stringify(record).includes('secret detail'));
  });

  it('keeps apart what is done at the same time', async () => {
    const rsi = onRecord(
      { ask: async (who: string) => who },
      { service: 'rsi', clock: log.clock, context: parts.context },
    );
    const decided = useCasesOnRecord(
      { decide: async (code: string) => ({ ok: false, refusal: { code } }) },
      parts.context,
    );
    const one = (name: string) =>
      parts.operations.operate({ ...booking, requestId: name }, async (operation) => {
        operation.by(hana);
        await rsi.ask(name);
        await decided.decide(name);
        return { outcome: undefined, ending: done };
      });

    await Promise.all(['a', 'b', 'c'].map(one));

    for (const { requestId, external, steps, outcome, code } of await found()) {
      assert.deepEqual(
        external.map(({ service, operation, status }) => [service, operation, status]),
        [['rsi', 'ask', 'ok']],
      );
      assert.deepEqual(steps, [{ name: 'decide', result: requestId }]);
      assert.deepEqual([outcome, code], ['refused', requestId]);
    }
  });

  it('notes what a service outside failed with, and passes it on', async () => {
    const rsi = onRecord(
      {
        ask: async () => {
          log.clock.advance(7);
          throw new RangeError('no');
        },
      },
      { service: 'rsi', clock: log.clock, context: parts.context },
    );

    await assert.rejects(
      parts.operations.operate(booking, async (operation) => {
        operation.by(hana);
        return { outcome: await rsi.ask(), ending: done };
      }),
      RangeError,
    );

    const [record] = await found();
    assert.deepEqual(record?.external, [
      { service: 'rsi', operation: 'ask', status: 'RangeError', ms: 7, attempt: 1 },
    ]);
  });

  it('is counted by the minute where a page asks again and again', async () => {
    const look = () =>
      parts.operations.operate(map, async (operation) => {
        operation.by(hana);
        return { outcome: undefined, ending: { outcome: 'done', status: 200 } as const };
      });
    for (let times = 0; times < 5; times += 1) await look();
    const meanwhile = await found();
    log.clock.advance(60_000);
    await look();
    await parts.tallies.settle();

    const counts = (await found()).map(({ count, isCounting }) => [count, isCounting]);
    assert.deepEqual(
      meanwhile.map(({ count }) => count),
      [1],
    );
    assert.deepEqual(counts, [
      [1, true],
      [5, undefined],
    ]);
  });

  it('is counted where a stranger is sent away again and again', async () => {
    const nobody = { outcome: 'denied', code: 'not-signed-in', status: 401 } as const;
    for (let times = 0; times < 4; times += 1) {
      await parts.operations.operate(booking, async () => ({ outcome: undefined, ending: nobody }));
    }
    log.clock.advance(60_000);
    await parts.tallies.settle();
    const wish = { from: 0, to: log.clock.now() };

    const { items } = await searchAudit(log.stores, { tenant: undefined, wish });

    assert.deepEqual(
      items.map(({ outcome, code, count }) => [outcome, code, count]),
      [['denied', 'not-signed-in', 4]],
    );
  });

  it('in a chat is called by what it changed, and says whose it was', async () => {
    const said = { ...booking, event: 'chat.message', way: 'chat' } as const;
    const cases = useCasesOnRecord(
      {
        actorOfTeamsUser: async () => hana,
        seeAvailability: async (_actor: object) => [],
        bookSeat: async (_actor: object) => ({ ok: true, value: { booking: { id: 'b-7' } } }),
      },
      parts.context,
    );

    await parts.operations.operate(said, async () => {
      const actor = await cases.actorOfTeamsUser();
      await cases.bookSeat(actor);
      await cases.seeAvailability(actor);
      return { outcome: undefined, ending: { outcome: 'done', status: 200 } as const };
    });

    const [record] = await found();
    assert.deepEqual(
      [record?.event, record?.person, record?.object, record?.outcome],
      ['chat.book', 'hana', { kind: 'booking', id: 'b-7' }, 'done'],
    );
  });

  it('is recorded one by one where such a request is refused', async () => {
    for (let times = 0; times < 3; times += 1) {
      await parts.operations.operate(map, async (operation) => {
        operation.by(hana);
        return { outcome: undefined, ending: { outcome: 'denied', status: 403 } as const };
      });
    }

    assert.equal((await found()).length, 3);
  });

  it('carries the mail address, which nobody reads once its key is forgotten (3.4-c)', async () => {
    await parts.operations.operate(booking, async (operation) => {
      operation.by(hana);
      return { outcome: undefined, ending: done };
    });
    await log.seal(ownLease);
    const [record] = await found();
    assert.ok(record?.mail);
    const opened = await parts.openMail(hana, record.mail);

    await forgetMail(log, hana);

    assert.equal(opened, 'hana@midori.example');
    assert.ok(!JSON.stringify(record).includes('hana@midori'));
    assert.equal(await parts.openMail(hana, record.mail), undefined);
    assert.equal((await verifyChain(log, { tenant: midori })).ok, true);
  });

  it('takes no other key, and no text that was touched, for a mail address', () => {
    const [key, other] = [randomIds.secret(), randomIds.secret()];
    const sealed = textCipher.seal(key, 'hana@midori.example');
    const bytes = Buffer.from(sealed.text, 'base64url');
    const touched = Array.from(bytes, (_, at) => {
      const copy = Buffer.from(bytes);
      copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
      return { ...sealed, text: copy.toString('base64url') };
    });

    assert.equal(textCipher.open(key, sealed), 'hana@midori.example');
    assert.deepEqual(
      [textCipher.open(other, sealed), ...touched.map((one) => textCipher.open(key, one))].filter(
        (text) => text !== undefined,
      ),
      [],
    );
  });
});

const aWrite: Write = {
  kind: 'put',
  item: { id: 'y', type: 'place', body: { v: 1 } },
};

function partsOver(log: AuditLog) {
  const { context, tallies, mail, operations } = recordingIn(log);
  const strays: string[] = [];
  return {
    context,
    strays,
    tallies,
    openMail: openMailWith(mail),
    stores: storesOnRecord(log.stores, context, (_, scope) => strays.push(scope)),
    operations,
  };
}
