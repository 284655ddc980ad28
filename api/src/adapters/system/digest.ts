import { createHash } from 'node:crypto';
import serialize from 'canonicalize';
import type { Digest } from '../../application/audit/chain.ts';

/** SHA-256 over the canonical form of JSON (RFC 8785), as hexadecimal digits. */
export const sha256: Digest = (value) => {
  const text = serialize(value);
  if (text === undefined) throw new TypeError('Not a value of JSON');
  return createHash('sha256').update(text).digest('hex');
};
