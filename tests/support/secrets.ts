import assert from 'node:assert/strict';
import type { Secrets } from '../../api/src/application/secrets.ts';
import { SecretUnreadable } from '../../api/src/application/secrets.ts';

/**
 * Secrets that are in the clear but open at their own place only, as the real ones do: for tests that are
 * not about sealing. The real ones are proven in tests/keys.
 */
export const openSecrets: Secrets = {
  async seal(place, text) {
    const sealed = JSON.stringify({ place, text });
    return { form: 1, key: 'none', dataKey: '', nonce: '', text: sealed };
  },
  async open(place, sealed) {
    const { place: sealedAt, text } = JSON.parse(sealed.text);
    const isThere = JSON.stringify(sealedAt) === JSON.stringify(place);
    if (!isThere) throw new SecretUnreadable('Sealed elsewhere');
    assert.ok(typeof text === 'string');
    return text;
  },
};
