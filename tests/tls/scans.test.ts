import assert from 'node:assert/strict';
import { skipBecause } from '../support/skip.ts';
import { scanTls } from '../support/tls/tls-scans.ts';

describe('TLS as an independent scanner sees it (2.2.1-a, 5.2-c)', () => {
  it('is 1.2 and 1.3, or 1.2 alone, with strong suites; a weak server is found out (control)', async function () {
    this.timeout(120_000);
    const verdict = await scanTls('sslscan');
    if (!verdict) return skipBecause(this, 'sslscan is not installed (Debian package sslscan)');

    assert.deepEqual(verdict.flaws, []);
    assert.equal(verdict.figures['weaknesses'], 0);
    assert.ok((verdict.figures['weaknessesOfControl'] ?? 0) >= 3);
  });
});
