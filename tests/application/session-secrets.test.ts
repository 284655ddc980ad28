import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { randomIds } from '../../api/src/adapters/system/random-ids.ts';

const many = 1_000_000;
const bytesOfOne = 32;
/** Five standard deviations: good randomness fails once in 1.7 million runs. */
const farthest = 5;

type Finding = 'repeats' | 'form' | 'monobit' | 'runs';

/**
 * What is wrong with so many secrets: one that comes twice, another form than 256 bits, more ones than zeros
 * or fewer, and bits that change too often or too seldom (NIST SP 800-22, 2.1 and 2.3).
 */
function findingsIn(secrets: readonly string[]): Finding[] {
  const bytes = Buffer.concat(secrets.map((secret) => Buffer.from(secret, 'base64url')));
  const bits = bytes.length * 8;
  let ones = 0;
  let changes = 0;
  let last = (bytes[0] ?? 0) >> 7;
  for (const byte of bytes) {
    ones += onesOf[byte] ?? 0;
    // Between the bits of a byte, and from the last bit of the one before.
    changes += (onesOf[(byte ^ (byte >> 1)) & 0x7f] ?? 0) + (last ^ (byte >> 7));
    last = byte & 1;
  }
  const share = ones / bits;
  const expectedRuns = 2 * bits * share * (1 - share);
  const spread = 2 * Math.sqrt(bits) * share * (1 - share);
  const isOfForm = secrets.every((secret) => /^[A-Za-z0-9_-]{43}$/.test(secret));
  const checks: readonly (readonly [Finding, boolean])[] = [
    ['form', isOfForm && bytes.length === secrets.length * bytesOfOne],
    ['repeats', new Set(secrets).size === secrets.length],
    ['monobit', Math.abs(2 * ones - bits) / Math.sqrt(bits) < farthest],
    ['runs', Math.abs(changes + 1 - expectedRuns) / spread < farthest],
  ];
  return checks.flatMap(([finding, isGood]) => (isGood ? [] : [finding]));
}

const onesOf = Array.from(
  { length: 256 },
  (_, byte) => byte.toString(2).replaceAll('0', '').length,
);

const made = (make: (nth: number) => Buffer, howMany = many / 50) =>
  Array.from({ length: howMany }, (_, nth) => make(nth).toString('base64url'));
const hashed = (nth: number) => createHash('sha256').update(String(nth)).digest();

describe('secrets of sessions (session 10)', function () {
  this.timeout(120_000);

  it('are a million without a repeat, of 256 bits that are as often one as zero and change as chance would', () => {
    const secrets = Array.from({ length: many }, () => randomIds.secret());

    assert.deepEqual(findingsIn(secrets), []);
  });

  it('would be found out otherwise (control)', () => {
    const stuck = (nth: number) => {
      const bytes = hashed(nth);
      bytes[7] = (bytes[7] ?? 0) | 1;
      return bytes;
    };
    const striped = (nth: number) => Buffer.from(hashed(nth).map((byte) => (byte & 0xf0) | 0b0101));
    const counted = (nth: number) => {
      const bytes = Buffer.alloc(bytesOfOne);
      bytes.writeUInt32BE(nth, 28);
      return bytes;
    };

    assert.deepEqual(findingsIn(made(hashed)), []);
    assert.deepEqual(findingsIn(made(stuck)), ['monobit']);
    assert.deepEqual(findingsIn(made(striped)), ['runs']);
    assert.deepEqual(findingsIn(made(counted)), ['monobit', 'runs']);
    assert.deepEqual(findingsIn(made((nth) => hashed(nth % 19_999))), ['repeats']);
    assert.deepEqual(findingsIn(made((nth) => hashed(nth).subarray(0, 16))), ['form']);
  });
});
