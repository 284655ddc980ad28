import assert from 'node:assert/strict';
import type { World } from '../../api/src/http/handler.ts';
import { serviceRoutes } from '../../api/src/http/routes/service.ts';
import { sharedService } from '../support/service.ts';

const up = () => Promise.resolve();
const down = () => Promise.reject(new Error('planted'));

/** The handler looks at nothing else of its world, and at nothing that was asked. */
const readinessWith = (dependencies: World['dependencies']) =>
  serviceRoutes.ready(undefined as never, { dependencies } as World);

describe('liveness and readiness (3.1-a)', function () {
  this.timeout(150_000);

  it('are told to anyone on the host, with the state of each dependency', async () => {
    const { url } = await sharedService();

    const [live, ready] = await Promise.all([fetch(`${url}/livez`), fetch(`${url}/readyz`)]);

    assert.deepEqual([live.status, await live.json()], [200, { state: 'alive' }]);
    assert.deepEqual(
      [ready.status, await ready.json()],
      [200, { state: 'ready', dependencies: { store: 'up', rsi: 'up' } }],
    );
  });

  it('name the one dependency that is down, and not why', async () => {
    const answer = await readinessWith({ store: up, rsi: down });

    assert.deepEqual(answer, {
      kind: 'json',
      status: 503,
      body: { state: 'not-ready', dependencies: { store: 'up', rsi: 'down' } },
    });
  });
});
