import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  type SealedSecret,
  type SecretPlace,
  type Secrets,
  SecretUnreadable,
  type WrappingKeys,
} from '../../application/secrets.ts';

const cipherName = 'aes-256-gcm';
const dataKeyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const form = 1;

/**
 * Envelope encryption: AES-256-GCM with a fresh data key for each sealing, so that no nonce can meet
 * its like, and the data key wrapped by the key service.
 */
export function sealedSecrets(keys: WrappingKeys): Secrets {
  return {
    async seal(place, text) {
      const dataKey = randomBytes(dataKeyBytes);
      const { version, wrapped } = await keys.wrap(dataKey);
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(cipherName, dataKey, nonce, { authTagLength: tagBytes });
      cipher.setAAD(boundTo(place, version));
      const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      dataKey.fill(0);
      return {
        form,
        key: version,
        dataKey: Buffer.from(wrapped).toString('base64url'),
        nonce: nonce.toString('base64url'),
        text: Buffer.concat([encrypted, cipher.getAuthTag()]).toString('base64url'),
      };
    },

    async open(place, sealed) {
      const parts = partsOf(sealed);
      if (!parts) throw new SecretUnreadable(`The ${place.purpose} is not a sealed secret`);
      const dataKey = await keys.unwrap({ version: sealed.key, wrapped: parts.dataKey });
      const text =
        dataKey?.length === dataKeyBytes
          ? decrypted(parts, { dataKey, bound: boundTo(place, sealed.key) })
          : undefined;
      if (text === undefined) {
        throw new SecretUnreadable(`The ${place.purpose} does not open with any key there is`);
      }
      return text;
    },
  };
}

/** What GCM authenticates beside the text (security.md 3.6); a list, so that no two places read alike. */
function boundTo({ tenant, person, purpose, record }: SecretPlace, keyVersion: string): Buffer {
  return Buffer.from(JSON.stringify([tenant, person, purpose, record, form, keyVersion]));
}

type Parts = { readonly dataKey: Buffer; readonly nonce: Buffer; readonly text: Buffer };

/** What comes out of a store is anybody's word, whatever its type says. */
function partsOf(sealed: SealedSecret): Parts | undefined {
  const dataKey = bytesOf(sealed.dataKey);
  const nonce = bytesOf(sealed.nonce);
  const text = bytesOf(sealed.text);
  const isWhole = sealed.form === form && typeof sealed.key === 'string';
  if (!isWhole || !dataKey || nonce?.length !== nonceBytes) return undefined;
  return text && text.length >= tagBytes ? { dataKey, nonce, text } : undefined;
}

/** Only the one way to write these bytes: a spare bit that changes nothing is a change all the same. */
function bytesOf(text: unknown): Buffer | undefined {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

function decrypted(
  { nonce, text }: Parts,
  { dataKey, bound }: { readonly dataKey: Uint8Array; readonly bound: Buffer },
): string | undefined {
  const decipher = createDecipheriv(cipherName, dataKey, nonce, { authTagLength: tagBytes });
  decipher.setAAD(bound);
  decipher.setAuthTag(text.subarray(-tagBytes));
  const begun = decipher.update(text.subarray(0, -tagBytes));
  try {
    return Buffer.concat([begun, decipher.final()]).toString('utf8');
  } catch {
    // The tag does not fit. Nothing of the cause is worth telling, and what was begun is not shown.
    return undefined;
  } finally {
    dataKey.fill(0);
  }
}
