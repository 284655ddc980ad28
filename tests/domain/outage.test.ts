import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beatAfter, type Heartbeat, putOff } from '../../api/src/domain/outage.ts';

const minute = 60_000;
const noon = Date.parse('2026-10-06T12:00:00Z');

describe('an outage', () => {
  it('is more than five minutes between two beats', () => {
    const last = { at: noon, outages: [] };

    assert.deepEqual(
      [5 * minute, 5 * minute + 1].map((ms) => beatAfter(last, noon + ms).outages),
      [[], [{ start: noon, end: noon + 5 * minute + 1 }]],
    );
    assert.deepEqual(beatAfter(undefined, noon), { at: noon, outages: [] });
  });

  it('is remembered for two days', () => {
    const last = { at: noon, outages: [{ start: noon - 60 * minute, end: noon }] };
    const twoDays = 2 * 24 * 60 * minute;
    const held = Array.from({ length: 24 * 48 }, (_, at) => noon + at * 2.5 * minute).reduce(
      beatAfter,
      last,
    );

    assert.deepEqual(held.outages, last.outages);
    assert.deepEqual(beatAfter({ ...held, at: noon + twoDays }, noon + twoDays).outages, []);
  });

  it('is none once a clock that jumped ahead is set back', () => {
    const last = { at: noon, outages: [] };

    const ahead = beatAfter(last, noon + 61 * minute);
    const back = beatAfter(ahead, noon + 2 * minute);
    const wayBack = beatAfter(ahead, noon - 60 * minute);

    assert.deepEqual(ahead.outages, [{ start: noon, end: noon + 61 * minute }]);
    assert.deepEqual(back.outages, [{ start: noon, end: noon + 2 * minute }]);
    assert.deepEqual(wayBack, { at: noon - 60 * minute, outages: [] });
  });

  it('never overlaps another, however the clock goes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -90, max: 120 }), { maxLength: 30 }), (steps) => {
        let now = noon;
        let beat: Heartbeat | undefined;
        for (const step of steps) {
          now += step * minute;
          beat = beatAfter(beat, now);
          for (const [at, { start, end }] of beat.outages.entries()) {
            assert.ok(start < end && end <= now);
            assert.ok(start >= (beat.outages[at - 1]?.end ?? start));
          }
        }
      }),
    );
  });

  it('puts a time off by all that was down before it is over, and by no more', () => {
    const [first, second] = [
      { start: 10, end: 20 },
      { start: 22, end: 24 },
    ];

    assert.deepEqual(
      [
        putOff(5, 0, [first, second]),
        putOff(11, 0, [first, second]),
        putOff(12, 0, [first, second]),
        putOff(13, 0, [first, second]),
        putOff(12, 15, [first, second]),
        putOff(30, 25, [first, second]),
      ],
      [5, 21, 22, 25, 17, 30],
    );
  });
});
