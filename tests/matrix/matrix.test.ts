import assert from 'node:assert/strict';
import { aGround, type Ground } from '../support/matrix/ground.ts';
import { type Answered, runCells } from '../support/matrix/run-cells.ts';
import { actors } from './cells.ts';

describe('the matrix (security.md 3.7)', function () {
  this.timeout(180_000);
  let ground: Ground;
  const answered: Answered[] = [];
  before(async () => {
    ground = await aGround();
  });
  after(() => ground?.service.stop());

  for (const actor of actors) {
    it(`answers ${actor.name} as is stated, in every cell`, async () => {
      const { headers } = ground.service.proxy;
      const key = headers['x-functions-key'];
      if (actor.is === 'without-edge-key') delete headers['x-functions-key'];
      const ran = await runCells(ground, { actor });
      if (key) headers['x-functions-key'] = key;
      answered.push(...ran.answered);

      assert.deepEqual(ran.flaws, []);
    });
  }
});
