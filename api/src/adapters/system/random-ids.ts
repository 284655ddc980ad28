import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Ids } from '../../application/ports.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const idBytes = 20;

/** 160 bits as 32 letters and digits; the first five bits first. */
function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return text;
}

/** Ids from the operating system's randomness and SHA-256. */
export const randomIds: Ids = {
  fresh: () => base32(randomBytes(idBytes)),
  secret: () => randomBytes(32).toString('base64url'),
  sixDigits: () => String(randomInt(1_000_000)).padStart(6, '0'),
  derived: (...parts) => {
    // Lengths go into the hash, so that no two lists of parts run together to the same text.
    const text = parts.map((part) => `${part.length}:${part}`).join('');
    return base32(createHash('sha256').update(text).digest().subarray(0, idBytes));
  },
};
