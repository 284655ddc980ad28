import assert from 'node:assert/strict';
import sinon from 'sinon';
import { EntitlementUnconfirmed } from '../../api/src/application/entitlement.ts';
import { RsiUnreachable } from '../../api/src/application/ports.ts';
import { sessionCookie } from '../../api/src/http/cookies.ts';
import { watchSession } from '../../api/src/http/watch-session.ts';
import { aMovableRsi, withdrawn } from '../support/rsi.ts';
import { signedIn } from '../support/signed-in.ts';
import { anActor, aWorld, knownPeople, type TestWorld } from '../support/world.ts';

const ada = anActor('ada');

describe('an open event stream (2.2.1-e, -f)', () => {
  let world: TestWorld;
  let rsi: ReturnType<typeof aMovableRsi>['rsi'];
  let timers: sinon.SinonFakeTimers;
  let over: sinon.SinonSpy<[unknown], void>;
  let unwatch: () => void;
  beforeEach(async () => {
    const movable = aMovableRsi();
    rsi = movable.rsi;
    world = await aWorld('2026-10-05T09:00:00+09:00', movable.port);
    await knownPeople(world, ada);
    const cookies = new Map([[sessionCookie, await signedIn(world, ada)]]);
    timers = sinon.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    over = sinon.fake();
    const sessions = { of: world.useCases.resolveSession };
    unwatch = watchSession(sessions, { cookies, needs: 'use-user-site', over });
  });
  afterEach(async () => {
    unwatch();
    timers.restore();
    await world.stores.close();
  });

  /** The clocks of the process and of its timers, and whatever was begun. */
  async function passes(seconds: number): Promise<void> {
    for (let at = 0; at < seconds; at += 10) {
      world.clock.advance(10_000);
      timers.tick(10_000);
      for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    }
  }

  it('goes on while RSI says yes, however long', async () => {
    await passes(600);

    assert.equal(over.callCount, 0);
  });

  it('is cut within 90 seconds once RSI says no', async () => {
    await passes(30);
    rsi.answer = withdrawn;
    await passes(90);

    assert.ok(over.called);
  });

  it('is cut five minutes after the last yes while RSI is silent, and not before', async () => {
    rsi.answer = () => Promise.reject(new RsiUnreachable('down'));
    await passes(290);
    const before = over.callCount;
    await passes(10);

    assert.equal(before, 0);
    assert.ok(over.firstCall.args[0] instanceof EntitlementUnconfirmed);
  });

  it('is cut once the role that it needs is taken', async () => {
    unwatch();
    const admin = anActor('root', ada.tenant, ['system-administrator', 'general']);
    await knownPeople(world, admin);
    const cookies = new Map([[sessionCookie, await signedIn(world, admin)]]);
    const sessions = { of: world.useCases.resolveSession };
    unwatch = watchSession(sessions, { cookies, needs: 'manage-floors', over });
    const { answer } = rsi;
    rsi.answer = async (asked) => ({ ...(await answer(asked)), isCompanyAdministrator: false });
    await passes(90);

    assert.ok(over.called);
  });
});
