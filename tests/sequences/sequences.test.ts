import assert from 'node:assert/strict';
import { aSequenceGround, type SequenceGround } from '../support/sequences/ground.ts';
import { flawText, playSequences } from '../support/sequences/harness.ts';
import { readStorm } from '../support/storm/sizes.ts';

const { seed } = readStorm();
const count = Number(process.env['SEQUENCES'] ?? 100);

/** Outcomes of at least one call in ten sequences: a run without them would have tried little. */
const mustHappen = [
  'book 201',
  'book seat-taken',
  'book already-booked',
  'book key-reused',
  'book seat-closed',
  'book not-found',
  'move 200',
  'move not-permitted',
  'cancel 200',
  'release 200',
  'draft changed-meanwhile',
  'publish 200',
  'publish not-found',
  'publish floor-has-bookings',
  'map not-found',
];

describe(`${count} sequences of calls of two companies (STORM_SEED=${seed})`, function () {
  this.timeout(240_000);
  let ground: SequenceGround;
  before(async () => {
    ground = await aSequenceGround();
  });
  after(() => ground.stop());

  it('are answered as a reference foretells, and everybody sees what it says afterwards', async () => {
    const { wrong, figures } = await playSequences(ground.made, { seed, count });

    assert.equal(wrong && flawText(wrong), undefined);
    assert.deepEqual(
      mustHappen.filter((name) => count >= 100 && figures[name] === undefined),
      [],
    );
  });

  it('find a planted double booking after a move, and name the three or four calls it takes', async () => {
    await ground.forgetMoves();

    const { wrong } = await playSequences(ground.made, { seed, count: 30 });

    assert.ok(wrong);
    assert.ok(wrong.sequence.length <= 4, flawText(wrong));
    assert.ok(
      wrong.sequence.some((deed) => deed.do === 'move'),
      flawText(wrong),
    );
  });
});
