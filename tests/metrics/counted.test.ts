import assert from 'node:assert/strict';
import { countedOperations } from '../../api/src/adapters/telemetry/counted-operations.ts';
import { countedUseCases } from '../../api/src/adapters/telemetry/counted-use-cases.ts';
import { timedRsi } from '../../api/src/adapters/telemetry/timed-rsi.ts';
import type { Operations } from '../../api/src/application/audit/operations.ts';
import { RsiDenied, RsiRefused, RsiUnreachable } from '../../api/src/application/ports.ts';
import { StoreBusy } from '../../api/src/application/store-faults.ts';
import type { UseCases } from '../../api/src/application/use-cases.ts';
import { granted, refused } from '../../api/src/domain/refusal.ts';
import { loyalRsi } from '../support/rsi.ts';
import { aWorld } from '../support/world.ts';

describe('counted use cases', () => {
  it('tell what came of each attempt, and hand it on as it is', async () => {
    const { useCases, stores } = await aWorld();
    const heard: unknown[] = [];
    const outcomes = [granted({}), refused({ code: 'changed-meanwhile' })] as const;
    let at = 0;
    const decided = async () => {
      const outcome = outcomes[at];
      at += 1;
      if (!outcome) throw new StoreBusy('planted');
      return outcome as never;
    };
    const planted: UseCases = { ...useCases, cancelBooking: decided };
    const counted = countedUseCases(planted, {
      count: (name, labels) => heard.push([name, labels]),
    });
    const cancel = () => counted.cancelBooking(undefined as never, undefined as never);

    const first = await cancel();
    const second = await cancel();
    await assert.rejects(cancel(), StoreBusy);
    await stores.close();

    assert.deepEqual([first, second], outcomes);
    assert.deepEqual(
      heard,
      ['done', 'changed-meanwhile', 'failed'].map((outcome) => [
        'sekitori_bookings_total',
        { action: 'cancel', outcome },
      ]),
    );
  });

  it('tell why a login came to nothing', async () => {
    const { useCases, stores } = await aWorld();
    const heard: unknown[] = [];
    const counted = countedUseCases(useCases, { count: (_, labels) => heard.push(labels) });

    await counted.completeSignIn({ callback: new URL('https://a.test/?state=none'), browser: 'b' });
    await stores.close();

    assert.deepEqual(heard, [{ outcome: 'login-failed' }]);
  });
});

describe('counted operations', () => {
  const beginning = { event: 'booking.made', way: 'chat', requestId: 'r' } as const;
  const onRecord: Operations = {
    operate: async (_, work) => (await work(undefined as never)).outcome,
    turnedAway: () => undefined,
  };
  const offRecord: Operations = {
    async operate(_, work) {
      await work(undefined as never);
      throw new StoreBusy('planted');
    },
    turnedAway: () => undefined,
  };

  it('tell by which way each came and how it ended, also where it cannot be put on record', async () => {
    const heard: unknown[] = [];
    const figures = { count: (_: string, labels: unknown) => heard.push(labels) };
    const refusing = async () => ({ outcome: 7, ending: { outcome: 'refused' } }) as const;
    const failing = () => Promise.reject(new TypeError('planted'));

    const outcome = await countedOperations(onRecord, figures).operate(beginning, refusing);
    await assert.rejects(
      countedOperations(onRecord, figures).operate(beginning, failing),
      TypeError,
    );
    await assert.rejects(
      countedOperations(offRecord, figures).operate(beginning, refusing),
      StoreBusy,
    );

    assert.equal(outcome, 7);
    assert.deepEqual(
      heard,
      ['refused', 'failed', 'failed'].map((ended) => ({ way: 'chat', outcome: ended })),
    );
  });
});

describe('a timed RSI', () => {
  it('tells of every question how it ended, and changes nothing about it', async () => {
    const faults = [
      [new RsiDenied('planted'), 'denied'],
      [new RsiRefused('planted'), 'refused'],
      [new RsiUnreachable('planted'), 'unreachable'],
      [new TypeError('planted'), 'failed'],
    ] as const;
    const heard: unknown[] = [];
    const timed = (error?: Error) => {
      const health = () => (error ? Promise.reject(error) : Promise.resolve());
      return timedRsi(
        { ...loyalRsi, health },
        { observe: (_, seconds, labels) => heard.push([seconds >= 0, labels]) },
      );
    };

    await timed().health();
    for (const [error] of faults) await assert.rejects(timed(error).health(), error);

    assert.deepEqual(
      heard,
      ['answered', ...faults.map(([, outcome]) => outcome)].map((outcome) => [
        true,
        { operation: 'health', outcome },
      ]),
    );
  });
});
