import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { eventLoopLoad } from '../../api/src/adapters/system/event-loop-load.ts';

/** Lets nothing else run for so long. */
function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('the load of this process', () => {
  it('rises while the event loop is blocked, and falls when it no longer is', async function () {
    this.timeout(60_000);
    const load = eventLoopLoad();
    const until = async (isSo: () => boolean, between: () => void) => {
      const deadline = performance.now() + 20_000;
      while (!isSo() && performance.now() < deadline) {
        between();
        await pause(1);
      }
      return isSo();
    };

    const rose = await until(
      () => load.delayMs() >= 100,
      () => block(150),
    );
    const fell = await until(
      () => load.delayMs() < 100,
      () => undefined,
    );
    load.stop();

    assert.deepEqual({ rose, fell }, { rose: true, fell: true });
  });
});
